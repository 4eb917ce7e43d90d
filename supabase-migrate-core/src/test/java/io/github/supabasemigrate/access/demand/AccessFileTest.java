package io.github.supabasemigrate.access.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccessFileTest {

    @Test
    void readsDemandsAndAllowances() {
        AccessFile file = AccessFile.parse("""
                require:
                  isolation: tenant
                  public: [meditations]
                  own: [journal_entries]
                  never: anon
                allow:
                  - table: inbox
                    persona: anon
                    commands: [INSERT]
                    reason: contact form
                """);

        assertThat(file.requirements().isolatesTenants()).isTrue();
        assertThat(file.requirements().publics()).containsExactly("meditations");
        assertThat(file.requirements().never()).containsExactly("anon");
        assertThat(file.allowances())
                .containsExactly(new Allowance("inbox", List.of("anon"), List.of("INSERT"), List.of(), "contact form"));
    }

    @Test
    void isolationMayNameAColumnOrTables() {
        assertThat(AccessFile.parse("require: {isolation: org_id}")
                        .requirements()
                        .isolatingColumns())
                .containsExactly("org_id");
        assertThat(AccessFile.parse("require: {isolation: [orders]}")
                        .requirements()
                        .isolated())
                .containsExactly("orders");
    }

    @Test
    void anEmptyFileDemandsNothing() {
        assertThat(AccessFile.parse("")).isEqualTo(AccessFile.NONE);
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        assertThatThrownBy(() -> AccessFile.parse("require: {isolated: tenant}"))
                .hasMessageContaining("`isolated` is no word of it. Known here: isolation, never, own, public.");
    }

    @Test
    void wantsAReason() {
        assertThatThrownBy(() -> AccessFile.parse("allow: [{table: notes}]")).hasMessageContaining("no `reason`");
    }
}
