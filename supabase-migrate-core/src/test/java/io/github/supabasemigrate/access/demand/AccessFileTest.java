package io.github.supabasemigrate.access.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.access.persona.TeamPersona;
import io.github.supabasemigrate.finding.MigrateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a team may say, and where it is told that it said something else. */
class AccessFileTest {

    @Test
    void readsPersonas() {
        AccessFile file = AccessFile.parse("""
                personas:
                  clinician:
                    claims: {app_metadata: {role: clinician, wards: [1, 2]}}
                    rows:
                      staff: {role: clinician, is_active: true}
                  visitor:
                    tenant: none
                    settings: {app.mode: visit}
                """);

        assertThat(file.personas())
                .containsExactly(
                        new TeamPersona(
                                "clinician",
                                "authenticated",
                                "T1",
                                Map.of("app_metadata", Map.of("role", "clinician", "wards", List.of(1L, 2L))),
                                Map.of(),
                                Map.of("staff", Map.of("role", "clinician", "is_active", "true"))),
                        new TeamPersona(
                                "visitor", "authenticated", null, Map.of(), Map.of("app.mode", "visit"), Map.of()));
    }

    @Test
    void saysNothingWhenThereIsNothing() {
        assertThat(AccessFile.parse("")).isEqualTo(AccessFile.NONE);
        assertThat(AccessFile.parse("# later\n")).isEqualTo(AccessFile.NONE);
    }

    @Test
    void refusesUnknownWordsAtTheirPlace() {
        refuses("require:\n  isolaton: tenant\n", "supabase/access.yaml:2:3", "`isolaton` is no word of it");
        refuses("personas:\n  a:\n    claim: {}\n", "supabase/access.yaml:3:5", "claims");
        refuses("allow:\n  - table: t\n    persona: anon\n", "supabase/access.yaml:2:5", "no `reason`");
        refuses("personas:\n  a:\n    tenant: T3\n", "supabase/access.yaml:3:13", "T1, T2 or none");
        refuses("personas:\n  a:\n    rows: {staff: 1}\n", "supabase/access.yaml:3:19", "keys with values");
        refuses("require:\n  own: [[a]]\n", "supabase/access.yaml:2:9", "a name is expected");
    }

    @Test
    void refusesWhatIsNoYaml() {
        refuses("require: [a\n", "supabase/access.yaml:", "");
        refuses("require: {}\nrequire: {}\n", "supabase/access.yaml:2", "Duplicate");
    }

    private static void refuses(String text, String place, String why) {
        assertThatThrownBy(() -> AccessFile.parse(text))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(why);
    }
}
