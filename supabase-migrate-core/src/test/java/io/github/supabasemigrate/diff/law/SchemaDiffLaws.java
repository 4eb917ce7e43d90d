package io.github.supabasemigrate.diff.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.diff.source.SchemaFiles;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.io.file.PathUtils;

/** What must hold for any two schemas, on a real server. */
class SchemaDiffLaws {

    @Provide
    Arbitrary<RandomSchema> schemas() {
        return RandomSchema.any();
    }

    @BeforeContainer
    static void makeRoles() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                var statement = connection.createStatement()) {
            for (String role : List.of("app_owner", "app_reader")) {
                statement.execute("DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN END $$");
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void theWayFromOneSchemaToAnotherArrivesAndThenThereIsNone(
            @ForAll("schemas") RandomSchema before, @ForAll("schemas") RandomSchema after) throws SQLException {
        Catalog wanted = made(after);
        try (Connection connection = TestPostgres.connect()) {
            Session session = session(connection);
            run(session, before.sql());
            Catalog start = read(connection);
            DiffPlan plan =
                    SchemaDiff.between(start, wanted, DiffOptions.standard().onDatabase(connection.getCatalog()));
            assertThat(SchemaDiff.between(
                                    shuffled(start),
                                    shuffled(wanted),
                                    DiffOptions.standard().onDatabase(connection.getCatalog()))
                            .files())
                    .as("the same text, in whatever order the catalogs are read")
                    .isEqualTo(plan.files());
            for (String file : plan.files()) {
                run(session, file);
            }
            Catalog end = read(connection);
            assertThat(differences(wanted, end))
                    .as("%s%n-- to%n%s%n-- by%n%s", before.sql(), after.sql(), plan.sql())
                    .isEmpty();
            assertThat(SchemaDiff.between(end, wanted, DiffOptions.standard()).sql())
                    .isEmpty();
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void aSchemaDoesNotDifferFromItself(@ForAll("schemas") RandomSchema schema) throws SQLException {
        Catalog catalog = made(schema);
        assertThat(SchemaDiff.between(catalog, made(schema), DiffOptions.standard())
                        .sql())
                .isEmpty();
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theOrderOfDeclarationsChangesNothing(@ForAll("schemas") RandomSchema schema, @ForAll long seed)
            throws SQLException, IOException {
        // Default privileges mean what comes after them: their place is no matter of taste.
        // PostgreSQL wants a base type to be a shell before it is a type.
        RandomSchema ordered =
                schema.without(RandomSchema.Feature.DEFAULT_PRIVILEGES).without(RandomSchema.Feature.BASE_TYPE);
        List<String> shuffled = new ArrayList<>(ordered.statements());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(differences(made(ordered), declared(shuffled)))
                .as(String.join(";\n", shuffled))
                .isEmpty();
    }

    /** Roles and privileges on parameters are the server's, which all these databases share; a database has itself. */
    @Example
    void theSchemasHaveEveryKind() throws SQLException {
        Set<ObjectKind> found = EnumSet.of(ObjectKind.ROLE, ObjectKind.PARAMETER, ObjectKind.DATABASE);
        for (int variant = 1; variant <= 4; variant++) {
            Catalog catalog = made(RandomSchema.of(variant));
            catalog.objects().forEach(object -> found.add(object.id().kind()));
            catalog.stream()
                    .filter(Relation.class::isInstance)
                    .map(Relation.class::cast)
                    .flatMap(relation -> relation.columns().stream())
                    .forEach(column -> found.add(column.id().kind()));
            catalog.all(CompositeType.class)
                    .forEach(type -> type.attributes()
                            .forEach(attribute -> found.add(attribute.id().kind())));
            catalog.all(DomainType.class)
                    .forEach(type -> type.constraints()
                            .forEach(check -> found.add(check.id().kind())));
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(found))).isEmpty();
    }

    private static Catalog shuffled(Catalog catalog) {
        List<CatalogObject> objects = new ArrayList<>(catalog.objects());
        Collections.shuffle(objects, new Random(objects.size()));
        return new Catalog(catalog.major(), objects, catalog.dependencies().all());
    }

    private static List<String> differences(Catalog wanted, Catalog found) {
        return CatalogComparison.between(wanted, found).differences().stream()
                .map(difference -> difference.id() + " " + difference.attributes())
                .toList();
    }

    private static Catalog declared(List<String> statements) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("declared");
        for (int i = 0; i < statements.size(); i++) {
            Files.writeString(folder.resolve("%03d.sql".formatted(i)), statements.get(i) + ";\n");
        }
        try (Connection connection = TestPostgres.connect()) {
            new SchemaFiles(SqlFile.at(folder, folder)).run(session(connection));
            return read(connection);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private static Catalog made(RandomSchema schema) throws SQLException {
        try (Connection connection = TestPostgres.connect()) {
            run(session(connection), schema.sql());
            return read(connection);
        }
    }

    private static Session session(Connection connection) throws SQLException {
        return Session.on(connection, notice -> {});
    }

    private static Catalog read(Connection connection) {
        return SchemaSide.schemaOf(CatalogReader.read(connection));
    }

    private static void run(Session session, String sql) {
        session.run(sql).failure().ifPresent(failure -> {
            throw new AssertionError(failure.getMessage() + "\n" + sql, failure);
        });
    }
}
