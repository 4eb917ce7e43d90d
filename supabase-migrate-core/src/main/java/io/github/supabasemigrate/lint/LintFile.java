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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file being linted, or one that is only read because it runs before one. Safe for many threads once prepared by the linter. */
public final class LintFile {

    private final LintSource source;
    private final int ordinal;
    private final LintContext context;
    private final List<WalkedStatement> walked;
    private final Map<Integer, List<PlpgsqlStatement>> bodies = new HashMap<>();
    private @Nullable List<LintStatement> statements;
    private List<LintStatement> top = List.of();
    private Map<String, List<LintStatement>> byKind = Map.of();

    LintFile(LintSource source, int ordinal, LintContext context) {
        this.source = source;
        this.ordinal = ordinal;
        this.context = context;
        this.walked = WalkedStatement.in(source.script());
    }

    /** Tells the history what this file does. */
    void tell(SchemaHistory history) {
        if (source.script().statements().stream()
                .anyMatch(statement -> statement.tree().isEmpty())) {
            history.ignorance().beTotal();
        }
        for (int i = 0; i < walked.size(); i++) {
            WalkedStatement each = walked.get(i);
            history.ignorance().learn(each);
            if (each.inner().place() != Place.ROUTINE) {
                boolean guarded = each.inner().place() == Place.DO_BLOCK;
                history.add(new Moment(ordinal, i), each.inner().node(), each.schema(), guarded);
            }
        }
    }

    /** Where the script's statement begins that a moment of this file is part of. */
    Location locate(Moment moment) {
        return locate(walked.get(moment.statement()).outer().body().start());
    }

    /** Gets ready to be checked, when the history is whole. */
    void prepare(SchemaHistory history) {
        List<LintStatement> made = new ArrayList<>(walked.size());
        for (int i = 0; i < walked.size(); i++) {
            made.add(new LintStatement(this, walked.get(i), history.before(new Moment(ordinal, i))));
        }
        statements = List.copyOf(made);
        top = made.stream().filter(LintStatement::isOutermost).toList();
        byKind = made.stream().collect(Collectors.groupingBy(LintStatement::kind));
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

    public LintContext context() {
        return context;
    }

    /** Every statement, also those inside others, in the order of the text. */
    public List<LintStatement> statements() {
        if (statements == null) {
            throw new IllegalStateException(path() + " is not prepared");
        }
        return statements;
    }

    /** Those that a rule may have something to say about. */
    List<LintStatement> statementsFor(LintRule rule) {
        if (rule.kinds().isEmpty()) {
            return statements();
        }
        return rule.kinds().stream()
                .flatMap(kind -> byKind.getOrDefault(kind, List.of()).stream())
                .toList();
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
