package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.foreign.ForeignDataWrapper;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.foreign.UserMapping;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.type.Operator;
import io.github.supabasemigrate.catalog.type.OperatorFamily;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.OperatorSql;
import io.github.supabasemigrate.diff.render.OptionsSql;
import io.github.supabasemigrate.sql.Literals;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Foreign data, text search and operators. */
final class OtherAlteration {

    private final Work work;

    OtherAlteration(Work work) {
        this.work = work;
    }

    void alter(ForeignDataWrapper before, ForeignDataWrapper after) {
        String alter = "ALTER FOREIGN DATA WRAPPER " + Names.of(after.id()) + " ";
        function(after.id(), alter, "HANDLER", before.handler(), after.handler());
        function(after.id(), alter, "VALIDATOR", before.validator(), after.validator());
        String options = OptionsSql.foreignChanges(before.options(), after.options());
        if (!options.isEmpty()) {
            work.alter(after.id(), alter + options);
        }
        work.reattach(before, after);
    }

    private void function(ObjectId id, String alter, String word, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            work.alter(id, alter + (after == null ? "NO " + word : word + " " + OperatorSql.functionName(after)));
        }
    }

    void alter(ForeignServer before, ForeignServer after) {
        String version = Objects.equals(before.version(), after.version())
                ? ""
                : " VERSION " + (after.version() == null ? "NULL" : Literals.quote(after.version()));
        String options = OptionsSql.foreignChanges(before.options(), after.options());
        if (!version.isEmpty() || !options.isEmpty()) {
            work.alter(
                    after.id(),
                    "ALTER SERVER " + Names.of(after.id()) + version + (options.isEmpty() ? "" : " " + options));
        }
        work.reattach(before, after);
    }

    void alter(UserMapping before, UserMapping after) {
        String options = OptionsSql.foreignChanges(before.options(), after.options());
        if (!options.isEmpty()) {
            work.alter(after.id(), "ALTER " + Names.reference(after.id()) + " " + options);
        }
    }

    void alter(TextSearchConfiguration before, TextSearchConfiguration after) {
        String alter = "ALTER TEXT SEARCH CONFIGURATION " + Names.of(after.id()) + " ";
        before.mappings().keySet().stream()
                .filter(token -> !after.mappings().containsKey(token))
                .forEach(token -> work.add(Verb.RELEASE, after.id(), alter + "DROP MAPPING FOR " + Names.quote(token)));
        after.mappings().forEach((token, dictionaries) -> {
            List<QualifiedName> was = before.mappings().get(token);
            if (!dictionaries.equals(was)) {
                work.alter(
                        after.id(),
                        alter + (was == null ? "ADD" : "ALTER") + " MAPPING FOR " + Names.quote(token) + " WITH "
                                + dictionaries.stream().map(Names::of).collect(Collectors.joining(", ")));
            }
        });
        work.reattach(before, after);
    }

    /** Options that are gone are named without value. */
    void alter(TextSearchDictionary before, TextSearchDictionary after) {
        if (!before.options().equals(after.options())) {
            var names = new LinkedHashSet<>(optionNames(before.options()));
            names.removeAll(optionNames(after.options()));
            String options = Stream.concat(
                            names.stream(), Stream.of(after.options()).filter(text -> !text.isEmpty()))
                    .collect(Collectors.joining(", "));
            work.alter(after.id(), "ALTER TEXT SEARCH DICTIONARY " + Names.of(after.id()) + " (" + options + ")");
        }
        work.reattach(before, after);
    }

    private static List<String> optionNames(String options) {
        return Stream.of(options.split("(?<='), "))
                .map(option -> option.split(" = ", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }

    void alter(Operator before, Operator after) {
        String restriction = after.restriction() == null ? "NONE" : OperatorSql.functionName(after.restriction());
        String join = after.join() == null ? "NONE" : OperatorSql.functionName(after.join());
        if (!Objects.equals(before.restriction(), after.restriction())
                || !Objects.equals(before.join(), after.join())) {
            work.alter(
                    after.id(),
                    "ALTER " + Names.reference(after.id()) + " SET (RESTRICT = " + restriction + ", JOIN = " + join
                            + ")");
        }
        work.reattach(before, after);
    }

    void alter(OperatorFamily before, OperatorFamily after) {
        String alter =
                "ALTER OPERATOR FAMILY " + Names.unsigned(after.id()) + " USING " + Names.quote(after.method()) + " ";
        List<String> gone = before.members().stream()
                .filter(member -> !after.members().contains(member))
                .toList();
        List<String> added = after.members().stream()
                .filter(member -> !before.members().contains(member))
                .toList();
        gone.forEach(
                member -> work.add(Verb.RELEASE, after.id(), alter + "DROP " + OperatorSql.memberReference(member)));
        if (!added.isEmpty()) {
            work.add(Verb.SETTLE, after.id(), alter + "ADD " + String.join(", ", added));
        }
        work.reattach(before, after);
    }
}
