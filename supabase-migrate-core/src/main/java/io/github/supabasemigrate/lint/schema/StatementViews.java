package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CommentOn;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.SetSchema;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.Optional;

/**
 * What a statement is, in the typed views that many ask for, each read once. Immutable.
 */
public final class StatementViews {

    private final SyntaxNode node;
    private final String kind;
    private final Optional<CreateObject> create;
    private final Optional<CreateTable> createTable;
    private final Optional<CreateIndex> createIndex;
    private final Optional<CreatePolicy> createPolicy;
    private final Optional<CreateTrigger> createTrigger;
    private final Optional<AlterTable> alterTable;
    private final Optional<Drop> drop;
    private final Optional<DataChange> dataChange;

    public StatementViews(SyntaxNode node) {
        this.node = node;
        this.kind = node.kind();
        create = CreateObject.of(node);
        createTable = CreateTable.of(node);
        createIndex = CreateIndex.of(node);
        createPolicy = CreatePolicy.of(node);
        createTrigger = CreateTrigger.of(node);
        alterTable = AlterTable.of(node);
        drop = Drop.of(node);
        dataChange = DataChange.of(node);
    }

    public SyntaxNode node() {
        return node;
    }

    /** The innermost symbol: {@code CreateStmt}. */
    public String kind() {
        return kind;
    }

    public Optional<CreateObject> create() {
        return create;
    }

    public Optional<CreateTable> createTable() {
        return createTable;
    }

    public Optional<CreateIndex> createIndex() {
        return createIndex;
    }

    public Optional<CreatePolicy> createPolicy() {
        return createPolicy;
    }

    public Optional<CreateTrigger> createTrigger() {
        return createTrigger;
    }

    public Optional<AlterTable> alterTable() {
        return alterTable;
    }

    public Optional<Drop> drop() {
        return drop;
    }

    public Optional<DataChange> dataChange() {
        return dataChange;
    }

    /** Seldom asked for twice. */
    Optional<CommentOn> commentOn() {
        return CommentOn.of(node);
    }

    Optional<Rename> rename() {
        return Rename.of(node);
    }

    Optional<SetSchema> setSchema() {
        return SetSchema.of(node);
    }
}
