package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.schema.Moment;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.lint.schema.WalkedStatement;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file being linted, or one that is only read because it runs before one. Safe for many threads, of which one checks it at a
 * time.
 */
public final class LintFile {

    private final LintSource source;
    private final int ordinal;
    private final LintContext context;
    private final List<LintStatement> statements;
    private final List<LintStatement> top;
    private final Map<Integer, List<PlpgsqlStatement>> bodies = new HashMap<>(2);
    private final boolean isUnread;

    /** Reads the file; its statements ask a history that may be whole only later. */
    LintFile(LintSource source, int ordinal, LintContext context, SchemaHistory history) {
        this.source = source;
        this.ordinal = ordinal;
        this.context = context;
        List<WalkedStatement> walked = WalkedStatement.in(source.script());
        List<LintStatement> made = new ArrayList<>(walked.size());
        List<LintStatement> outermost = new ArrayList<>(walked.size());
        for (int i = 0; i < walked.size(); i++) {
            LintStatement statement = new LintStatement(this, walked.get(i), history.before(new Moment(ordinal, i)));
            made.add(statement);
            if (statement.isOutermost()) {
                outermost.add(statement);
            }
        }
        statements = Collections.unmodifiableList(made);
        top = Collections.unmodifiableList(outermost);
        isUnread = source.script().statements().stream()
                .anyMatch(statement -> statement.tree().isEmpty());
    }

    /** Tells the history what this file does. */
    void tell(SchemaHistory history) {
        if (isUnread) {
            history.ignorance().beTotal();
        }
        for (int i = 0; i < statements.size(); i++) {
            LintStatement each = statements.get(i);
            history.ignorance().learn(each.walked());
            if (each.place() != Place.ROUTINE) {
                boolean guarded = each.place() == Place.DO_BLOCK;
                history.add(new Moment(ordinal, i), each.views(), each.defaultSchema(), guarded);
            }
        }
    }

    /** Where the script's statement begins that a moment of this file is part of. */
    Location locate(Moment moment) {
        return locate(statements.get(moment.statement()).outer().body().start());
    }

    /** As messages and locations show it. */
    public String path() {
        return source.path();
    }

    public String text() {
        return source.script().text();
    }

    public SqlScript script() {
        return source.script();
    }

    /** The migration that it is; empty for a file that was named by itself. */
    public Optional<MigrationFile> migration() {
        return source.migration();
    }

    /** Whether findings in it count; false for what only runs before. */
    public boolean isInScope() {
        return source.isInScope();
    }

    /** Whether it begins with a byte order mark, which is no part of its text. */
    public boolean isMarked() {
        return source.isMarked();
    }

    public LintContext context() {
        return context;
    }

    /** Every statement, also those inside others, in the order of the text. */
    public List<LintStatement> statements() {
        return statements;
    }

    /** The statements of the script itself. */
    public List<LintStatement> topStatements() {
        return top;
    }

    /** The PL/pgSQL in one of the script's statements, read once; a file is checked by one thread at a time. */
    List<PlpgsqlStatement> bodyOf(int index, SqlStatement outer) {
        return bodies.computeIfAbsent(
                index,
                missing -> outer.tree().flatMap(InnerStatements::plpgsql).stream()
                        .flatMap(PlpgsqlBody::statements)
                        .toList());
    }

    /** The line and column of an offset. */
    public Location locate(int offset) {
        SourcePosition at = script().position(offset);
        return new Location(path(), at.line(), at.column());
    }

    /** The offset of a line and column, both from 1. */
    int offset(int line, int column) {
        String text = text();
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }

    /** The text of the script's statement around an offset; empty between statements. */
    String statementAround(int offset) {
        for (SqlStatement statement : script().statements()) {
            if (statement.body().contains(offset)) {
                return statement.text();
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return path();
    }
}
