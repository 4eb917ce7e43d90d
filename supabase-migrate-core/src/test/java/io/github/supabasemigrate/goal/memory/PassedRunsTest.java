package io.github.supabasemigrate.goal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of runs, also when the build that wrote it was killed, and when several builds use it at once. */
class PassedRunsTest {

    private static final int THREADS = 8;
    private static final Inputs INPUTS = Inputs.of("inputs");

    @TempDir
    private Path cache;

    /** As each module of a parallel build has its own. */
    private PassedRuns runs() {
        return new PassedRuns(CacheDirectory.at(cache), "verify");
    }

    private static PassedRuns.Passed run(String tables) {
        var numbers = new Properties();
        numbers.setProperty("tables", tables);
        return new PassedRuns.Passed(
                numbers,
                List.of(
                        Finding.of("drift", Severity.WARNING, "Two\nlines.")
                                .about("public.notes")
                                .at(new Location("a.sql", 3, 4))
                                .withHint("Mend it.")
                                .decidedBy(DecidedBy.LIVE),
                        Finding.of("stale-snapshot", Severity.INFO, " \t\\u0041\r Ünïcode = : # ! "),
                        Finding.of("others", Severity.INFO, "\\"),
                        Finding.of("others", Severity.INFO, "\t= ")));
    }

    @Test
    void givesBackWhatItKept() {
        runs().keep(INPUTS, run("8"));

        PassedRuns.Passed found = runs().with(INPUTS).orElseThrow();
        assertThat(found.count("tables")).isEqualTo(8);
        assertThat(found.count("policies")).isZero();
        assertThat(found.findings()).isEqualTo(run("8").findings());
        assertThat(runs().with(Inputs.of("others"))).isEmpty();
        assertThat(new PassedRuns(CacheDirectory.at(cache), "lint").with(INPUTS))
                .isEmpty();
    }

    /** With nothing, half a finding, and all that a reader would take for a run. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 83})
    void doesNotBelieveABuildThatWasKilled(int written) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        cache.toString(),
                        INPUTS.name(),
                        String.valueOf(Math.min(written, KilledWriter.WHOLE.length())))
                .inheritIO()
                .start();
        assertThat(writer.waitFor()).isEqualTo(9);

        assertThat(runs().with(INPUTS)).isEmpty();

        runs().keep(INPUTS, run("8"));
        assertThat(runs().with(INPUTS).orElseThrow().count("tables")).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.rule=drift\n", "0.rule=drift\n0.severity=NONE\n", "\\u12"})
    void doesNotBelieveAFileThatWasCutOrReplaced(String content) throws IOException {
        runs().keep(INPUTS, run("8"));
        Files.writeString(cache.resolve("passed-verify").resolve(INPUTS.name()).resolve("passed.properties"), content);

        assertThat(runs().with(INPUTS)).isEmpty();

        runs().keep(INPUTS, run("9"));
        assertThat(runs().with(INPUTS).orElseThrow().count("tables")).isEqualTo(9);
    }

    /** Checksums name entries; two inputs may have one, and their lengths may be equal too. */
    @Test
    void believesOnlyARunOfTheVeryBytes() throws IOException {
        runs().keep(INPUTS, run("8"));
        Path kept = cache.resolve("passed-verify").resolve(INPUTS.name()).resolve("inputs");
        byte[] others = Inputs.of("others").bytes();
        assertThat(kept).hasBinaryContent(INPUTS.bytes());
        Files.write(kept, others);

        assertThat(runs().with(INPUTS)).isEmpty();

        runs().keep(INPUTS, run("9"));
        assertThat(runs().with(INPUTS).orElseThrow().count("tables")).isEqualTo(9);
    }

    @Test
    void modulesOfAParallelBuildSeeWholeRunsOrNone() throws Exception {
        var start = new CountDownLatch(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var builds = new ArrayList<Callable<List<Optional<PassedRuns.Passed>>>>();
            for (int thread = 0; thread < THREADS; thread++) {
                boolean writes = thread % 2 == 0;
                String own = "module-" + thread;
                builds.add(() -> {
                    start.countDown();
                    start.await();
                    return build(runs(), own, writes);
                });
            }
            for (Future<List<Optional<PassedRuns.Passed>>> build : threads.invokeAll(builds)) {
                assertThat(build.get())
                        .allSatisfy(seen -> seen.ifPresent(run -> {
                            assertThat(run.count("tables")).isEqualTo(8);
                            assertThat(run.findings()).isEqualTo(run("8").findings());
                        }));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(runs().with(Inputs.of("same-0"))).isPresent();
        assertThat(runs().with(Inputs.of("module-6"))).isPresent();
        assertThat(cache.resolve("passed-verify")).isDirectoryNotContaining("glob:**.{new,old}");
    }

    /** Rounds with inputs that all builds share, and with the build's own. */
    private static List<Optional<PassedRuns.Passed>> build(PassedRuns runs, String own, boolean writes) {
        var seen = new ArrayList<Optional<PassedRuns.Passed>>();
        for (int round = 0; round < 5; round++) {
            String shared = "same-" + round;
            seen.add(runs.with(Inputs.of(shared)));
            if (writes) {
                runs.keep(Inputs.of(shared), run("8"));
                runs.keep(Inputs.of(own), run("8"));
                assertThat(runs.with(Inputs.of(shared))).isPresent();
                assertThat(runs.with(Inputs.of(own))).isPresent();
            }
            seen.add(runs.with(Inputs.of(shared)));
        }
        return seen;
    }
}
