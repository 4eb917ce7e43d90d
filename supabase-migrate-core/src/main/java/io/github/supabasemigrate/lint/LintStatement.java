package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaBefore;
import io.github.supabasemigrate.lint.schema.StatementViews;
import io.github.supabasemigrate.lint.schema.WalkedStatement;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement with what came before it in the project. It may stand inside another: in a DO block, a function's body, a text that
 * EXECUTE runs. Views that many rules ask for are read once.
 */
public final class LintStatement {

    private final LintFile file;
    private final WalkedStatement walked;
    private final SchemaBefore before;
    private final StatementViews views;
    private @Nullable Map<Class<?>, Object> readings;

    LintStatement(LintFile file, WalkedStatement walked, SchemaBefore before) {
        this.file = file;
        this.walked = walked;
        this.before = before;
        views = new StatementViews(walked.inner().node());
    }

    public LintFile file() {
        return file;
    }

    public LintContext context() {
        return file.context();
    }

    /** The statement's own tree. */
    public SyntaxNode node() {
        return walked.inner().node();
    }

    /** The innermost symbol: {@code CreateStmt}. */
    String kind() {
        return views.kind();
    }

    WalkedStatement walked() {
        return walked;
    }

    /** Its typed views. */
    StatementViews views() {
        return views;
    }

    public boolean is(String symbol) {
        return node().is(symbol);
    }

    /** The script's statement that it is or is part of. */
    public SqlStatement outer() {
        return walked.outer();
    }

    /** Of the script's statement, from 0. */
    public int index() {
        return walked.index();
    }

    public Place place() {
        return walked.inner().place();
    }

    /** Whether it is a statement of the script itself. */
    public boolean isOutermost() {
        return place() == Place.SCRIPT && outer().body().start() == node().start() && !is("schema_stmt");
    }

    /** Whether names in it may stand for computed ones, because EXECUTE puts its text together. */
    public boolean isTemplate() {
        return walked.inner().isTemplate();
    }

    /** What earlier statements made. */
    public SchemaBefore before() {
        return before;
    }

    /** Where a name without a schema is made. */
    public String defaultSchema() {
        return walked.schema();
    }

    /** A table, with its schema. */
    public ObjectName table(QualifiedName name) {
        return ObjectName.of("TABLE", name, walked.schema());
    }

    public ObjectName object(String kind, QualifiedName name) {
        return ObjectName.of(kind, name, walked.schema());
    }

    /** As findings name it: {@code public.users}. */
    public String qualified(QualifiedName name) {
        return name.schemaOr(walked.schema()) + "." + name.name();
    }

    /** Whether this file made the table, so that no running program knows it. */
    public boolean isNewTable(QualifiedName name) {
        return before.isNew(table(name));
    }

    public Optional<CreateObject> create() {
        return views.create();
    }

    public Optional<Drop> drop() {
        return views.drop();
    }

    public Optional<CreateTable> createTable() {
        return views.createTable();
    }

    public Optional<AlterTable> alterTable() {
        return views.alterTable();
    }

    public Optional<CreateIndex> createIndex() {
        return views.createIndex();
    }

    public Optional<CreatePolicy> createPolicy() {
        return views.createPolicy();
    }

    public Optional<CreateTrigger> createTrigger() {
        return views.createTrigger();
    }

    public Optional<DataChange> dataChange() {
        return views.dataChange();
    }

    /** The statements of PL/pgSQL around it, the outermost first; empty outside of DO blocks and functions. */
    public List<PlpgsqlStatement> enclosing() {
        if (place() == Place.SCRIPT) {
            return List.of();
        }
        int offset = node().start();
        return body().stream()
                .filter(statement -> statement.range().contains(offset))
                .toList();
    }

    /** The statements of PL/pgSQL in the script's statement around it, outer ones first; empty if it holds none. */
    public List<PlpgsqlStatement> body() {
        return file.bodyOf(index(), outer());
    }

    /** What rules read from the statement once for all of them. */
    public <T> T once(Class<T> reading, Function<LintStatement, T> read) {
        if (readings == null) {
            readings = new HashMap<>(2);
        }
        Object known = readings.get(reading);
        if (known == null) {
            known = read.apply(this);
            readings.put(reading, known);
        }
        return reading.cast(known);
    }

    /** Why the bodies in it do not parse. */
    public List<SyntaxError> bodyErrors() {
        return walked.bodyErrors();
    }

    /** What EXECUTE in it runs and what cannot be known by reading. */
    public List<InnerStatement> unread() {
        return walked.unread();
    }

    @Override
    public String toString() {
        return file + ": " + node().text();
    }
}
