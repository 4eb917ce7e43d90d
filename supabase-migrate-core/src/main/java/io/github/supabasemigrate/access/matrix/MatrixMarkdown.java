package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SignUp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The matrix for reviewers: no time, no random value, so that a changed line is a changed access. */
final class MatrixMarkdown {

    private static final Map<String, String> WORDS = words(
            "when",
            "so it is in that state alone, every other row and column as it was",
            "nobody's",
            "rows that belong to no user and no tenant",
            "others'",
            "rows of another user or tenant",
            "in others' name by",
            "what is inserted may name somebody else in these columns",
            "below others' by",
            "what is inserted may hang below rows of somebody else, by these columns",
            "invites by",
            "what is inserted may name somebody else as a member",
            "gives away",
            "its own rows may be handed to somebody else, by these columns",
            "takes",
            "somebody else's rows may be made its own, by these columns",
            "raises",
            "what its own rights depend on may be set",
            "hangs below others' by",
            "its own rows may be moved below somebody else's, by these columns",
            "without WHERE",
            "a statement that reads no column, for which SELECT policies do not count, gets at these",
            "error",
            "every statement fails with this SQLSTATE",
            "untested",
            "no rows could be made, so nothing is known; it is not safe for that");

    private final AccessMatrix matrix;
    private final StringBuilder out = new StringBuilder();

    MatrixMarkdown(AccessMatrix matrix) {
        this.matrix = matrix;
    }

    String text() {
        out.append("# Access matrix\n\n");
        out.append("Who gets at which rows, tried with real statements on a throw-away database. Written by\n");
        out.append("`mvn supabase-migrate:snapshot`, compared by `mvn supabase-migrate:verify`.\n\n");
        personas();
        words();
        matrix.tables().forEach(this::table);
        signUps();
        return out.toString();
    }

    /** Those of whom the same is to be said stand in one line. */
    private void personas() {
        out.append("| persona | who |\n|---|---|\n");
        matrix.personas().stream()
                .collect(Collectors.groupingBy(
                        this::who, LinkedHashMap::new, Collectors.mapping(Persona::name, Collectors.joining(", "))))
                .forEach((who, names) ->
                        out.append("| ").append(names).append(" | ").append(who).append(" |\n"));
    }

    /** What the cells' words mean: always the first four, of the others those that are there. */
    private void words() {
        String cells = matrix.tables().stream()
                .flatMap(table -> table.cells().values().stream())
                .flatMap(row -> row.values().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
        out.append(
                "\n`own`, `tenant`, `all`: the persona's own rows, its tenant's, everybody's; for INSERT, rows that say so. `none`:"
                        + " no row. `denied`: no privilege.\n");
        WORDS.forEach((word, meaning) -> {
            if (isIn(cells, word)) {
                out.append("`").append(word).append("`: ").append(meaning).append(".\n");
            }
        });
    }

    private String who(Persona persona) {
        String user = persona.account().map(this::who).orElse("nobody signed in");
        return switch (persona.name()) {
            case "anon" -> "holds the public key only";
            case "service_role" -> "holds the secret key: row level security is not for it";
            case "A1", "A2", "B", "N" -> user;
            case "F" -> "signed in, says of itself in user_metadata what policies ask for";
            case "H" -> "signed in, sends the headers and cookies that policies ask for";
            default -> "`" + persona.role() + "` with a token that says so, " + user;
        };
    }

    private String who(User user) {
        String tenant = user.tenant();
        if (user.name().equals(User.N.name())) {
            return "signed in, nothing is its own";
        }
        if (tenant == null || !matrix.hasTenants()) {
            return "signed in, with rows of its own";
        }
        boolean isOwner = user.name().equals(User.A1.name()) || user.name().equals(User.B.name());
        return "signed in, " + (isOwner ? "owner" : "member") + " of tenant " + tenant;
    }

    private void table(AccessMatrix.OfTable table) {
        out.append("\n## ").append(table.name()).append("\n\n");
        out.append(capitalized(table.belonging()))
                .append("; ")
                .append(table.guard())
                .append(".\n");
        table.untested()
                .ifPresent(why -> out.append("\n**Untested**: ").append(why).append("\n"));
        out.append("\n| persona | SELECT | INSERT | UPDATE | DELETE |\n|---|---|---|---|---|\n");
        for (Map.Entry<Map<Command, String>, List<String>> row : table.folded().entrySet()) {
            out.append("| ").append(String.join(", ", row.getValue())).append(" |");
            for (Command command : Command.values()) {
                String cell = row.getKey().getOrDefault(command, "");
                out.append(' ').append(cell.replace("|", "\\|")).append(" |");
            }
            out.append('\n');
        }
    }

    private void signUps() {
        if (matrix.signUps().isEmpty()) {
            return;
        }
        out.append("\n## Signing up\n\n| way | |\n|---|---|\n");
        for (SignUp signUp : matrix.signUps()) {
            String outcome = signUp.worked() ? "works" : "error " + signUp.sqlState() + ": " + signUp.error();
            out.append("| ").append(signUp.way()).append(" | ").append(outcome).append(" |\n");
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** These two stand behind what they are said of, all others begin a part of a cell. */
    private static boolean isIn(String cells, String word) {
        boolean isBehind = word.equals("when") || word.equals("without WHERE");
        String before = isBehind ? " " : "(^|; |\\+ )";
        return Pattern.compile(before + Pattern.quote(word) + "($|[ ;])", Pattern.MULTILINE)
                .matcher(cells)
                .find();
    }

    private static Map<String, String> words(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
