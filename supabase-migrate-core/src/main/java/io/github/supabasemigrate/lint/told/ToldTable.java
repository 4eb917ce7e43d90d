package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.lint.schema.ColumnType;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables and columns. */
final class ToldTable {

    /** Files do not tell how a type is stored; what most types of text have. */
    private static final Storage UNTOLD = Storage.EXTENDED;

    private static final TypeReference UNKNOWN = new TypeReference("", "", "", false, UNTOLD);

    private static final Map<String, String> SERIALS = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    private ToldTable() {}

    static Table of(ObjectId id, KnownTable known, ToldGrants grants) {
        return table(
                id,
                grants.ofTable(),
                known.columns().values().stream()
                        .map(column -> column(id, column, grants.ofColumn(column.name())))
                        .toList(),
                known.hasRowSecurity(),
                known.forcesRowSecurity(),
                known.comment().orElse(null),
                known.definition().isPartitioned() ? "" : null);
    }

    /** {@code auth.users}, of which only the key is known. */
    static Table users(ObjectId id) {
        return table(
                id,
                Privileges.NONE,
                List.of(column(id, "id", type("uuid"), true, Attachments.NONE)),
                true,
                false,
                null,
                null);
    }

    private static Table table(
            ObjectId id,
            Privileges privileges,
            List<Column> columns,
            boolean rowSecurity,
            boolean forced,
            @Nullable String comment,
            @Nullable String partitionKey) {
        Attachments attachments = new Attachments(null, comment, privileges, Collections.emptySortedMap(), null);
        return new Table(
                id,
                attachments,
                columns,
                false,
                Options.NONE,
                Options.NONE,
                null,
                null,
                rowSecurity,
                forced,
                Table.ReplicaIdentity.DEFAULT,
                null,
                null,
                null,
                List.of(),
                partitionKey,
                null);
    }

    private static Column column(ObjectId table, KnownTable.Column known, Privileges privileges) {
        TypeReference type =
                known.type().map(SyntaxNode::text).map(ToldTable::type).orElse(UNKNOWN);
        return column(table, known.name(), type, known.refusesNull(), Attachments.NONE.withPrivileges(privileges));
    }

    private static Column column(
            ObjectId table, String name, TypeReference type, boolean notNull, Attachments attachments) {
        return new Column(
                table.child(ObjectKind.COLUMN, name),
                attachments,
                type,
                notNull,
                null,
                Column.Identity.NONE,
                Column.Generated.NONE,
                null,
                null,
                null,
                null,
                Options.NONE,
                Options.NONE,
                true,
                false,
                true);
    }

    /** A type without a schema is not PostgreSQL's own, so that nobody knows what it is. */
    private static TypeReference type(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        String plain = SERIALS.getOrDefault(text, text);
        Optional<ColumnType> known = ColumnType.parse(plain);
        return known.map(type -> new TypeReference(type.sql(), "pg_catalog", type.name(), type.isArray(), UNTOLD))
                .orElseGet(() -> new TypeReference(written, "", text, text.endsWith("]"), UNTOLD));
    }
}
