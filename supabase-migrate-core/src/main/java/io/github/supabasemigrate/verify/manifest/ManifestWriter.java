package io.github.supabasemigrate.verify.manifest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.List;

/** Writes the manifest of a schema as it is: what a team starts from. The same schema gives the same bytes. */
public final class ManifestWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestWriter() {}

    public static String write(ReplayedSchema schema) {
        var made = new MadeNames(schema);
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("$schema", SCHEMA_ID);
        for (Section section : List.of(Section.TABLES, Section.ENUMS, Section.VIEWS, Section.FUNCTIONS)) {
            ArrayNode names = manifest.putArray(section.key());
            made.of(section).keySet().forEach(name -> names.add(name.replaceFirst("^public\\.", "")));
        }
        manifest.putArray("deprecated");
        return manifest.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /** Where the published JSON Schema says it is; an editor needs it for completion. */
    static final String SCHEMA_ID = "https://supabasemigrate.github.io/schema-manifest.schema.json";
}
