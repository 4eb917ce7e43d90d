import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A schema as text that does not depend on any diff engine: what {@code pg_dump} says, one block an object, in a fixed order and
 * without the order of a table's columns, and what it leaves out. Two databases with one text have one schema.
 */
final class Observer {

    private static final Pattern HEAD = Pattern.compile("(?m)^-- Name: .*; Type: .*; Schema: .*$");

    /** What a setting that stands somewhere before it, once for all that follow, is about. */
    private static final Pattern HAS_STORAGE = Pattern.compile("; Type: (TABLE|MATERIALIZED VIEW|INDEX);");

    /** Passwords are not compared: an engine does well not to write them into a file. */
    private static final Pattern HAS_SECRET = Pattern.compile("; Type: (USER MAPPING|SUBSCRIPTION);");

    private static final Pattern CONNECTION = Pattern.compile("CONNECTION '([^']*)'");

    private static final Pattern HAS_OPTIONS = Pattern.compile("; Type: (TABLE|FOREIGN TABLE|INDEX|VIEW|MATERIALIZED VIEW|CONSTRAINT);");

    private static final Pattern OPTIONS = Pattern.compile("\\b(WITH|SET) \\(([^()]*=[^()]*)\\)");

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
        Programs.Result dumped =
                Programs.runUntimed(List.of("pg_dump", "--schema-only", "--quote-all-identifiers", "-d", url), 120);
        if (dumped.status() != 0) {
            throw new IllegalStateException(dumped.errors());
        }
        String dump = dumped.output();
        String rest = String.join("\n", Server.rows(url, LEFT_OUT));
        List<String> blocks = new ArrayList<>();
        String[] bodies = HEAD.split(dump);
        List<String> heads = HEAD.matcher(dump).results().map(match -> match.group()).toList();
        var settings = new TreeMap<String, String>();
        for (int i = 0; i < heads.size(); i++) {
            String body = bodies[i + 1];
            blocks.add(heads.get(i) + "\n" + (HAS_STORAGE.matcher(heads.get(i)).find() ? settings + "\n" : "") + canonical(heads.get(i), body));
            body.lines()
                    .filter(line -> line.startsWith("SET default_t"))
                    .forEach(line -> settings.put(line.split(" ")[1], line));
        }
        blocks.sort(null);
        return String.join("\n", blocks) + rest;
    }

    /** The columns of CREATE TABLE, grants and options sorted, as their order says nothing; settings of the dump itself left out. */
    private static String canonical(String head, String body) {
        List<String> lines = body.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("SET ") && !line.startsWith("\\"))
                .toList();
        if (head.contains("ACL;")) {
            return grants(lines);
        }
        if (HAS_SECRET.matcher(head).find()) {
            return withoutSecrets(String.join("\n", lines));
        }
        if (HAS_OPTIONS.matcher(head).find()) {
            lines = OPTIONS.matcher(String.join("\n", lines)).replaceAll(Observer::sorted).lines().toList();
        }
        if (lines.stream().noneMatch(line -> line.startsWith("CREATE ") && line.contains(" TABLE "))) {
            return String.join("\n", lines);
        }
        return lines.stream()
                .map(line -> line.startsWith("    ") ? line.replaceFirst(",$", "") : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String withoutSecrets(String statement) {
        String ordered = CONNECTION.matcher(statement)
                .replaceAll(words -> Matcher.quoteReplacement("CONNECTION '"
                        + Arrays.stream(words.group(1).split(" +")).sorted().collect(Collectors.joining(" ")) + "'"));
        return ordered.replaceAll("\n +\"password\" '(?:[^']|'')*',?", "")
                .replaceAll(",(?=\n\\);)", "")
                .replace(" OPTIONS (\n);", ";")
                .replaceAll(" ?\\bpassword=[^ ']*", "");
    }

    private static String sorted(MatchResult options) {
        String list = Arrays.stream(options.group(2).split(", ")).sorted().collect(Collectors.joining(", "));
        return Matcher.quoteReplacement(options.group(1) + " (" + list + ")");
    }

    /** Each grant with its grantor, where the dump changes over to another. */
    private static String grants(List<String> lines) {
        List<String> grants = new ArrayList<>();
        String grantor = "";
        for (String line : lines) {
            if (line.contains("SESSION AUTHORIZATION")) {
                grantor = line.startsWith("SET SESSION AUTHORIZATION DEFAULT") || line.startsWith("RESET") ? "" : line + " ";
            } else {
                grants.add(grantor + line);
            }
        }
        grants.sort(null);
        return String.join("\n", grants);
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
