package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.CreateExtension;
import io.github.supabasemigrate.sql.statement.TransactionStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of tests. pg_prove runs files one after the other in one database, so what stands before a file's own {@code BEGIN}
 * stays for the files after it, and a file of nothing but definitions is there for the others: both are setup here, run once
 * before any test. All else is undone when the file ends.
 */
record TestFile(SqlFile file, List<SqlStatement> setup, List<SqlStatement> body) {

    private static final Set<String> DEFINITIONS = Set.of("CREATE", "ALTER", "GRANT", "REVOKE", "COMMENT", "DROP");

    /** Of a session, not of the database: to be repeated by whoever runs the tests. */
    private static final Set<String> SESSION = Set.of("SET", "RESET");

    static TestFile of(SqlFile file) {
        List<SqlStatement> all = file.script().statements();
        int begin = 0;
        while (begin < all.size() && control(all.get(begin)).isEmpty()) {
            begin++;
        }
        if (begin == all.size()) {
            boolean defines = !all.isEmpty() && all.stream().allMatch(TestFile::isDefinition);
            return defines ? new TestFile(file, all, List.of()) : new TestFile(file, List.of(), all);
        }
        List<SqlStatement> before = all.subList(0, begin);
        List<SqlStatement> settings =
                before.stream().filter(statement -> is(statement, SESSION)).toList();
        var body = new ArrayList<>(settings);
        body.addAll(all.subList(begin, all.size()));
        return new TestFile(file, before, body);
    }

    /** Whether a statement begins or ends a transaction. */
    static Optional<TransactionStatement.Kind> control(SqlStatement statement) {
        return statement
                .tree()
                .flatMap(TransactionStatement::of)
                .filter(TransactionStatement::controlsTransaction)
                .map(TransactionStatement::kind);
    }

    /** The extensions that the file asks for. */
    List<String> extensions() {
        return file.script().statements().stream()
                .flatMap(statement -> statement.tree().flatMap(CreateExtension::of).stream())
                .map(CreateExtension::name)
                .toList();
    }

    private static boolean isDefinition(SqlStatement statement) {
        return is(statement, DEFINITIONS) || is(statement, SESSION);
    }

    private static boolean is(SqlStatement statement, Set<String> firstWords) {
        return statement
                .tree()
                .map(CommandTag::of)
                .filter(tag -> firstWords.contains(tag.split(" ", 2)[0]))
                .isPresent();
    }
}
