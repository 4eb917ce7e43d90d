package io.github.supabasemigrate.verify.manifest;

import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Entry;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** New migrations leave alone what the manifest calls deprecated. */
public final class DeprecatedRule implements VerifyRule {

    /** Symbols that name a relation or type in one statement or another. */
    private static final List<String> NAMES = List.of("qualified_name", "any_name", "relation_expr", "GenericType");

    /** Symbols that name a routine. */
    private static final List<String> ROUTINES = List.of("func_name");

    private static final Set<String> DROPS = Set.of("DropStmt", "RemoveFuncStmt", "RemoveAggrStmt");

    private final SchemaManifest manifest;
    private final List<MigrationFile> newFiles;

    /**
     * @param newFiles the migrations that were not there when the names were declared deprecated: those that the merge base lacks
     */
    public DeprecatedRule(SchemaManifest manifest, List<MigrationFile> newFiles) {
        this.manifest = manifest;
        this.newFiles = List.copyOf(newFiles);
    }

    @Override
    public String id() {
        return "deprecated-object";
    }

    @Override
    public String documentation() {
        return "Migrations that are new on this branch neither alter nor use what the manifest calls deprecated. Dropping it is welcome.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        Set<String> deprecated =
                manifest.deprecated().stream().map(Entry::qualified).collect(Collectors.toSet());
        Set<String> routines = schema.catalog().all(Routine.class).stream()
                .map(routine -> routine.schema() + "." + routine.name())
                .filter(deprecated::contains)
                .collect(Collectors.toSet());
        var findings = new ArrayList<Finding>();
        for (MigrationFile file : newFiles) {
            for (SqlStatement statement : file.script().statements()) {
                Stream.concat(
                                mentioned(statement, NAMES).filter(deprecated::contains),
                                mentioned(statement, ROUTINES).filter(routines::contains))
                        .distinct()
                        .forEach(name -> {
                            SourcePosition at =
                                    file.script().position(statement.body().start());
                            findings.add(finding("`%s` is deprecated, and this new migration uses it.".formatted(name))
                                    .about(name)
                                    .at(new Location(file.relativePath(), at.line(), at.column())));
                        });
            }
        }
        return findings;
    }

    private static Stream<String> mentioned(SqlStatement statement, List<String> symbols) {
        return statement.tree().stream()
                .filter(tree -> DROPS.stream().noneMatch(tree::is))
                .flatMap(InnerStatements::code)
                .filter(code -> DROPS.stream().noneMatch(code::is))
                .flatMap(code -> symbols.stream().flatMap(code::descendants))
                .map(QualifiedName::of)
                .map(name -> name.schemaOr("public") + "." + name.name());
    }
}
