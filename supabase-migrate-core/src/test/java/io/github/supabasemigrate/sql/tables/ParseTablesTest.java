package io.github.supabasemigrate.sql.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.sql.tables.generator.GenerateTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** The committed tables are what the generator makes of PostgreSQL's grammar. */
class ParseTablesTest {

    /** A directory with {@code gram18.y} and {@code kwlist18.h}. */
    private static final String GRAMMAR = "SUPABASE_MIGRATE_GRAMMAR";

    @Test
    void carryTheirChecksum() throws IOException {
        assertThat(GenerateTables.sha256(committed()))
                .isEqualTo(new String(resource("postgresql-18.tables.sha256").readAllBytes(), StandardCharsets.US_ASCII)
                        .strip());
    }

    @Test
    void areGeneratedFromTheGrammar() throws IOException {
        String named = System.getenv(GRAMMAR);
        assumeTrue(named != null, GRAMMAR + " names no directory with PostgreSQL's gram18.y and kwlist18.h");
        Path directory = Path.of(named);
        assertThat(GenerateTables.generate(directory.resolve("gram18.y"), directory.resolve("kwlist18.h")))
                .isEqualTo(committed());
    }

    private static byte[] committed() throws IOException {
        try (InputStream tables = new InflaterInputStream(resource("postgresql-18.tables"))) {
            return tables.readAllBytes();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ParseTablesTest.class.getResourceAsStream(name), name);
    }
}
