package io.github.supabasemigrate.access.demand;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value of a YAML file that knows where it stands, so that a mistake can be shown at its place.
 *
 * @param text of a scalar; empty for others
 * @param token what the parser calls it
 * @param fields of a mapping, in order
 * @param places of the keys of a mapping
 * @param items of a list
 */
record Yaml(
        Location where,
        String text,
        JsonToken token,
        Map<String, Yaml> fields,
        Map<String, Location> places,
        List<Yaml> items) {

    private static final YAMLFactory FACTORY = new YAMLFactory();

    /** Reads a file; an empty one is an empty mapping. */
    static Yaml parse(String file, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return parser.nextToken() == null
                    ? new Yaml(new Location(file, 1, 1), "", JsonToken.VALUE_NULL, Map.of(), Map.of(), List.of())
                    : read(file, parser);
        } catch (JsonProcessingException e) {
            throw problem(place(file, e.getLocation()), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text is read without input or output", e);
        }
    }

    private static Yaml read(String file, JsonParser parser) throws IOException {
        Location where = place(file, parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        Map<String, Yaml> fields = new LinkedHashMap<>();
        Map<String, Location> places = new LinkedHashMap<>();
        List<Yaml> items = new ArrayList<>();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                places.put(name, place(file, parser.currentTokenLocation()));
                parser.nextToken();
                fields.put(name, read(file, parser));
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(file, parser));
            }
        }
        boolean isScalar = token.isScalarValue() && token != JsonToken.VALUE_NULL;
        return new Yaml(where, isScalar ? parser.getText() : "", token, fields, places, items);
    }

    private static Location place(String file, JsonLocation location) {
        return new Location(file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    boolean isMapping() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isList() {
        return token == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }

    boolean isNothing() {
        return token == JsonToken.VALUE_NULL;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The value of a key; nothing where there is none. */
    Yaml at(String name) {
        return fields.getOrDefault(name, new Yaml(where, "", JsonToken.VALUE_NULL, Map.of(), Map.of(), List.of()));
    }

    /** A list of texts; one text is a list of one. */
    List<String> texts() {
        if (isText()) {
            return List.of(text);
        }
        for (Yaml item : items) {
            if (!item.isText()) {
                throw problem(item.where, "a name is expected here.");
            }
        }
        if (isMapping()) {
            throw problem(where, "a list of names is expected here.");
        }
        return items.stream().map(Yaml::text).toList();
    }

    /** Keys to texts. */
    Map<String, String> textsByKey() {
        mapping();
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!value.isText()) {
                throw problem(value.where, "`" + name + "` takes a value, not a list or a mapping.");
            }
            texts.put(name, value.text);
        });
        return texts;
    }

    /** As JSON has it: maps, lists, texts, booleans, numbers. */
    Object json() {
        if (isMapping()) {
            Map<String, Object> object = new LinkedHashMap<>();
            fields.forEach((name, value) -> object.put(name, value.json()));
            return object;
        }
        if (isList()) {
            return items.stream().map(Yaml::json).toList();
        }
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> Long.parseLong(text);
            case VALUE_NUMBER_FLOAT -> Double.parseDouble(text);
            default -> text;
        };
    }

    /** Refuses anything but a mapping with keys among some; nothing will do too. */
    void mapping(Set<String> known) {
        mapping();
        places.forEach((name, place) -> {
            if (!known.contains(name)) {
                throw problem(
                        place,
                        "`" + name + "` is no word of it. Known here: " + String.join(", ", new TreeSet<>(known))
                                + ".");
            }
        });
    }

    /** Refuses anything but a mapping or nothing. */
    void mapping() {
        if (!isMapping() && !isNothing()) {
            throw problem(where, "keys with values are expected here.");
        }
    }

    static MigrateException problem(Location where, String why) {
        return MigrateException.because("The file cannot be used: " + why)
                .where(where)
                .state("Nothing was checked.")
                .build();
    }
}
