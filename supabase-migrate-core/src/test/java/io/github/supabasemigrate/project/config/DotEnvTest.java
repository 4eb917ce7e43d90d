package io.github.supabasemigrate.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {

    @Test
    void readsEveryForm() {
        assertThat(parse("""
                # comment
                PLAIN=value # trailing
                export EXPORTED = spaced
                YAML: colon
                EMPTY=
                HASH=a#b
                SINGLE='$PLAIN # literal\\n'
                DOUBLE="line\\nnext $PLAIN ${YAML} \\$PLAIN"
                LONG="first
                second"
                URL=postgresql://u:p@h:6543/db?sslmode=require
                """))
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("EXPORTED", "spaced"),
                        Map.entry("YAML", "colon"),
                        Map.entry("EMPTY", ""),
                        Map.entry("HASH", "a#b"),
                        Map.entry("SINGLE", "$PLAIN # literal\\n"),
                        Map.entry("DOUBLE", "line\nnext value colon $PLAIN"),
                        Map.entry("LONG", "first\nsecond"),
                        Map.entry("URL", "postgresql://u:p@h:6543/db?sslmode=require"));
    }

    @Test
    void readsWindowsLineEnds() {
        assertThat(parse("A=1\r\nB=2\r\n")).containsEntry("A", "1").containsEntry("B", "2");
    }

    @Test
    void tellsTheLineThatIsNoVariableWithoutQuotingIt() {
        assertThatThrownBy(() -> parse("A=1\n\ns3cret words\n"))
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                .env:3:1: `.env` is not a file of variables.
                This line is no `NAME=value`.""");
    }

    @Test
    void tellsWhereAQuoteIsNotClosed() {
        assertThatThrownBy(() -> parse("A=\"s3cret\nB=2\n"))
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                .env:1:3: `.env` is not a file of variables.
                The quote that opens here is not closed.""");
    }

    private static Map<String, String> parse(String text) {
        return DotEnv.parse(text, ".env");
    }
}
