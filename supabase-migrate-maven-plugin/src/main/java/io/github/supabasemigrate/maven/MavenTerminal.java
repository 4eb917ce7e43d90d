package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.goal.Confirmation;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** The person at the terminal, if there is one: none in batch mode, nor where input is a file or a pipe. */
final class MavenTerminal implements Confirmation {

    private final Console console;

    private MavenTerminal(Console console) {
        this.console = console;
    }

    @SuppressWarnings("SystemConsoleNull") // isTerminal knows what null means since Java 22
    static Optional<Confirmation> confirmation(MavenSession session) {
        if (!session.getRequest().isInteractiveMode()) {
            return Optional.empty();
        }
        @Nullable Console console = System.console();
        return console != null && isTerminal(console) ? Optional.of(new MavenTerminal(console)) : Optional.empty();
    }

    /** Before Java 22 there was a console only where there was a terminal; since then it has to be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the console cannot be asked", e);
        }
    }

    @Override
    public boolean isGiven(List<String> facts, String question) {
        facts.forEach(fact -> console.printf("%s%n", fact));
        String answer = console.readLine("%s [yes/no] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
