export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  "graphql_public": {
    Tables: {
      [_ in never]: never
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      "graphql":
      { Args: { "extensions"?: Json, "operationName"?: string, "query"?: string, "variables"?: Json }; Returns: Json }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  "public": {
    Tables: {
      "ai_conversations": {
      Row: {
      "created_at": string
      "id": string
      "messages": NonNullable<Json>
      "topic": string
      "updated_at": string
      "user_id": string
      }
      ComputedFields: never
      Insert: {
      "created_at"?: string
      "id"?: string
      "messages"?: NonNullable<Json>
      "topic"?: string
      "updated_at"?: string
      "user_id": string
      }
      Update: {
      "created_at"?: string
      "id"?: string
      "messages"?: NonNullable<Json>
      "topic"?: string
      "updated_at"?: string
      "user_id"?: string
      }
      Relationships: [{
      foreignKeyName: "ai_conversations_user_id_fkey"
      columns: ["user_id"]
      isOneToOne: false
      referencedRelation: "users"
      referencedColumns: ["id"]
      }]
      }
      "journal_entries": {
      Row: {
      "body": string
      "created_at": string
      "id": string
      "mood": number | null
      "tags": (string)[]
      "title": string | null
      "updated_at": string
      "user_id": string
      "written_on": string
      }
      ComputedFields: never
      Insert: {
      "body": string
      "created_at"?: string
      "id"?: string
      "mood"?: number | null
      "tags"?: (string)[]
      "title"?: string | null
      "updated_at"?: string
      "user_id": string
      "written_on"?: string
      }
      Update: {
      "body"?: string
      "created_at"?: string
      "id"?: string
      "mood"?: number | null
      "tags"?: (string)[]
      "title"?: string | null
      "updated_at"?: string
      "user_id"?: string
      "written_on"?: string
      }
      Relationships: [{
      foreignKeyName: "journal_entries_user_id_fkey"
      columns: ["user_id"]
      isOneToOne: false
      referencedRelation: "users"
      referencedColumns: ["id"]
      }]
      }
      "knowledge_embeddings": {
      Row: {
      "content": string
      "created_at": string
      "embedding": string
      "id": number
      "source": string
      }
      ComputedFields: never
      Insert: {
      "content": string
      "created_at"?: string
      "embedding": string
      "id"?: never
      "source": string
      }
      Update: {
      "content"?: string
      "created_at"?: string
      "embedding"?: string
      "id"?: never
      "source"?: string
      }
      Relationships: []
      }
      "meditation_sessions": {
      Row: {
      "created_at": string
      "finished_at": string | null
      "id": string
      "listened_seconds": number
      "meditation_id": string
      "user_id": string
      }
      ComputedFields: never
      Insert: {
      "created_at"?: string
      "finished_at"?: string | null
      "id"?: string
      "listened_seconds"?: number
      "meditation_id": string
      "user_id": string
      }
      Update: {
      "created_at"?: string
      "finished_at"?: string | null
      "id"?: string
      "listened_seconds"?: number
      "meditation_id"?: string
      "user_id"?: string
      }
      Relationships: [{
      foreignKeyName: "meditation_sessions_meditation_id_fkey"
      columns: ["meditation_id"]
      isOneToOne: false
      referencedRelation: "meditations"
      referencedColumns: ["id"]
      },{
      foreignKeyName: "meditation_sessions_user_id_fkey"
      columns: ["user_id"]
      isOneToOne: false
      referencedRelation: "users"
      referencedColumns: ["id"]
      }]
      }
      "meditations": {
      Row: {
      "audio_path": string
      "created_at": string
      "description": string | null
      "duration_seconds": number
      "id": string
      "is_premium": boolean
      "title": string
      "updated_at": string
      }
      ComputedFields: never
      Insert: {
      "audio_path": string
      "created_at"?: string
      "description"?: string | null
      "duration_seconds": number
      "id"?: string
      "is_premium"?: boolean
      "title": string
      "updated_at"?: string
      }
      Update: {
      "audio_path"?: string
      "created_at"?: string
      "description"?: string | null
      "duration_seconds"?: number
      "id"?: string
      "is_premium"?: boolean
      "title"?: string
      "updated_at"?: string
      }
      Relationships: []
      }
      "users": {
      Row: {
      "created_at": string
      "display_name": string | null
      "email": string
      "id": string
      "tier": Database["public"]['Enums']["subscription_tier"]
      "updated_at": string
      }
      ComputedFields: never
      Insert: {
      "created_at"?: string
      "display_name"?: string | null
      "email": string
      "id": string
      "tier"?: Database["public"]['Enums']["subscription_tier"]
      "updated_at"?: string
      }
      Update: {
      "created_at"?: string
      "display_name"?: string | null
      "email"?: string
      "id"?: string
      "tier"?: Database["public"]['Enums']["subscription_tier"]
      "updated_at"?: string
      }
      Relationships: []
      }
      "vision_boards": {
      Row: {
      "created_at": string
      "id": string
      "is_shared": boolean
      "items": NonNullable<Json>
      "title": string
      "updated_at": string
      "user_id": string
      }
      ComputedFields: never
      Insert: {
      "created_at"?: string
      "id"?: string
      "is_shared"?: boolean
      "items"?: NonNullable<Json>
      "title": string
      "updated_at"?: string
      "user_id": string
      }
      Update: {
      "created_at"?: string
      "id"?: string
      "is_shared"?: boolean
      "items"?: NonNullable<Json>
      "title"?: string
      "updated_at"?: string
      "user_id"?: string
      }
      Relationships: [{
      foreignKeyName: "vision_boards_user_id_fkey"
      columns: ["user_id"]
      isOneToOne: false
      referencedRelation: "users"
      referencedColumns: ["id"]
      }]
      }
      "workbook_progress": {
      Row: {
      "answers": NonNullable<Json>
      "completed_at": string | null
      "created_at": string
      "id": string
      "phase": number
      "updated_at": string
      "user_id": string
      "worksheet": string
      }
      ComputedFields: never
      Insert: {
      "answers"?: NonNullable<Json>
      "completed_at"?: string | null
      "created_at"?: string
      "id"?: string
      "phase": number
      "updated_at"?: string
      "user_id": string
      "worksheet": string
      }
      Update: {
      "answers"?: NonNullable<Json>
      "completed_at"?: string | null
      "created_at"?: string
      "id"?: string
      "phase"?: number
      "updated_at"?: string
      "user_id"?: string
      "worksheet"?: string
      }
      Relationships: [{
      foreignKeyName: "workbook_progress_user_id_fkey"
      columns: ["user_id"]
      isOneToOne: false
      referencedRelation: "users"
      referencedColumns: ["id"]
      }]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      "nearest_knowledge":
      { Args: { "how_many"?: number, "question": string }; Returns: {
      "content": string
      "created_at": string
      "embedding": string
      "id": number
      "source": string
      }[]
      SetofOptions: {
      from: "*"
      to: "knowledge_embeddings"
      isOneToOne: false
      isSetofReturn: true
      } }
    }
    Enums: {
      "subscription_tier": "free" | "premium"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
Row: infer R
} ? R : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
Row: infer R
} ? R : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
Insert: infer I
} ? I : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
Insert: infer I
} ? I : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
Update: infer U
} ? U : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
Update: infer U
} ? U : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "graphql_public": {
    Enums: {
    },
  },
  "public": {
    Enums: {
      "subscription_tier": ["free", "premium"],
    },
  },
} as const
