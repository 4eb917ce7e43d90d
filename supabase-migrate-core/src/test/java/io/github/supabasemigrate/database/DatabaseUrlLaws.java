package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.MigrateException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class DatabaseUrlLaws {

    @Property(tries = 500)
    void anEncodedPasswordIsReadBack(@ForAll @StringLength(min = 1, max = 12) String password) {
        String text = scalarValues(password);
        String url = "postgresql://postgres:" + PercentEncoding.encode("x" + text) + "@h:5432/postgres";

        assertThat(DatabaseUrl.parse(url).password()).isEqualTo(Secret.of("x" + text));
    }

    @Property(tries = 500)
    void aRawPasswordIsReadAsItIsOrRefusedWithoutBeingShown(
            @ForAll @StringLength(max = 8) @Chars({'@', '/', '?', '#', '%', ':', '&', '=', '[', ']', '4', '0', 'é'})
                    String noise) {
        String password = "Qz" + noise + "Zq";
        try {
            DatabaseUrl url = DatabaseUrl.parse("postgresql://postgres:" + password + "@db.example.com:5432/postgres");
            assertThat(url.host()).isEqualTo("db.example.com");
            assertThat(url.password())
                    .isEqualTo(Secret.of(PercentEncoding.decode(password).orElseThrow()));
        } catch (MigrateException refused) {
            assertThat(refused.getMessage()).doesNotContain("Qz").doesNotContain("Zq");
        }
    }

    /** Lone surrogates have no UTF-8. */
    private static String scalarValues(String text) {
        return text.codePoints()
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
