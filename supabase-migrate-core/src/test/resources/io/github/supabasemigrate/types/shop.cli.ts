export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      customers: {
        Row: {
          born: string | null
          extra: Json | null
          full_name: string | null
          home: Database["public"]["CompositeTypes"]["address"] | null
          id: number
          kind: "a" | "b" | null
          location: unknown
          mail: string | null
          "Mixed Case": boolean
          name: string
          period: unknown
          settings: NonNullable<Json>
          display_name: string | null
          latest_order: {
            customer_id: number
            history: Database["public"]["Enums"]["order_status"][] | null
            id: string
            matrix: number[] | null
            placed_at: string
            serial: number
            status: Database["public"]["Enums"]["order_status"]
            total: number
          } | null
          orders_of: {
            customer_id: number
            history: Database["public"]["Enums"]["order_status"][] | null
            id: string
            matrix: number[] | null
            placed_at: string
            serial: number
            status: Database["public"]["Enums"]["order_status"]
            total: number
          } | null
        }
        ComputedFields: "display_name" | "latest_order" | "orders_of"
        Insert: {
          born?: string | null
          extra?: Json | null
          full_name?: never
          home?: Database["public"]["CompositeTypes"]["address"] | null
          id?: never
          kind?: "a" | "b" | null
          location?: unknown
          mail?: string | null
          "Mixed Case"?: boolean
          name: string
          period?: unknown
          settings?: NonNullable<Json>
        }
        Update: {
          born?: string | null
          extra?: Json | null
          full_name?: never
          home?: Database["public"]["CompositeTypes"]["address"] | null
          id?: never
          kind?: "a" | "b" | null
          location?: unknown
          mail?: string | null
          "Mixed Case"?: boolean
          name?: string
          period?: unknown
          settings?: NonNullable<Json>
        }
        Relationships: []
      }
      empty: {
        Row: {}
        ComputedFields: never
        Insert: {}
        Update: {}
        Relationships: []
      }
      events: {
        Row: {
          at: string
          id: number
        }
        ComputedFields: never
        Insert: {
          at: string
          id: number
        }
        Update: {
          at?: string
          id?: number
        }
        Relationships: []
      }
      events_2026: {
        Row: {
          at: string
          id: number
        }
        ComputedFields: never
        Insert: {
          at: string
          id: number
        }
        Update: {
          at?: string
          id?: number
        }
        Relationships: []
      }
      line_notes: {
        Row: {
          body: string | null
          line: number
          order_id: string
        }
        ComputedFields: never
        Insert: {
          body?: string | null
          line: number
          order_id: string
        }
        Update: {
          body?: string | null
          line?: number
          order_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "line_notes_line"
            columns: ["order_id", "line"]
            isOneToOne: true
            referencedRelation: "order_lines"
            referencedColumns: ["order_id", "line"]
          },
        ]
      }
      order_lines: {
        Row: {
          line: number
          note: string | null
          order_id: string
        }
        ComputedFields: never
        Insert: {
          line: number
          note?: string | null
          order_id: string
        }
        Update: {
          line?: number
          note?: string | null
          order_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "order_lines_order_id_fkey"
            columns: ["order_id"]
            isOneToOne: false
            referencedRelation: "customer_orders"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "order_lines_order_id_fkey"
            columns: ["order_id"]
            isOneToOne: false
            referencedRelation: "left_orders"
            referencedColumns: ["order_id"]
          },
          {
            foreignKeyName: "order_lines_order_id_fkey"
            columns: ["order_id"]
            isOneToOne: false
            referencedRelation: "orders"
            referencedColumns: ["id"]
          },
        ]
      }
      orders: {
        Row: {
          customer_id: number
          history: Database["public"]["Enums"]["order_status"][] | null
          id: string
          matrix: number[] | null
          placed_at: string
          serial: number
          status: Database["public"]["Enums"]["order_status"]
          total: number
        }
        ComputedFields: never
        Insert: {
          customer_id: number
          history?: Database["public"]["Enums"]["order_status"][] | null
          id?: string
          matrix?: number[] | null
          placed_at?: string
          serial?: number
          status?: Database["public"]["Enums"]["order_status"]
          total: number
        }
        Update: {
          customer_id?: number
          history?: Database["public"]["Enums"]["order_status"][] | null
          id?: string
          matrix?: number[] | null
          placed_at?: string
          serial?: number
          status?: Database["public"]["Enums"]["order_status"]
          total?: number
        }
        Relationships: [
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "left_orders"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "simple_customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "stacked"
            referencedColumns: ["id"]
          },
        ]
      }
      profiles: {
        Row: {
          bio: string | null
          customer_id: number
        }
        ComputedFields: never
        Insert: {
          bio?: string | null
          customer_id: number
        }
        Update: {
          bio?: string | null
          customer_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "profiles_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: true
            referencedRelation: "customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "profiles_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: true
            referencedRelation: "left_orders"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "profiles_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: true
            referencedRelation: "simple_customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "profiles_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: true
            referencedRelation: "stacked"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      customer_orders: {
        Row: {
          customer_id: number
          customer_name: string
          doubled: number | null
          id: string
          mail: string | null
        }
        ComputedFields: never
        Relationships: [
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "left_orders"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "simple_customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "stacked"
            referencedColumns: ["id"]
          },
        ]
      }
      left_orders: {
        Row: {
          id: number
          order_id: string | null
        }
        ComputedFields: never
        Relationships: []
      }
      simple_customers: {
        Row: {
          id: number
          mail: string | null
          name: string
          of_view: string | null
        }
        ComputedFields: "of_view"
        Insert: {
          id?: number | null
          mail?: string | null
          name?: string | null
        }
        Update: {
          id?: number | null
          mail?: string | null
          name?: string | null
        }
        Relationships: []
      }
      stacked: {
        Row: {
          id: number
          name: string
        }
        ComputedFields: never
        Insert: {
          id?: number | null
          name?: string | null
        }
        Update: {
          id?: number | null
          name?: string | null
        }
        Relationships: []
      }
      totals: {
        Row: {
          customer_id: number
          total: number | null
        }
        ComputedFields: never
        Relationships: [
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "left_orders"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "simple_customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "stacked"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Functions: {
      add: { Args: { a: number; b?: number }; Returns: number }
      all_orders: {
        Args: Record<PropertyKey, never>
        Returns: {
          customer_id: number
          history: Database["public"]["Enums"]["order_status"][] | null
          id: string
          matrix: number[] | null
          placed_at: string
          serial: number
          status: Database["public"]["Enums"]["order_status"]
          total: number
        }[]
        SetofOptions: {
          from: "*"
          to: "orders"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      any_of: { Args: { items: string[] }; Returns: string }
      bio_of: {
        Args: {
          loud: boolean
          p: Omit<
            Database["public"]["Tables"]["profiles"]["Row"],
            Database["public"]["Tables"]["profiles"]["ComputedFields"]
          >
        }
        Returns: string
      }
      by_mail: { Args: { mail: unknown }; Returns: unknown }
      composite: {
        Args: Record<PropertyKey, never>
        Returns: Database["public"]["CompositeTypes"]["address"]
        SetofOptions: {
          from: "*"
          to: "address"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      display_name: {
        Args: { "": Database["public"]["Tables"]["customers"]["Row"] }
        Returns: {
          error: true
        } & "the function public.display_name with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache"
      }
      latest_order: {
        Args: { "": Database["public"]["Tables"]["customers"]["Row"] }
        Returns: {
          error: true
        } & "the function public.latest_order with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache"
        SetofOptions: {
          from: "customers"
          to: "orders"
          isOneToOne: true
          isSetofReturn: true
        }
      }
      many: {
        Args: { rows: Database["public"]["Tables"]["customers"]["Row"][] }
        Returns: string[]
      }
      of_view: {
        Args: {
          v: Omit<
            Database["public"]["Views"]["simple_customers"]["Row"],
            Database["public"]["Views"]["simple_customers"]["ComputedFields"]
          >
        }
        Returns: string
      }
      one_order: {
        Args: { order_id: string }
        Returns: {
          customer_id: number
          history: Database["public"]["Enums"]["order_status"][] | null
          id: string
          matrix: number[] | null
          placed_at: string
          serial: number
          status: Database["public"]["Enums"]["order_status"]
          total: number
        }
        SetofOptions: {
          from: "*"
          to: "orders"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      orders_of: {
        Args: {
          customer: Omit<
            Database["public"]["Tables"]["customers"]["Row"],
            Database["public"]["Tables"]["customers"]["ComputedFields"]
          >
        }
        Returns: {
          customer_id: number
          history: Database["public"]["Enums"]["order_status"][] | null
          id: string
          matrix: number[] | null
          placed_at: string
          serial: number
          status: Database["public"]["Enums"]["order_status"]
          total: number
        }[]
        SetofOptions: {
          from: "customers"
          to: "orders"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      outs: {
        Args: { a: number; c: boolean }
        Returns: Record<string, unknown>
      }
      over:
        | {
            Args: { x: number }
            Returns: {
              error: true
            } & "Could not choose the best candidate function between: public.over(x => int4), public.over(x => text). Try renaming the parameters or the function itself in the database so function overloading can be resolved"
          }
        | { Args: { x: number; y: number }; Returns: string }
        | {
            Args: { x: string }
            Returns: {
              error: true
            } & "Could not choose the best candidate function between: public.over(x => int4), public.over(x => text). Try renaming the parameters or the function itself in the database so function overloading can be resolved"
          }
      ping: { Args: Record<PropertyKey, never>; Returns: undefined }
      state: {
        Args: { s: Database["public"]["Enums"]["order_status"] }
        Returns: Database["public"]["Enums"]["order_status"][]
      }
      summary: {
        Args: Record<PropertyKey, never>
        Returns: {
          amount: number
          label: string
        }[]
      }
      unnamed: { Args: { "": Json }; Returns: Json }
      zero:
        | { Args: Record<PropertyKey, never>; Returns: number }
        | { Args: { j?: Json }; Returns: number }
    }
    Enums: {
      order_status: "new" | "paid" | 'sent "fast"'
    }
    CompositeTypes: {
      address: {
        street: string | null
        number: number | null
        tags: string[] | null
      }
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      order_status: ["new", "paid", 'sent "fast"'],
    },
  },
} as const
