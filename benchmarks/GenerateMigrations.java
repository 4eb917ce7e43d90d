import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Writes N migrations, the same for the same N: tables with policies, indexes and a trigger, functions, enums with columns, views; about a
 * kilobyte each. One folder for each tool's naming: {@code supabase}, {@code flyway}, {@code dbmate}.
 */
public final class GenerateMigrations {

    private static final String TABLE = """
            CREATE TABLE public.item_%1$d (
              id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
              owner uuid NOT NULL,
              title text NOT NULL CHECK (char_length(title) <= 200),
              payload jsonb NOT NULL DEFAULT '{}',
              created_at timestamptz NOT NULL DEFAULT now(),
              UNIQUE (owner, title)
            );
            CREATE INDEX item_%1$d_owner ON public.item_%1$d (owner);
            ALTER TABLE public.item_%1$d ENABLE ROW LEVEL SECURITY;
            CREATE POLICY "see own %1$d" ON public.item_%1$d FOR SELECT USING (owner::text = current_user);
            CREATE POLICY "add own %1$d" ON public.item_%1$d FOR INSERT WITH CHECK (owner::text = current_user);
            CREATE FUNCTION public.touch_%1$d() RETURNS trigger LANGUAGE plpgsql AS $fn$
            BEGIN
              NEW.created_at := now(); -- a semicolon; inside
              RETURN NEW;
            END $fn$;
            CREATE TRIGGER touch BEFORE UPDATE ON public.item_%1$d FOR EACH ROW EXECUTE FUNCTION public.touch_%1$d();
            COMMENT ON TABLE public.item_%1$d IS 'What somebody owns; number %1$d';
            """;

    private static final String COLUMN = """
            CREATE TYPE public.status_%1$d AS ENUM ('draft', 'active', 'archived');
            ALTER TABLE public.item_%2$d ADD COLUMN status_%1$d public.status_%1$d NOT NULL DEFAULT 'draft';
            CREATE INDEX item_%2$d_status_%1$d ON public.item_%2$d (status_%1$d);
            """;

    private static final String CODE = """
            CREATE FUNCTION public.owns_%1$d(item uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = '' AS $$
              SELECT EXISTS (SELECT FROM public.item_%2$d AS i WHERE i.id = item AND i.owner::text = current_user);
            $$;
            REVOKE ALL ON FUNCTION public.owns_%1$d(uuid) FROM public;
            DO $$ BEGIN
              IF to_regclass('public.item_%2$d') IS NULL THEN
                RAISE EXCEPTION 'no item_%2$d';
              END IF;
            END $$;
            """;

    private static final String VIEW = """
            CREATE VIEW public.titles_%1$d AS SELECT id, upper(title) AS title FROM public.item_%2$d;
            INSERT INTO public.item_%2$d (owner, title) VALUES (gen_random_uuid(), 'it''s %1$d');
            """;

    private GenerateMigrations() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path target = Path.of(arguments[1]);
        for (String tool : new String[] {"supabase/migrations", "flyway", "dbmate"}) {
            Files.createDirectories(target.resolve(tool));
        }
        Files.writeString(target.resolve("supabase/config.toml"), "project_id = \"benchmark\"\n");
        LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int i = 0; i < count; i++) {
            String version = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(time.plusMinutes(i));
            String sql = "-- Migration " + i + "\n" + text(i);
            Files.writeString(target.resolve("supabase/migrations/" + version + "_step_" + i + ".sql"), sql);
            Files.writeString(target.resolve("flyway/V" + version + "__step_" + i + ".sql"), sql);
            Files.writeString(
                    target.resolve("dbmate/" + version + "_step_" + i + ".sql"),
                    "-- migrate:up\n" + sql + "\n-- migrate:down\n");
        }
    }

    private static String text(int i) {
        int table = i - i % 4;
        return switch (i % 4) {
            case 0 -> TABLE.formatted(i);
            case 1 -> COLUMN.formatted(i, table);
            case 2 -> CODE.formatted(i, table);
            default -> VIEW.formatted(i, table);
        };
    }
}
