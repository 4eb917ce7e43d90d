import io.github.supabasemigrate.access.AccessCheck;
import io.github.supabasemigrate.access.AccessReport;
import io.github.supabasemigrate.access.demand.AccessFile;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.rows.TeamSeed;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Replay;
import io.github.supabasemigrate.replay.ReplayInput;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures the access matrix. Arguments: the jar of the PostgreSQL binaries, a folder for servers, then either project directories or
 * numbers of tables, for which a project is written. {@code -mutate} among them changes each policy too, {@code -findings} prints
 * what was found.
 */
public final class AccessRun {

    private AccessRun() {}

    public static void main(String[] arguments) throws Exception {
        List<String> rest = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        boolean mutates = rest.remove("-mutate");
        boolean prints = rest.remove("-findings");
        PostgresBinaries binaries = PostgresBinaries.ofJar(Path.of(arguments[0]));
        System.out.println("| project | tables | untested | policies | errors | warnings | notes | statements | catalog ms | access ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String each : rest) {
            Path directory = each.matches("\\d+") ? generated(Integer.parseInt(each)) : Path.of(each);
            run(each, directory, binaries, Path.of(arguments[1]), mutates, prints);
        }
    }

    private static void run(
            String name, Path directory, PostgresBinaries binaries, Path cache, boolean mutates, boolean prints)
            throws Exception {
        SupabaseProject project = SupabaseProject.open(directory, Map.of());
        List<String> texts = project.readableMigrations().stream().map(MigrationFile::text).toList();
        var options = new EmbeddedOptions(
                CacheDirectory.at(cache),
                Baseline.of(new PlatformBaseline(project.config().autoExposesNewTables().orElse(true)), true),
                StandIns.forVersionPins(texts));
        try (ReplayedProject replayed =
                        Replay.of(EmbeddedPostgres.of(binaries, options), ReplayInput.of(project)).run(ReplayListener.NONE);
                Shadow copy = replayed.copy();
                Connection superuser = copy.asSuperuser().connect()) {
            long start = System.nanoTime();
            Catalog catalog = CatalogReader.read(superuser);
            long read = System.nanoTime();
            AccessReport report = new AccessCheck(
                            catalog, project.config().exposedSchemas(), AccessFile.NONE, TeamSeed.NONE, mutates)
                    .run(superuser);
            long end = System.nanoTime();
            System.out.printf(
                    "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n",
                    name,
                    report.matrix().tables().size(),
                    report.matrix().tables().stream().filter(table -> table.untested().isPresent()).count(),
                    catalog.policies().size(),
                    count(report, Severity.ERROR),
                    count(report, Severity.WARNING),
                    count(report, Severity.INFO),
                    report.tried(),
                    (read - start) / 1_000_000,
                    (end - read) / 1_000_000);
            if (prints) {
                print(report);
            }
        }
    }

    private static long count(AccessReport report, Severity severity) {
        return report.findings().stream().filter(found -> found.rule().severity() == severity).count();
    }

    private static void print(AccessReport report) {
        report.matrix().tables().forEach(table ->
                table.untested().ifPresent(why -> System.out.println("  untested " + table.name() + ": " + why)));
        for (AccessFinding finding : report.findings()) {
            System.out.println("  " + finding.rule().severity() + " " + finding.rule().id() + ": " + finding.message());
            if (!finding.reproduction().isEmpty()) {
                System.out.println("      " + finding.reproduction().brief());
            }
        }
        report.notes().forEach(note -> System.out.println("  note: " + note));
    }

    /** Tenants with members, and tables of every usual kind: of a user, of a tenant, published, below a parent. */
    private static Path generated(int tables) throws Exception {
        Path directory = Files.createTempDirectory("access" + tables);
        Path migrations = Files.createDirectories(directory.resolve("supabase/migrations"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"access\"\n");
        var sql = new StringBuilder("""
                CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
                CREATE TABLE public.members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users,
                    role text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')), PRIMARY KEY (org_id, user_id));
                ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
                ALTER TABLE public.members ENABLE ROW LEVEL SECURITY;
                CREATE FUNCTION public.is_member(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
                    AS $$ SELECT EXISTS (SELECT 1 FROM public.members m WHERE m.org_id = org AND m.user_id = auth.uid()) $$;
                CREATE POLICY read ON public.orgs FOR SELECT USING (public.is_member(id));
                CREATE POLICY read ON public.members FOR SELECT USING (public.is_member(org_id));
                """);
        for (int i = 2; i < tables; i++) {
            sql.append(switch (i % 4) {
                case 0 -> ofUser("t" + i);
                case 1 -> ofTenant("t" + i);
                case 2 -> published("t" + i);
                default -> below("t" + i, i > 4 ? "t" + (i - i % 4) : "orgs");
            });
        }
        Files.writeString(migrations.resolve("20250101000000_tables.sql"), sql);
        return directory;
    }

    private static String ofUser(String name) {
        return """
                CREATE TABLE public.%1$s (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users,
                    title text NOT NULL, done boolean NOT NULL DEFAULT false, at timestamptz NOT NULL DEFAULT now());
                ALTER TABLE public.%1$s ENABLE ROW LEVEL SECURITY;
                CREATE POLICY read ON public.%1$s FOR SELECT USING (user_id = auth.uid());
                CREATE POLICY add ON public.%1$s FOR INSERT WITH CHECK (user_id = auth.uid());
                CREATE POLICY edit ON public.%1$s FOR UPDATE USING (user_id = auth.uid());
                """.formatted(name);
    }

    private static String ofTenant(String name) {
        return """
                CREATE TABLE public.%1$s (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs,
                    name text NOT NULL CHECK (length(name) > 2), amount numeric(10, 2) NOT NULL DEFAULT 0);
                ALTER TABLE public.%1$s ENABLE ROW LEVEL SECURITY;
                CREATE POLICY read ON public.%1$s FOR SELECT USING (public.is_member(org_id));
                CREATE POLICY write ON public.%1$s FOR INSERT WITH CHECK (public.is_member(org_id));
                """.formatted(name);
    }

    private static String published(String name) {
        return """
                CREATE TABLE public.%1$s (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
                    author_id uuid NOT NULL REFERENCES auth.users,
                    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')), body text);
                ALTER TABLE public.%1$s ENABLE ROW LEVEL SECURITY;
                CREATE POLICY read ON public.%1$s FOR SELECT USING (status = 'published' OR author_id = auth.uid());
                CREATE POLICY write ON public.%1$s USING (author_id = auth.uid());
                """.formatted(name);
    }

    private static String below(String name, String parent) {
        String column = parent + "_id";
        String seen = parent.equals("orgs")
                ? "public.is_member(" + column + ")"
                : "EXISTS (SELECT 1 FROM public." + parent + " p WHERE p.id = " + column + " AND p.user_id = auth.uid())";
        return """
                CREATE TABLE public.%1$s (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    %2$s uuid NOT NULL REFERENCES public.%3$s, note text NOT NULL);
                ALTER TABLE public.%1$s ENABLE ROW LEVEL SECURITY;
                CREATE POLICY every ON public.%1$s USING (%4$s);
                """.formatted(name, column, parent, seen);
    }
}
