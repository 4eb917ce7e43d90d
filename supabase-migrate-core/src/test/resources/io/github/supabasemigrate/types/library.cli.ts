export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  library: {
    Tables: {
      authors: {
        Row: {
          born: number | null;
          id: number;
          name: string;
          books_of: {
            author_id: number;
            id: number;
            lent_to: string | null;
            place: Database["library"]["CompositeTypes"]["shelf"] | null;
            state: Database["library"]["Enums"]["condition"];
            subtitle: string | null;
            title: string;
          } | null;
          latest: {
            author_id: number;
            id: number;
            lent_to: string | null;
            place: Database["library"]["CompositeTypes"]["shelf"] | null;
            state: Database["library"]["Enums"]["condition"];
            subtitle: string | null;
            title: string;
          } | null;
          shelved: {
            author_id: number;
            id: number;
            lent_to: string | null;
            place: Database["library"]["CompositeTypes"]["shelf"] | null;
            state: Database["library"]["Enums"]["condition"];
            subtitle: string | null;
            title: string;
          } | null;
        };
        ComputedFields: "books_of" | "latest" | "shelved";
        Insert: {
          born?: number | null;
          id: number;
          name: string;
        };
        Update: {
          born?: number | null;
          id?: number;
          name?: string;
        };
        Relationships: [];
      };
      books: {
        Row: {
          author_id: number;
          id: number;
          lent_to: string | null;
          place: Database["library"]["CompositeTypes"]["shelf"] | null;
          state: Database["library"]["Enums"]["condition"];
          subtitle: string | null;
          title: string;
          worst: Database["library"]["Enums"]["condition"] | null;
        };
        ComputedFields: "worst";
        Insert: {
          author_id: number;
          id: number;
          lent_to?: string | null;
          place?: Database["library"]["CompositeTypes"]["shelf"] | null;
          state?: Database["library"]["Enums"]["condition"];
          subtitle?: string | null;
          title: string;
        };
        Update: {
          author_id?: number;
          id?: number;
          lent_to?: string | null;
          place?: Database["library"]["CompositeTypes"]["shelf"] | null;
          state?: Database["library"]["Enums"]["condition"];
          subtitle?: string | null;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "authors";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "full_joined";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "with_lateral";
            referencedColumns: ["id"];
          },
        ];
      };
      reviews: {
        Row: {
          book_id: number;
          reader_id: string;
          stars: number;
        };
        ComputedFields: never;
        Insert: {
          book_id: number;
          reader_id: string;
          stars: number;
        };
        Update: {
          book_id?: number;
          reader_id?: string;
          stars?: number;
        };
        Relationships: [
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "books";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "full_joined";
            referencedColumns: ["book_id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "in_cte";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "in_subquery";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "popular";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "windowed";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "reviews_book_id_fkey";
            columns: ["book_id"];
            isOneToOne: false;
            referencedRelation: "with_scalar";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      constant: {
        Row: {
          letter: string | null;
          one: number | null;
          shown: string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      distinct_titles: {
        Row: {
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      full_joined: {
        Row: {
          book_id: number | null;
          id: number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      grouped: {
        Row: {
          author_id: number;
          books: number | null;
          last: string | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "authors";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "full_joined";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "with_lateral";
            referencedColumns: ["id"];
          },
        ];
      };
      in_cte: {
        Row: {
          author_id: number;
          id: number;
          title: string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "authors";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "full_joined";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "with_lateral";
            referencedColumns: ["id"];
          },
        ];
      };
      in_except: {
        Row: {
          id: number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      in_intersect: {
        Row: {
          id: number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      in_subquery: {
        Row: {
          id: number;
          lent_to: string | null;
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      in_union: {
        Row: {
          id: number | null;
          name: string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      in_union_all: {
        Row: {
          author_id: number | null;
          title: string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      popular: {
        Row: {
          id: number;
          mean: number | null;
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      right_joined: {
        Row: {
          name: string | null;
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      windowed: {
        Row: {
          author_id: number;
          id: number;
          place: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "authors";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "full_joined";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "books_author_id_fkey";
            columns: ["author_id"];
            isOneToOne: false;
            referencedRelation: "with_lateral";
            referencedColumns: ["id"];
          },
        ];
      };
      with_lateral: {
        Row: {
          id: number;
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      with_scalar: {
        Row: {
          author: string | null;
          id: number;
        };
        ComputedFields: never;
        Insert: {
          author?: never;
          id?: number | null;
        };
        Update: {
          author?: never;
          id?: number | null;
        };
        Relationships: [];
      };
    };
    Functions: {
      books_of: {
        Args: { "": Database["library"]["Tables"]["authors"]["Row"] };
        Returns: {
          error: true;
        } & "the function library.books_of with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache";
        SetofOptions: {
          from: "library.authors";
          to: "books";
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      latest: {
        Args: { "": Database["library"]["Tables"]["authors"]["Row"] };
        Returns: {
          error: true;
        } & "the function library.latest with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache";
        SetofOptions: {
          from: "library.authors";
          to: "books";
          isOneToOne: true;
          isSetofReturn: true;
        };
      };
      lend: {
        Args: { book: number; reader: string; state?: Database["library"]["Enums"]["condition"] };
        Returns: {
          author_id: number;
          id: number;
          lent_to: string | null;
          place: Database["library"]["CompositeTypes"]["shelf"] | null;
          state: Database["library"]["Enums"]["condition"];
          subtitle: string | null;
          title: string;
        };
        SetofOptions: {
          from: "*";
          to: "books";
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
      shelved: {
        Args: {
          author: Omit<
            Database["library"]["Tables"]["authors"]["Row"],
            Database["library"]["Tables"]["authors"]["ComputedFields"]
          >;
        };
        Returns: {
          author_id: number;
          id: number;
          lent_to: string | null;
          place: Database["library"]["CompositeTypes"]["shelf"] | null;
          state: Database["library"]["Enums"]["condition"];
          subtitle: string | null;
          title: string;
        }[];
        SetofOptions: {
          from: "library.authors";
          to: "books";
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      worst: {
        Args: { "": Database["library"]["Tables"]["books"]["Row"] };
        Returns: {
          error: true;
        } & "the function library.worst with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache";
      };
    };
    Enums: {
      condition: "new" | "worn";
    };
    CompositeTypes: {
      shelf: {
        room: string | null;
        place: number | null;
      };
    };
  };
  public: {
    Tables: {
      people: {
        Row: {
          favourite: Database["library"]["Enums"]["condition"] | null;
          id: string;
          mentor_id: string | null;
          name: string;
          lent_by: Database["library"]["Tables"]["books"]["Row"] | null;
          mentored: {
            favourite: Database["library"]["Enums"]["condition"] | null;
            id: string;
            mentor_id: string | null;
            name: string;
          } | null;
        };
        ComputedFields: "lent_by" | "mentored";
        Insert: {
          favourite?: Database["library"]["Enums"]["condition"] | null;
          id?: string;
          mentor_id?: string | null;
          name: string;
        };
        Update: {
          favourite?: Database["library"]["Enums"]["condition"] | null;
          id?: string;
          mentor_id?: string | null;
          name?: string;
        };
        Relationships: [
          {
            foreignKeyName: "people_mentor_id_fkey";
            columns: ["mentor_id"];
            isOneToOne: false;
            referencedRelation: "people";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "people_mentor_id_fkey";
            columns: ["mentor_id"];
            isOneToOne: false;
            referencedRelation: "readers";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "people_mentor_id_fkey";
            columns: ["mentor_id"];
            isOneToOne: false;
            referencedRelation: "readers_of_worn";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      pairs: {
        Row: {
          mentor: string;
          pupil: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      readers: {
        Row: {
          book_id: number;
          id: string;
          name: string;
          stars: number;
        };
        ComputedFields: never;
        Relationships: [];
      };
      readers_of_worn: {
        Row: {
          id: string;
          name: string;
          title: string;
        };
        ComputedFields: never;
        Relationships: [];
      };
    };
    Functions: {
      lent_by: {
        Args: {
          person: Omit<
            Database["public"]["Tables"]["people"]["Row"],
            Database["public"]["Tables"]["people"]["ComputedFields"]
          >;
        };
        Returns: Database["library"]["Tables"]["books"]["Row"][];
        SetofOptions: {
          from: "people";
          to: "books";
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      mentored: {
        Args: { "": Database["public"]["Tables"]["people"]["Row"] };
        Returns: {
          error: true;
        } & "the function public.mentored with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache";
        SetofOptions: {
          from: "people";
          to: "people";
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  library: {
    Enums: {
      condition: ["new", "worn"],
    },
  },
  public: {
    Enums: {},
  },
} as const;
