package io.github.supabasemigrate.diff.rename;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody declared: this object is that one under a new name. Written in a migration or schema file as {@code -- rename:
 * table public.old_name -> new_name}; columns and values of enums have the name of what they belong to before their own,
 * {@code column public.t.old -> new}, {@code enum value public.mood.ok -> fine}. Names are not quoted. A new name with a
 * schema moves the object there.
 *
 * @param kind a label of {@link ObjectKind}, {@code type}, or {@code enum value}
 * @param from with schema and, for parts, what it is a part of
 * @param to the new name, or schema and name
 */
public record RenameHint(String kind, String from, String to) {

    public static final String ENUM_VALUE = "enum value";

    private static final Pattern LINE = Pattern.compile("\\s*(?:--)?\\s*rename:\\s*(.+?)\\s+->\\s+(.+?)\\s*");

    private static final List<String> KINDS = kinds();

    public RenameHint {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    private static List<String> kinds() {
        var labels = new java.util.ArrayList<String>(
                Arrays.stream(ObjectKind.values()).map(ObjectKind::label).toList());
        labels.add("type");
        labels.add(ENUM_VALUE);
        labels.sort(Comparator.comparing(String::length).reversed());
        return labels;
    }

    /** Reads one line; empty when it declares no rename. */
    public static Optional<RenameHint> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String left = matcher.group(1);
        String lower = left.toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(kind -> lower.startsWith(kind + " "))
                .findFirst()
                .map(kind ->
                        new RenameHint(kind, left.substring(kind.length() + 1).strip(), matcher.group(2)));
    }

    /** All that a text declares, line by line. */
    public static List<RenameHint> in(String text) {
        return text.lines().flatMap(line -> parse(line).stream()).toList();
    }

    /** The way back. */
    public RenameHint reversed() {
        int dot = from.lastIndexOf('.');
        String parent = dot < 0 ? "" : from.substring(0, dot + 1);
        return to.startsWith(parent)
                ? new RenameHint(kind, to, from)
                : new RenameHint(kind, parent + to, from.substring(dot + 1));
    }

    /** True when this speaks of the given object of the first state. */
    boolean isAbout(ObjectId id) {
        return isKind(id.kind()) && (id.display().equals(from) || (id.display() + id.signature()).equals(from));
    }

    /** True when the given object of the second state is what it says. */
    boolean leadsTo(ObjectId before, ObjectId after) {
        if (before.kind() != after.kind()) {
            return false;
        }
        return after.display().equals(to)
                || (after.name().equals(to)
                        && after.schema().equals(before.schema())
                        && after.parent().equals(before.parent()));
    }

    private boolean isKind(ObjectKind of) {
        return of.label().equals(kind)
                || (kind.equals("type")
                        && of.compareTo(ObjectKind.ENUM) >= 0
                        && of.compareTo(ObjectKind.BASE_TYPE) <= 0);
    }
}
