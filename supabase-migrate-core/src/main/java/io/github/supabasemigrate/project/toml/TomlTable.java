package io.github.supabasemigrate.project.toml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table while the file is read. How it came to be decides who may add to it: TOML lets nobody define a table twice, and a dotted key or
 * an inline table defines one as a header does.
 */
final class TomlTable implements TomlNode {

    /** How a table came to be. */
    enum Origin {
        /** Named on the way to another by a header: a header of its own may follow. */
        PASSED,
        HEADER,
        /** Named on the way to a value: more values may follow, in the same section of the file. */
        DOTTED,
        INLINE
    }

    private final Map<String, TomlNode> members = new LinkedHashMap<>();
    private final int line;
    private final int column;
    private Origin origin;
    private int section;

    /**
     * @param section the number of the header, or of the inline table, that dotted keys lead on from
     */
    TomlTable(Origin origin, int section, int line, int column) {
        this.origin = origin;
        this.section = section;
        this.line = line;
        this.column = column;
    }

    int section() {
        return section;
    }

    @Nullable TomlNode get(String name) {
        return members.get(name);
    }

    void put(String name, TomlNode node) {
        members.put(name, node);
    }

    /** Whether a header may lead through it. */
    boolean mayBePassed() {
        return origin != Origin.INLINE;
    }

    /** Makes it the table of a header; false when it is defined already. */
    boolean define(int header) {
        if (origin != Origin.PASSED) {
            return false;
        }
        origin = Origin.HEADER;
        section = header;
        return true;
    }

    /** Lets a dotted key of a section lead through it; false when it is defined elsewhere. */
    boolean extend(int from) {
        if (origin == Origin.PASSED) {
            origin = Origin.DOTTED;
            section = from;
        }
        return origin == Origin.DOTTED && section == from;
    }

    @Override
    public Object plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((name, node) -> plain.put(name, node.plain()));
        return Collections.unmodifiableMap(plain);
    }

    @Override
    public void collect(List<String> path, Map<List<String>, TomlEntry> into) {
        for (Map.Entry<String, TomlNode> member : members.entrySet()) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(member.getKey());
            member.getValue().collect(List.copyOf(deeper), into);
        }
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }
}
