import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A schema as text that does not depend on any diff engine: what {@code pg_dump} says, one block an object, in a fixed order and
 * without the order of a table's columns, and what it leaves out. Two databases with one text have one schema.
 */
final class Observer {

    private static final Pattern HEAD = Pattern.compile("(?m)^-- Name: .*; Type: .*; Schema: .*$");

    /** Broken indexes, versions of extensions, settings of the database. */
    private static final String LEFT_OUT = """
            SELECT 'invalid index', i.indexrelid::regclass::text FROM pg_index i WHERE NOT (i.indisvalid AND i.indisready)
            UNION ALL SELECT 'extension', extname || ' ' || extversion || ' ' || extnamespace::regnamespace FROM pg_extension
            UNION ALL SELECT 'setting', s.setrole::text || ' ' || unnest(s.setconfig) FROM pg_db_role_setting s
                JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()
            ORDER BY 1, 2""";

    private Observer() {}

    /** The text of a database. */
    static String read(String url) throws Exception {
        String dump = Programs.runUntimed(List.of("pg_dump", "--schema-only", "--quote-all-identifiers", "-d", url), 120).output();
        String rest = Programs.runUntimed(List.of("psql", "-XAtq", "-d", url, "-c", LEFT_OUT), 120).output();
        List<String> blocks = new ArrayList<>();
        String[] bodies = HEAD.split(dump);
        List<String> heads = HEAD.matcher(dump).results().map(match -> match.group()).toList();
        String amSetting = "";
        for (int i = 0; i < heads.size(); i++) {
            String body = bodies[i + 1];
            blocks.add(heads.get(i) + "\n" + amSetting + canonical(body));
            amSetting = body.lines()
                    .filter(line -> line.startsWith("SET default_t"))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        blocks.sort(null);
        return String.join("\n", blocks) + rest;
    }

    /** The columns of CREATE TABLE sorted; settings of the dump itself left out. */
    private static String canonical(String body) {
        List<String> lines = body.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("SET ") && !line.startsWith("\\"))
                .toList();
        if (lines.stream().noneMatch(line -> line.startsWith("CREATE ") && line.contains(" TABLE "))) {
            return String.join("\n", lines);
        }
        return lines.stream()
                .map(line -> line.startsWith("    ") ? line.replaceFirst(",$", "") : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The first line that one of two texts has alone. */
    static String firstDifference(String wanted, String reached) {
        List<String> missing = new ArrayList<>(wanted.lines().toList());
        reached.lines().forEach(missing::remove);
        List<String> extra = new ArrayList<>(reached.lines().toList());
        wanted.lines().forEach(extra::remove);
        return (missing.isEmpty() ? "" : "- " + missing.get(0)) + (extra.isEmpty() ? "" : " + " + extra.get(0));
    }

    public static void main(String[] urls) throws Exception {
        for (String url : urls) {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(read(url).getBytes(StandardCharsets.UTF_8));
            System.out.println(Arrays.hashCode(digest) + " " + url);
        }
    }
}
