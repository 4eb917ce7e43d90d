import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs written as Go values: {@code name: "…"}, {@code roles: []string{…}}, {@code oldSchemaDDL: []string{…}} and
 * {@code newSchemaDDL: []string{…}}, strings raw or quoted, {@code nil} for none. Other fields are passed over.
 */
final class GoCases {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|`(?<raw>[^`]*)`|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<field>\\w+)\\s*:(?!=)|(?<close>\\},?)",
            Pattern.DOTALL);

    private final String file;
    private final List<Pair> pairs = new ArrayList<>();
    private String name = "";
    private String roles = "";
    private String before = "";
    private String after = "";

    private GoCases(String file) {
        this.file = file;
    }

    static List<Pair> in(Path folder) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (Path path : PeerSuites.files(folder, "_cases_test.go")) {
            var cases = new GoCases(path.getFileName().toString().replace("_cases_test.go", ""));
            cases.read(Files.readString(path));
            pairs.addAll(cases.pairs);
        }
        return pairs;
    }

    private void read(String source) {
        String field = "";
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("field") != null) {
                field = token.group("field");
                if (field.equals("name")) {
                    finish();
                }
            } else if (token.group("close") != null) {
                field = "";
            } else if (token.group("raw") != null) {
                take(field, token.group("raw"));
            } else if (token.group("quoted") != null) {
                take(field, token.group("quoted").replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\"));
            }
        }
        finish();
    }

    private void take(String field, String value) {
        switch (field) {
            case "name" -> name = value;
            case "roles" -> roles += "CREATE ROLE \"" + value + "\";\n";
            case "oldSchemaDDL" -> before += value + ";\n";
            case "newSchemaDDL" -> after += value + ";\n";
            default -> {}
        }
    }

    private void finish() {
        if (!name.isEmpty() && !(before + after).isBlank()) {
            String number = "%03d ".formatted(pairs.size() + 1);
            pairs.add(Pair.of("pg-schema-diff", file + "/" + number + name, roles + before, roles + after));
        }
        name = "";
        roles = "";
        before = "";
        after = "";
    }
}
