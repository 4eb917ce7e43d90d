package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Seeds that fill every database with other values, because they ask the time or chance. */
public final class VaryingSeeds {

    public static final String ID = "seed-varies";

    public static final Severity SEVERITY = Severity.INFO;

    public static final String DOCUMENTATION =
            "Seeds put the same rows into every database. Where one calls now(), random() or gen_random_uuid(), tests that rely on"
                    + " its rows see others each time. Told once a file, of files of up to a million characters, and only with"
                    + " includeSeed.";

    /** Larger ones are dumps of data. */
    private static final int LARGEST = 1_000_000;

    private static final Set<String> FUNCTIONS = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "gen_random_bytes",
            "gen_salt");

    private static final Set<String> WORDS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

    private VaryingSeeds() {}

    /** At most one a file, at the first such call. */
    public static List<Finding> in(List<SqlFile> seeds) {
        return seeds.stream().flatMap(seed -> in(seed).stream()).toList();
    }

    private static Optional<Finding> in(SqlFile seed) {
        if (seed.text().length() > LARGEST) {
            return Optional.empty();
        }
        List<SyntaxNode> calls = seed.script().statements().stream()
                .flatMap(statement -> statement.tree().stream())
                .flatMap(InnerStatements::code)
                .flatMap(SyntaxNode::nodes)
                .filter(VaryingSeeds::varies)
                .toList();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        String names = calls.stream()
                .map(VaryingSeeds::name)
                .distinct()
                .sorted()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        SourcePosition at = seed.script().position(calls.get(0).start());
        return Optional.of(
                Finding.of(ID, SEVERITY, "This seed fills every database with other values, by " + names + ".")
                        .about(seed.relativePath())
                        .at(new Location(seed.relativePath(), at.line(), at.column()))
                        .withHint("Write out the values that tests or people rely on.")
                        .decidedBy(DecidedBy.SYNTAX));
    }

    private static boolean varies(SyntaxNode node) {
        return (node.is("func_expr_common_subexpr") && WORDS.contains(firstWord(node)))
                || (node.is("func_application")
                        && FUNCTIONS.contains(
                                QualifiedName.of(node.child("func_name").orElseThrow())
                                        .name()));
    }

    private static String name(SyntaxNode call) {
        return call.child("func_name")
                .map(name -> QualifiedName.of(name).name() + "()")
                .orElseGet(() -> firstWord(call));
    }

    private static String firstWord(SyntaxNode node) {
        return node.tokens().get(0).text().toUpperCase(Locale.ROOT);
    }
}
