package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SignUp;
import java.util.List;
import java.util.Map;

/** The matrix for reviewers: no time, no random value, so that a changed line is a changed access. */
final class MatrixMarkdown {

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
        out.append(
                "\n`own`, `tenant`, `all`: the persona's own rows, its tenant's, everybody's. `denied`: no privilege."
                        + " `none`: no row.\n");
        matrix.tables().forEach(this::table);
        signUps();
        return out.toString();
    }

    private void personas() {
        out.append("| persona | who |\n|---|---|\n");
        for (Persona persona : matrix.personas()) {
            out.append("| ")
                    .append(persona.name())
                    .append(" | ")
                    .append(who(persona))
                    .append(" |\n");
        }
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
            return "signed in";
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
            String outcome = signUp.worked() ? "works" : "error " + signUp.sqlState();
            out.append("| ").append(signUp.way()).append(" | ").append(outcome).append(" |\n");
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
