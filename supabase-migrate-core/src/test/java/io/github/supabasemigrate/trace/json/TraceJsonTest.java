package io.github.supabasemigrate.trace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

    private static final ObservedRelation TABLE =
            new ObservedRelation("public", "a b", ObservedRelation.Kind.TABLE, null, List.of("public.whole"));
    private static final ObservedRelation INDEX =
            new ObservedRelation("public", "i", ObservedRelation.Kind.INDEX, "public.a b", List.of());

    @Test
    void readsWhatItWrote() {
        StatementTrace trace = new StatementTrace(
                new Place("supabase/migrations/1_a.sql", 3),
                true,
                List.of(new ObservedLock(TABLE, LockMode.ACCESS_EXCLUSIVE)),
                List.of(new ObservedLock(INDEX, LockMode.SHARE)),
                List.of(TABLE),
                List.of(new IndexBuild(INDEX, true)),
                List.of(new TableActivity(TABLE, 1, 2, 3, 4, 5)),
                List.of(new CatalogEffect(CatalogEffect.Kind.DROPPED, "DROP", "table", "public.\"a b\"", true)),
                List.of("NOTICE: so"),
                Duration.ofNanos(1_500_000));

        assertThat(TraceJson.read(TraceJson.write(List.of(trace)))).containsExactly(trace);
    }

    @Test
    void refusesWhatIsNoTrace() {
        assertThatIllegalArgumentException().isThrownBy(() -> TraceJson.read("[{\"file\": 1}]"));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceJson.read("{"));
    }
}
