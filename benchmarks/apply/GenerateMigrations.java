import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Writes N migrations, the same for the same N: in turns a table (keys to users and to an earlier table, four policies, two indexes, a
 * trigger), an enum with a column, functions with a DO block, and a view with rows. About one and a half kilobytes and half a policy each.
 * One folder for each tool's naming: {@code supabase}, {@code flyway}, {@code dbmate}.
 */
public final class GenerateMigrations {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS public.note_%1$d (
              id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
              owner_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
              %2$s
              title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
              rank integer NOT NULL DEFAULT 0 CHECK (rank >= 0 AND rank <= 100),
              details jsonb NOT NULL DEFAULT '{}'::jsonb,
              made_at timestamptz NOT NULL DEFAULT now(),
              touched_at timestamptz NOT NULL DEFAULT now(),
              UNIQUE (owner_id, title)
            );
            CREATE INDEX IF NOT EXISTS note_%1$d_owner ON public.note_%1$d (owner_id);
            CREATE INDEX IF NOT EXISTS note_%1$d_latest ON public.note_%1$d (made_at DESC) WHERE rank > 0;
            ALTER TABLE public.note_%1$d ENABLE ROW LEVEL SECURITY;
            CREATE POLICY "owners read note_%1$d" ON public.note_%1$d
              FOR SELECT TO authenticated USING ((SELECT auth.uid()) = owner_id);
            CREATE POLICY "owners write note_%1$d" ON public.note_%1$d
              FOR INSERT TO authenticated WITH CHECK ((SELECT auth.uid()) = owner_id);
            CREATE POLICY "owners change note_%1$d" ON public.note_%1$d
              FOR UPDATE TO authenticated USING ((SELECT auth.uid()) = owner_id) WITH CHECK ((SELECT auth.uid()) = owner_id);
            CREATE POLICY "owners remove note_%1$d" ON public.note_%1$d
              FOR DELETE TO authenticated USING ((SELECT auth.uid()) = owner_id);
            CREATE OR REPLACE FUNCTION public.stamp_note_%1$d() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $body$
            BEGIN
              NEW.touched_at := now(); -- not the end; of the body
              RETURN NEW;
            END;
            $body$;
            CREATE TRIGGER stamp_note_%1$d BEFORE UPDATE ON public.note_%1$d
              FOR EACH ROW EXECUTE FUNCTION public.stamp_note_%1$d();
            COMMENT ON TABLE public.note_%1$d IS 'What somebody wrote; number %1$d';
            COMMENT ON COLUMN public.note_%1$d.details IS 'Whatever the app keeps';
            """;

    private static final String COLUMN = """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'stage_%1$d') THEN
                CREATE TYPE public.stage_%1$d AS ENUM ('new', 'open', 'done');
              END IF;
            END $$;
            ALTER TABLE public.note_%1$d ADD COLUMN IF NOT EXISTS stage public.stage_%1$d NOT NULL DEFAULT 'new';
            CREATE INDEX IF NOT EXISTS note_%1$d_stage ON public.note_%1$d (stage);
            COMMENT ON COLUMN public.note_%1$d.stage IS 'How far it is';
            """;

    private static final String CODE = """
            CREATE OR REPLACE FUNCTION public.owns_note_%1$d(wanted uuid) RETURNS boolean
              LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
              SELECT EXISTS (SELECT FROM public.note_%1$d AS n WHERE n.id = wanted AND n.owner_id = auth.uid());
            $$;
            REVOKE ALL ON FUNCTION public.owns_note_%1$d(uuid) FROM anon;
            GRANT EXECUTE ON FUNCTION public.owns_note_%1$d(uuid) TO authenticated, service_role;
            DO $$
            DECLARE
              found integer;
            BEGIN
              SELECT count(*) INTO found FROM pg_policies WHERE schemaname = 'public' AND tablename = 'note_%1$d';
              IF found < 4 THEN
                RAISE EXCEPTION 'note_%1$d has %% policies of 4', found;
              END IF;
            END $$;
            """;

    private static final String VIEW = """
            CREATE OR REPLACE VIEW public.summary_%1$d WITH (security_invoker = true) AS
              SELECT owner_id, count(*) AS notes, avg(rank)::numeric(6, 2) AS mean_rank, max(touched_at) AS latest
              FROM public.note_%1$d GROUP BY owner_id;
            GRANT SELECT ON public.summary_%1$d TO authenticated;
            INSERT INTO auth.users (id) VALUES ('00000000-0000-0000-0000-%1$012d') ON CONFLICT DO NOTHING;
            INSERT INTO public.note_%1$d (owner_id, title, rank)
              VALUES ('00000000-0000-0000-0000-%1$012d', 'It''s the first; of %1$d', %1$d %% 100) ON CONFLICT DO NOTHING;
            UPDATE public.note_%1$d SET rank = rank + 1 WHERE rank < 100 AND title LIKE 'It''s the first;%%';
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
            String sql = "-- Migration " + i + "\n" + text(i % 4, i / 4);
            Files.writeString(target.resolve("supabase/migrations/" + version + "_step_" + i + ".sql"), sql);
            Files.writeString(target.resolve("flyway/V" + version + "__step_" + i + ".sql"), sql);
            Files.writeString(
                    target.resolve("dbmate/" + version + "_step_" + i + ".sql"),
                    "-- migrate:up\n" + sql + "\n-- migrate:down\n");
        }
    }

    private static String text(int kind, int table) {
        return switch (kind) {
            case 0 -> TABLE.formatted(table, parent(table));
            case 1 -> COLUMN.formatted(table);
            case 2 -> CODE.formatted(table);
            default -> VIEW.formatted(table);
        };
    }

    private static String parent(int table) {
        return table == 0
                ? "parent_id uuid,"
                : "parent_id uuid REFERENCES public.note_" + table * 7L % table + " (id) ON DELETE SET NULL,";
    }
}
