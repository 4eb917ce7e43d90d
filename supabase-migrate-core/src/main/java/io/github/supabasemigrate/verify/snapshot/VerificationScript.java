package io.github.supabasemigrate.verify.snapshot;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same promises as plain SQL: one DO block that any psql or SQL editor runs against any database of the project. It
 * changes nothing, and fails with a list of what is not as the migrations make it.
 */
public final class VerificationScript {

    private static final String TEXT = """
            -- Checks that this database has what the migrations make: %1$s.
            -- Written by mvn supabase-migrate:verify -Dsupabase-migrate.writeScript. Changes nothing; fails with what is wrong.
            DO $verify$
            DECLARE
                problems text[];
            BEGIN
                SELECT array_agg(problem ORDER BY problem) INTO problems FROM (
                    -- tables and their row level security
                    SELECT CASE WHEN e.name IS NULL THEN NULL
                                WHEN c.oid IS NULL THEN format('table %%I.%%I is missing', e.schema, e.name)
                                WHEN c.relrowsecurity <> e.secured
                                THEN format('row level security of %%I.%%I is %%s', e.schema, e.name,
                                            CASE WHEN e.secured THEN 'off' ELSE 'on' END) END AS problem
                    FROM (VALUES
                        %2$s
                    ) AS e (schema, name, secured)
                    LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
                    LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = e.name AND c.relkind IN ('r', 'p')
                    UNION ALL
                    -- tables of the same schemas that no migration makes; those of extensions and partitions do not count
                    SELECT format('table %%I.%%I is made by no migration', n.nspname, c.relname)
                    FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ANY (ARRAY[%7$s]::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                      AND (n.nspname, c.relname) NOT IN (
                        %8$s
                      )
                      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
                    UNION ALL
                    -- views, types, functions and extensions
                    SELECT format('%%s %%s is missing', e.kind, e.display)
                    FROM (VALUES
                        %9$s
                    ) AS e (kind, schema, name, inputs, display)
                    LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
                    WHERE NOT CASE e.kind
                        WHEN 'extension' THEN EXISTS (SELECT FROM pg_catalog.pg_extension x WHERE x.extname = e.name)
                        WHEN 'view' THEN EXISTS (SELECT FROM pg_catalog.pg_class c
                            WHERE c.relnamespace = n.oid AND c.relname = e.name AND c.relkind = 'v')
                        WHEN 'materialized view' THEN EXISTS (SELECT FROM pg_catalog.pg_class c
                            WHERE c.relnamespace = n.oid AND c.relname = e.name AND c.relkind = 'm')
                        WHEN 'enum' THEN EXISTS (SELECT FROM pg_catalog.pg_type t
                            WHERE t.typnamespace = n.oid AND t.typname = e.name AND t.typtype = 'e')
                        ELSE EXISTS (SELECT FROM pg_catalog.pg_proc p
                            WHERE p.pronamespace = n.oid AND p.proname = e.name AND p.pronargs = e.inputs) END
                      AND e.kind IS NOT NULL
                    UNION ALL
                    -- columns
                    SELECT CASE WHEN e.name IS NULL THEN NULL
                                WHEN a.attnum IS NULL THEN format('column %%I.%%I.%%I is missing', e.schema, e.name, e.col)
                                WHEN pg_catalog.format_type(a.atttypid, a.atttypmod) <> e.type
                                THEN format('column %%I.%%I.%%I is of type %%s, not %%s', e.schema, e.name, e.col,
                                            pg_catalog.format_type(a.atttypid, a.atttypmod), e.type)
                                WHEN a.attnotnull <> e.required
                                THEN format('column %%I.%%I.%%I %%s nulls', e.schema, e.name, e.col,
                                            CASE WHEN e.required THEN 'accepts' ELSE 'refuses' END) END
                    FROM (VALUES
                        %3$s
                    ) AS e (schema, name, col, type, required)
                    LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
                    LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = e.name
                    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = e.col AND NOT a.attisdropped
                    UNION ALL
                    -- policies, both ways
                    SELECT CASE WHEN p.policyname IS NULL AND e.name IS NULL THEN NULL
                                WHEN p.policyname IS NULL THEN format('policy %%I on %%I.%%I is missing', e.name, e.schema, e.tab)
                                WHEN e.name IS NULL
                                THEN format('policy %%I on %%I.%%I is made by no migration', p.policyname, p.schemaname, p.tablename)
                           END
                    FROM (VALUES
                        %4$s
                    ) AS e (schema, tab, name)
                    FULL JOIN (SELECT * FROM pg_catalog.pg_policies WHERE schemaname = ANY (ARRAY[%5$s]::text[])) p
                        ON p.schemaname = e.schema AND p.tablename = e.tab AND p.policyname = e.name
                    UNION ALL
                    -- triggers
                    SELECT format('trigger %%I on %%I.%%I is missing', e.name, e.schema, e.tab)
                    FROM (VALUES
                        %6$s
                    ) AS e (schema, tab, name)
                    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t
                                      JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                                      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                                      WHERE t.tgname = e.name AND c.relname = e.tab AND n.nspname = e.schema
                                        AND NOT t.tgisinternal)
                      AND e.name IS NOT NULL
                ) checks
                WHERE problem IS NOT NULL;
                IF problems IS NOT NULL THEN
                    RAISE EXCEPTION E'The schema is not as the migrations make it:\\n%%', array_to_string(problems, E'\\n');
                END IF;
                RAISE NOTICE 'The schema is as the migrations make it: %1$s.';
            END
            $verify$;
            """;

    private final ReplayedSchema schema;

    private VerificationScript(ReplayedSchema schema) {
        this.schema = schema;
    }

    /** The same schema gives the same bytes. */
    public static String of(ReplayedSchema schema) {
        return new VerificationScript(schema).text();
    }

    private String text() {
        List<Table> tables = schema.users().tables();
        List<Policy> policies = schema.users().policies();
        List<Trigger> triggers = schema.users().triggers();
        String counts = count(tables, "table", "tables") + ", " + count(policies, "policy", "policies") + ", "
                + count(triggers, "trigger", "triggers");
        return TEXT.formatted(
                counts,
                rows(
                        tables.stream().map(table -> row(table.schema(), table.name()) + ", " + table.hasRowSecurity()),
                        2,
                        ", false"),
                rows(
                        tables.stream()
                                .flatMap(table -> table.columns().stream().map(column -> column(table, column))),
                        4,
                        ", false"),
                rows(policies.stream().map(VerificationScript::part), 3, ""),
                schemas(Stream.concat(tables.stream(), policies.stream())),
                rows(triggers.stream().map(VerificationScript::part), 3, ""),
                schemas(tables.stream()),
                rows(tables.stream().map(table -> row(table.schema(), table.name())), 2, ""),
                rows(others(), 3, ", 0, NULL::text"));
    }

    private static String count(List<?> all, String one, String many) {
        return all.size() + " " + (all.size() == 1 ? one : many);
    }

    private Stream<String> others() {
        Catalog users = schema.users();
        Stream<CatalogObject> objects = Stream.of(View.class, MaterializedView.class, EnumType.class, Extension.class)
                .flatMap(noun -> users.all(noun).stream());
        return Stream.concat(
                objects.map(object -> other(object, 0)),
                users.all(Routine.class).stream()
                        .map(routine -> other(routine, (int) routine.arguments().stream()
                                .filter(Argument::isInput)
                                .count())));
    }

    private static String other(CatalogObject object, int inputs) {
        return row(object.id().kind().label(), object.schema(), object.name()) + ", " + inputs + ", "
                + Literals.quote(object.id().display());
    }

    private static String schemas(Stream<? extends CatalogObject> objects) {
        return objects.map(CatalogObject::schema)
                .distinct()
                .map(Literals::quote)
                .collect(Collectors.joining(", "));
    }

    private static String column(Table table, Column column) {
        return row(table.schema(), table.name(), column.name(), column.type().sql()) + ", " + column.notNull();
    }

    private static String part(CatalogObject part) {
        return row(part.schema(), part.id().parent(), part.name());
    }

    private static String row(String... values) {
        return Stream.of(values).map(Literals::quote).collect(Collectors.joining(", "));
    }

    /** The rows of VALUES; when there are none, one of nulls, which nothing matches. */
    private static String rows(Stream<String> rows, int texts, String rest) {
        String joined = rows.map(row -> "(" + row + ")").collect(Collectors.joining(",\n            "));
        if (!joined.isEmpty()) {
            return joined;
        }
        return "(" + Stream.generate(() -> "NULL::text").limit(texts).collect(Collectors.joining(", ")) + rest + ")";
    }
}
