package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a file that the driver would not bear. */
class SessionOfFileTest {

    private static final String SAID =
            "insert into said select date '2026-03-04'::text, extract(day from date '05/06/2026')";

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();
    private Database database;
    private Server server;

    @BeforeEach
    void emptyTable() throws Exception {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        server = new Server(database);
        server.execute("create table said (date text, day int); create table t (day date, name text)");
    }

    private void migrate(String sql) throws Exception {
        new MigrationExecutor(database, ExecutionOptions.defaults(), run)
                .migrate(new Migrations(folder).with("001_a.sql", sql).files(), PlanOptions.all());
    }

    /** Each of these ways of sending is another one: a message, statement by statement because of COPY, the author's transaction. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set datestyle = 'German, DMY'; %s;",
                "set datestyle to german; copy t from stdin;\n04/03/2026\tx\n\\.\n%s;",
                "copy t from stdin;\n2026-03-04\tx\n\\.\nset local datestyle = 'German'; %s;",
                "begin; set datestyle = 'German, DMY'; copy t from stdin;\n04/03/2026\tx\n\\.\n%s; commit;",
                "set datestyle = 'German, DMY'; begin; %s; commit; begin; select 1; commit;",
                "begin; set local datestyle = 'German, DMY'; %s; commit; insert into t values ('2026-03-04');",
                "-- supabase-migrate: transaction=false\nset datestyle = 'German, DMY'; %s;",
                "copy t from stdin;\n2026-03-04\tx\n\\.\nselect set_config('DateStyle', 'German', false); %s;",
                "set datestyle = 'German, DMY'; create index concurrently i on t (day); %s;"
            })
    void datesAreWrittenAndReadAsAFileSays(String sql) throws Exception {
        migrate(sql.formatted(SAID));
        assertThat(server.query("select date || ' ' || day from said")).containsExactly("04.03.2026 5");
    }

    @Test
    void theNextFileKnowsNothingOfThem() throws Exception {
        new Migrations(folder).with("002_b.sql", "copy t from stdin;\n2026-03-04\tx\n\\.\n" + SAID + ";");
        migrate("set datestyle = 'German, DMY'; copy t from stdin;\n04/03/2026\tx\n\\.\nselect 1;");
        assertThat(server.query("select date || ' ' || day from said")).containsExactly("2026-03-04 6");
        assertThat(server.query("select distinct day from t")).containsExactly("2026-03-04");
    }

    @Test
    void anErrorIsFoundWhereItIsAllTheSame() {
        assertThatThrownBy(() -> migrate("""
                        set datestyle = 'German, DMY';
                        copy t from stdin;
                        04/03/2026\tx
                        \\.
                        select 1;
                        select ä, oops from t;
                        """)).hasMessageContaining("001_a.sql:6:8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set client_encoding = 'LATIN1'; insert into t (name) values ('€ ä');",
                "set names 'WIN1252'; insert into t (name) values ('€ ä');",
                "set local client_encoding to latin1; copy t (name) from stdin;\n€ ä\n\\.\n",
                "begin; set client_encoding to 'SQL_ASCII'; insert into t (name) values ('€ ä'); commit;"
            })
    void theTextOfAFileArrivesWhateverEncodingItNames(String sql) throws Exception {
        migrate(sql);
        assertThat(server.query("select name from t")).containsExactly("€ ä");
        assertThat(run.events).anyMatch(event -> event.contains("sets another encoding than its own"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set client_encoding = 'UTF8';", "set names 'utf8';", "set client_encoding to unicode;"})
    void whoeverNamesTheRightEncodingIsNotWarned(String sql) throws Exception {
        migrate(sql + " insert into t (name) values ('€ ä');");
        assertThat(server.query("select name from t")).containsExactly("€ ä");
        assertThat(run.events).noneMatch(event -> event.startsWith("warning"));
    }
}
