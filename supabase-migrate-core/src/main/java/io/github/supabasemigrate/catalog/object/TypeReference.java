package io.github.supabasemigrate.catalog.object;

/**
 * A type as a column or argument uses it.
 *
 * @param sql as PostgreSQL prints it: qualified unless built in, with modifiers and brackets, such as {@code numeric(10,2)[]}
 * @param schema of the type, of the element type for arrays
 * @param name internal name of the type without modifiers ({@code int4}), of the element type for arrays
 * @param isArray arrays of any number of dimensions are one type
 */
public record TypeReference(String sql, String schema, String name, boolean isArray) {

    /** True for the types that every PostgreSQL has. */
    public boolean isBuiltIn() {
        return schema.equals("pg_catalog");
    }

    @Override
    public String toString() {
        return sql;
    }
}
