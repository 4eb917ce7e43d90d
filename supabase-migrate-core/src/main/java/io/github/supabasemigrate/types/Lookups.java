package io.github.supabasemigrate.types;

/** The generic types through which applications name a row, an enum or a composite type of any schema. Part of the format. */
final class Lookups {

    private static final String ALL = "DatabaseWithoutInternals";

    private Lookups() {}

    static String types() {
        return String.join(
                "\n",
                "type " + ALL + " = Omit<Database, '__InternalSupabase'>\n",
                "type DefaultSchema = " + ALL + "[Extract<keyof Database, \"public\">]\n",
                rows(),
                written("TablesInsert", "Insert", "I"),
                written("TablesUpdate", "Update", "U"),
                plain("Enums", "DefaultSchemaEnumNameOrOptions", "EnumName"),
                plain("CompositeTypes", "PublicCompositeTypeNameOrOptions", "CompositeTypeName"));
    }

    private static String rows() {
        String option = "DefaultSchemaTableNameOrOptions";
        String of = ALL + "[" + option + "[\"schema\"]]";
        String both = "(DefaultSchema[\"Tables\"] & DefaultSchema[\"Views\"])";
        String inSchema = "(" + of + "[\"Tables\"] & " + of + "[\"Views\"])";
        return lookup("Tables", option, "TableName", both, inSchema, found("Row", "R"));
    }

    private static String written(String name, String member, String variable) {
        String option = "DefaultSchemaTableNameOrOptions";
        return lookup(
                name,
                option,
                "TableName",
                "DefaultSchema[\"Tables\"]",
                ALL + "[" + option + "[\"schema\"]][\"Tables\"]",
                found(member, variable));
    }

    private static String plain(String name, String option, String key) {
        return lookup(
                name,
                option,
                key,
                "DefaultSchema[\"" + name + "\"]",
                ALL + "[" + option + "[\"schema\"]][\"" + name + "\"]",
                "");
    }

    private static String found(String member, String variable) {
        return " extends {\n" + member + ": infer " + variable + "\n} ? " + variable + " : never";
    }

    private static String lookup(
            String name, String option, String key, String byDefault, String inSchema, String result) {
        return """
                export type %1$s<
                  %2$s extends
                    | keyof %3$s
                    | { schema: keyof %7$s },
                  %4$s extends %2$s extends {
                    schema: keyof %7$s
                  }
                    ? keyof %5$s
                    : never = never
                > = %2$s extends { schema: keyof %7$s }
                  ? %5$s[%4$s]%6$s
                  : %2$s extends keyof %3$s
                  ? %3$s[%2$s]%6$s
                  : never
                """.formatted(name, option, byDefault, key, inSchema, result, ALL);
    }
}
