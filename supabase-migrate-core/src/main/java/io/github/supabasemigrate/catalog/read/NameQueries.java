package io.github.supabasemigrate.catalog.read;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.sql.SQLException;
import java.util.List;

/** Names of what columns, arguments and index keys refer to by OID: types, collations, operator classes. */
public final class NameQueries {

    private NameQueries() {}

    public static List<CatalogQuery> all() {
        return List.of(new Types(), new Collations(), new OperatorClasses());
    }

    /**
     * Every type, arrays and row types too. What it stands for in dependencies is its element, range, table or itself.
     */
    private static final class Types implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT t.tableoid AS class, t.oid, format_type(t.oid, NULL) AS sql,
                           coalesce(en.nspname, tn.nspname) AS schema, coalesce(e.typname, t.typname) AS name,
                           e.oid IS NOT NULL AS is_array, t.typstorage AS storage,
                           bn.nspname AS meant_schema, b.typname AS meant_name, b.typtype AS meant_type,
                           r.relkind AS relation_kind
                    FROM pg_type t
                    JOIN pg_namespace tn ON tn.oid = t.typnamespace
                    LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
                    LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
                    LEFT JOIN pg_range m ON m.rngmultitypid = coalesce(e.oid, t.oid)
                    JOIN pg_type b ON b.oid = coalesce(m.rngtypid, e.oid, t.oid)
                    JOIN pg_namespace bn ON bn.oid = b.typnamespace
                    LEFT JOIN pg_class r ON r.oid = b.typrelid
                    WHERE tn.nspname !~ '^pg_toast'""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            long oid = row.oid("oid");
            var type = new TypeReference(
                    row.text("sql"),
                    row.text("schema"),
                    row.text("name"),
                    row.is("is_array"),
                    Storage.ofLetter(row.text("storage")));
            reading.lookups().putType(oid, type);
            if (!row.text("meant_schema").equals("pg_catalog")) {
                ObjectKind kind = kind(row.text("meant_type"), row.textOr("relation_kind", ""));
                reading.identify(
                        new Address(row.oid("class"), oid, 0),
                        ObjectId.of(kind, row.text("meant_schema"), row.text("meant_name")));
            }
        }

        private static ObjectKind kind(String type, String relationKind) {
            return switch (type) {
                case "e" -> ObjectKind.ENUM;
                case "d" -> ObjectKind.DOMAIN;
                case "r" -> ObjectKind.RANGE;
                case "c" ->
                    switch (relationKind) {
                        case "v" -> ObjectKind.VIEW;
                        case "m" -> ObjectKind.MATERIALIZED_VIEW;
                        case "f" -> ObjectKind.FOREIGN_TABLE;
                        case "c" -> ObjectKind.COMPOSITE;
                        default -> ObjectKind.TABLE;
                    };
                default -> ObjectKind.BASE_TYPE;
            };
        }
    }

    private static final class Collations implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT l.oid, n.nspname AS schema, l.collname AS name
                    FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putCollation(row.oid("oid"), new QualifiedName(row.text("schema"), row.text("name")));
        }
    }

    private static final class OperatorClasses implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT o.oid, n.nspname AS schema, o.opcname AS name
                    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putOperatorClass(row.oid("oid"), new QualifiedName(row.text("schema"), row.text("name")));
        }
    }
}
