package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.shadow.Shadow;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the files of {@code supabase/tests} on throw-away databases that the project's migrations have made. */
public final class RunTests {

    private static final int MOST_WORKERS = 4;

    private final Run run;

    public RunTests(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        List<TestFile> files = files();
        Path report = run.settings().path(Setting.OUTPUT).orElseThrow().resolve("TEST-supabase.xml");
        List<FileResult> results = files.isEmpty() ? List.of() : results(files);
        if (!files.isEmpty()) {
            write(report, TestReport.render(results));
        }
        return new Tested(results, report.toString());
    }

    private List<TestFile> files() {
        List<String> patterns = run.settings().list(Setting.TESTS);
        return run.project().testFiles().stream()
                .filter(file -> patterns.isEmpty()
                        || patterns.stream().anyMatch(pattern -> matches(pattern, file.relativePath())))
                .map(TestFile::of)
                .toList();
    }

    private static boolean matches(String pattern, String path) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:**/" + pattern);
        return matcher.matches(Path.of("/", path)) || path.endsWith("/" + pattern);
    }

    private List<FileResult> results(List<TestFile> files) {
        Replayed replayed = Replayed.of(run);
        try (var databases = new TestDatabases(replayed.project().server(), new Shadows(run).copyOf(replayed))) {
            Map<TestFile, TestCase> broken = databases.setUp(files);
            List<TestFile> ready = files.stream()
                    .filter(file -> !broken.containsKey(file) && !file.body().isEmpty())
                    .toList();
            var results = new ArrayList<FileResult>();
            broken.forEach((file, test) ->
                    results.add(new FileResult(file.file().relativePath(), List.of(test), Duration.ZERO)));
            if (!ready.isEmpty()) {
                results.addAll(runAll(ready, databases.forWorkers(workers(ready.size()))));
            }
            results.sort(Comparator.comparing(FileResult::file));
            return results;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private int workers(int files) {
        int wanted = run.settings()
                .count(Setting.TEST_WORKERS)
                .orElse(Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
        return Math.max(1, Math.min(wanted, files));
    }

    private static List<FileResult> runAll(List<TestFile> files, List<Shadow> databases) {
        Queue<TestFile> waiting = new ConcurrentLinkedQueue<>(files);
        ExecutorService workers = Executors.newFixedThreadPool(databases.size());
        try {
            List<Callable<List<FileResult>>> work = databases.stream()
                    .<Callable<List<FileResult>>>map(database -> () -> drain(waiting, database))
                    .toList();
            var results = new ArrayList<FileResult>();
            for (Future<List<FileResult>> done : workers.invokeAll(work)) {
                results.addAll(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw lost(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<FileResult> drain(Queue<TestFile> waiting, Shadow database) throws SQLException {
        var session = new TestSession(database.database());
        var results = new ArrayList<FileResult>();
        for (TestFile file = waiting.poll(); file != null; file = waiting.poll()) {
            results.add(session.run(file));
        }
        return results;
    }

    private static MigrateException lost(Throwable cause) {
        return MigrateException.because("The shadow that the tests run on is lost.")
                .why(String.valueOf(cause.getMessage()))
                .cause(cause)
                .build();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
