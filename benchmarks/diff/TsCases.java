import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs written in TypeScript: {@code test("…")}, then {@code initialSetup:} and {@code testSql:}, each a string or a template, the
 * second run behind the first. What is put together while it runs is passed over.
 */
final class TsCases {

    private static final Pattern TOKEN = Pattern.compile(
            "\\b(?:test|it)(?:\\.\\w+)?\\(\\s*\"(?<name>(?:[^\"\\\\]|\\\\.)*)\""
                    + "|\\b(?<field>initialSetup|testSql)\\s*:\\s*(?:dedent)?\\s*"
                    + "(?:`(?<raw>(?:[^`\\\\]|\\\\.)*+)`|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\")",
            Pattern.DOTALL);

    private final String suite;
    private final String file;
    private final List<Pair> pairs = new ArrayList<>();
    private String name = "";
    private String before = "";
    private String then = "";

    private TsCases(String suite, String file) {
        this.suite = suite;
        this.file = file;
    }

    static List<Pair> in(String suite, Path folder) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (Path path : PeerSuites.files(folder, ".test.ts")) {
            var cases = new TsCases(suite, path.getFileName().toString().replace(".test.ts", ""));
            cases.read(Files.readString(path));
            pairs.addAll(cases.pairs);
        }
        return pairs;
    }

    private void read(String source) {
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("name") != null) {
                finish();
                name = token.group("name");
                continue;
            }
            String text = token.group("raw") != null ? token.group("raw") : token.group("quoted");
            String value = text.replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
            if (token.group("field").equals("testSql")) {
                then = value;
            } else {
                finish();
                before = value;
            }
        }
        finish();
    }

    private void finish() {
        if (!then.isBlank() && !(before + then).contains("${")) {
            String number = "%03d ".formatted(pairs.size() + 1);
            pairs.add(Pair.of(suite, file + "/" + number + name, before + "\n", before + "\n" + then + "\n"));
        }
        before = "";
        then = "";
    }
}
