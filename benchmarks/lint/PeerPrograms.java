import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.shadow.Shadow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs beside which this project is judged: squawk, and the advisors of the Supabase CLI.
 *
 * @param supabase the program, or {@code -} where there is none
 */
record PeerPrograms(String squawk, String supabase) {

    private static final Pattern LINT = Pattern.compile("lint=(\\d{4})|/(\\d{4})_");

    /** Of the lints that link to no page with their number. */
    private static final Map<String, String> NUMBERS = Map.of("unsupported_reg_types", "0018", "fkey_to_auth_unique", "0021");

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean hasAdvisors() {
        return !supabase.equals("-");
    }

    Set<String> squawkLines(List<Path> files, Set<String> own) throws Exception {
        Set<String> lines = new TreeSet<>();
        for (Path file : files) {
            for (JsonNode violation : violations(List.of(file))) {
                if (own.contains(violation.path("rule_name").asText())) {
                    lines.add(file.getFileName() + ":" + (violation.path("line").asInt() + 1));
                }
            }
        }
        return lines;
    }

    Set<String> squawk(List<Path> files) throws Exception {
        Set<String> rules = new TreeSet<>();
        violations(files).forEach(violation -> rules.add(violation.path("rule_name").asText()));
        return rules;
    }

    private JsonNode violations(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(squawk, "--reporter", "json", "--assume-in-transaction", "--include=require-table-schema"));
        files.forEach(file -> command.add(file.toString()));
        String json = output(command);
        return JSON.readTree(json.isBlank() ? "[]" : json);
    }

    /** The advisors skip what the API does not serve, and know that only from a setting. */
    Set<String> advisors(Shadow shadow) throws Exception {
        try (Connection connection = shadow.asSuperuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + shadow.name() + " SET pgrst.db_schemas = 'public'");
        }
        URI jdbc = URI.create(shadow.jdbcUrl().substring("jdbc:".length()));
        Map<String, String> query = new TreeMap<>();
        for (String pair : jdbc.getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String url = "postgresql://" + query.get("user") + ":" + query.get("password") + "@" + jdbc.getHost() + ":"
                + jdbc.getPort() + jdbc.getPath() + "?sslmode=disable";
        String json = output(List.of(
                supabase, "db", "advisors", "--remote=" + url, "--level", "info", "--fail-on", "none", "--output-format", "json"));
        Set<String> rules = new TreeSet<>();
        NUMBERS.forEach((name, number) -> {
            if (json.contains('"' + name + '"')) {
                rules.add(number);
            }
        });
        Matcher keys = LINT.matcher(json);
        while (keys.find()) {
            String number = keys.group(1) == null ? keys.group(2) : keys.group(1);
            if (number != null) {
                rules.add(number);
            }
        }
        return rules;
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }
}
