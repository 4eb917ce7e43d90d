package io.github.supabasemigrate.catalog.object;

/**
 * A type as a column or argument uses it.
 *
 * @param sql as PostgreSQL prints it: qualified unless built in, with modifiers and brackets, such as {@code numeric(10,2)[]}
 * @param schema of the type, of the element type for arrays
 * @param name internal name of the type without modifiers ({@code int4}), of the element type for arrays
 * @param isArray arrays of any number of dimensions are one type
 * @param storage that a new column of the type gets. It is the type's affair: references with the same name are equal
 *     whatever it is, so that a stand-in for an extension's type is no other type
 */
public record TypeReference(String sql, String schema, String name, boolean isArray, Storage storage) {

    /** True for the types that every PostgreSQL has. */
    public boolean isBuiltIn() {
        return schema.equals("pg_catalog");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypeReference that
                && sql.equals(that.sql)
                && schema.equals(that.schema)
                && name.equals(that.name)
                && isArray == that.isArray;
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }

    @Override
    public String toString() {
        return sql;
    }
}
