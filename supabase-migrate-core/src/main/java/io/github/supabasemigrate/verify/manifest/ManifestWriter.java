package io.github.supabasemigrate.verify.manifest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Writes the manifest of a schema as it is: what a team starts from. The same schema gives the same bytes. */
public final class ManifestWriter {

    /** The file name of {@link #jsonSchema}. */
    public static final String SCHEMA_FILE = "schema-manifest.schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestWriter() {}

    public static String write(ReplayedSchema schema) {
        var made = new MadeNames(schema);
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("$schema", "./" + SCHEMA_FILE);
        for (Section section : List.of(Section.TABLES, Section.ENUMS, Section.VIEWS, Section.FUNCTIONS)) {
            ArrayNode names = manifest.putArray(section.key());
            made.of(section).keySet().forEach(name -> names.add(name.replaceFirst("^public\\.", "")));
        }
        manifest.putArray("deprecated");
        return manifest.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /** The JSON Schema that manifests refer to, kept beside them so that an editor completes keys and marks unknown ones. */
    public static String jsonSchema() {
        try (InputStream in = ManifestWriter.class.getResourceAsStream(SCHEMA_FILE)) {
            return new String(Objects.requireNonNull(in, SCHEMA_FILE).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
