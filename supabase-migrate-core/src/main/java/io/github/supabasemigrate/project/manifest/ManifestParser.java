package io.github.supabasemigrate.project.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Column;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Entry;
import io.github.supabasemigrate.project.manifest.SchemaManifest.PartSection;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a manifest token by token, so that everything it complains about has a line. */
final class ManifestParser {

    /** Keys about the manifest, not about the schema. Those that begin with {@code $} or {@code _} are free too. */
    private static final Set<String> REMARKS =
            Set.of("version", "description", "title", "name", "notes", "source", "lastUpdated", "updated", "generated");

    private final String json;
    private final String file;
    private final Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
    private final List<Entry> deprecated = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Column>> columns = new TreeMap<>();
    private final Map<PartSection, SortedMap<String, List<Entry>>> parts = new EnumMap<>(PartSection.class);

    ManifestParser(String json, String file) {
        this.json = json;
        this.file = file;
    }

    SchemaManifest parse() {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readKey(parser, parser.currentName());
            }
            return new SchemaManifest(file, sections, deprecated, columns, parts);
        } catch (JsonProcessingException e) {
            throw problem(e.getLocation(), "The manifest is no JSON.", e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private void readKey(JsonParser parser, String key) throws IOException {
        JsonLocation keyLocation = parser.currentTokenLocation();
        Optional<Section> section = find(Section.values(), key, Section::key);
        Optional<PartSection> part = find(PartSection.values(), key, PartSection::key);
        JsonToken value = parser.nextToken();
        if (section.isPresent()) {
            sections.put(section.get(), names(parser, value));
        } else if (part.isPresent()) {
            parts.put(part.get(), namesByTable(parser, value));
        } else if (key.equals("deprecated")) {
            readDeprecated(parser, value);
        } else if (key.equals("columns")) {
            readColumns(parser, value);
        } else if (REMARKS.contains(key) || key.startsWith("$") || key.startsWith("_")) {
            parser.skipChildren();
        } else {
            throw problem(
                    keyLocation,
                    "`" + key + "` is no key of a schema manifest.",
                    "Keys: schemas, tables, views, enums, functions, columns, constraints, policies, triggers, deprecated.");
        }
    }

    private static <E> Optional<E> find(E[] values, String key, Function<E, String> keyOf) {
        return Arrays.stream(values)
                .filter(value -> keyOf.apply(value).equals(key))
                .findFirst();
    }

    private List<Entry> names(JsonParser parser, JsonToken first) throws IOException {
        expect(parser, first, JsonToken.START_ARRAY, "a list of names");
        var names = new ArrayList<Entry>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            expect(parser, token, JsonToken.VALUE_STRING, "a name");
            names.add(new Entry(parser.getText(), parser.currentTokenLocation().getLineNr()));
        }
        return names;
    }

    private SortedMap<String, List<Entry>> namesByTable(JsonParser parser, JsonToken first) throws IOException {
        expect(parser, first, JsonToken.START_OBJECT, "names by table");
        var byTable = new TreeMap<String, List<Entry>>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String table = SchemaManifest.qualified(parser.currentName());
            byTable.put(table, names(parser, parser.nextToken()));
        }
        return byTable;
    }

    /** A list of names, or such lists by kind. */
    private void readDeprecated(JsonParser parser, JsonToken first) throws IOException {
        if (first == JsonToken.START_ARRAY) {
            deprecated.addAll(names(parser, first));
            return;
        }
        expect(parser, first, JsonToken.START_OBJECT, "a list of names, or lists of names by kind");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            deprecated.addAll(names(parser, parser.nextToken()));
        }
    }

    /** By table a list of names, or by name a type, or by name an object with a {@code type}. */
    private void readColumns(JsonParser parser, JsonToken first) throws IOException {
        expect(parser, first, JsonToken.START_OBJECT, "columns by table");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String table = SchemaManifest.qualified(parser.currentName());
            JsonToken value = parser.nextToken();
            var ofTable = new TreeMap<String, Column>();
            if (value == JsonToken.START_ARRAY) {
                names(parser, value)
                        .forEach(entry -> ofTable.put(entry.name(), new Column(Optional.empty(), entry.line())));
            } else {
                expect(parser, value, JsonToken.START_OBJECT, "columns by name, or a list of names");
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    int line = parser.currentTokenLocation().getLineNr();
                    ofTable.put(name, new Column(type(parser), line));
                }
            }
            columns.put(table, ofTable);
        }
    }

    private Optional<String> type(JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        Optional<String> type = Optional.empty();
        if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isType = parser.currentName().equals("type");
                parser.nextToken();
                if (isType) {
                    type = Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
        }
        return type;
    }

    private void expect(JsonParser parser, JsonToken actual, JsonToken expected, String words) {
        if (actual != expected) {
            throw problem(parser.currentTokenLocation(), "The manifest must have " + words + " here.", null);
        }
    }

    private MigrateException problem(JsonLocation at, String what, @Nullable String next) {
        return MigrateException.because(what)
                .where(new Location(file, at.getLineNr(), at.getColumnNr()))
                .next(next)
                .build();
    }
}
