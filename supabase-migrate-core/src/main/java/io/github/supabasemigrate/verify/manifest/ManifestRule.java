package io.github.supabasemigrate.verify.manifest;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Entry;
import io.github.supabasemigrate.project.manifest.SchemaManifest.PartSection;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the migrations make and what the manifest names are the same, in every section that the manifest has. */
public final class ManifestRule implements VerifyRule {

    private final SchemaManifest manifest;

    public ManifestRule(SchemaManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public String id() {
        return "schema-manifest";
    }

    @Override
    public String documentation() {
        return "Every table, enum, view, function, schema, column, constraint, policy and trigger that the migrations make is in the"
                + " schema manifest, as far as the manifest has a section for its kind; and whatever the manifest names is made.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        var findings = new ArrayList<Finding>();
        var made = new MadeNames(schema);
        manifest.sections().forEach((section, entries) -> checkSection(section, entries, made, findings));
        manifest.parts()
                .forEach((section, byTable) ->
                        byTable.forEach((table, entries) -> checkParts(section, table, entries, made, findings)));
        manifest.columns().forEach((table, columns) -> checkColumns(table, columns, made, findings));
        return findings;
    }

    private void checkSection(Section section, List<Entry> entries, MadeNames made, List<Finding> findings) {
        Map<String, CatalogObject> existing = made.of(section);
        Set<String> named = entries.stream()
                .map(entry -> section == Section.SCHEMAS ? entry.name() : entry.qualified())
                .collect(Collectors.toSet());
        Set<String> deprecated =
                manifest.deprecated().stream().map(Entry::qualified).collect(Collectors.toSet());
        existing.forEach((name, object) -> {
            if (!named.contains(name) && !deprecated.contains(name)) {
                findings.add(finding("The %s `%s` is not in the manifest."
                                .formatted(object.id().kind().label(), name))
                        .about(name)
                        .at(made.where(object))
                        .withHint("Add \"%s\" to \"%s\" of %s, or do not make it."
                                .formatted(name.replaceFirst("^public\\.", ""), section.key(), manifest.file())));
            }
        });
        for (Entry entry : entries) {
            String name = section == Section.SCHEMAS ? entry.name() : entry.qualified();
            if (!existing.containsKey(name)) {
                findings.add(finding("The manifest names `%s` among its %s, but no migration makes it."
                                .formatted(entry.name(), section.key()))
                        .about(name)
                        .at(new Location(manifest.file(), entry.line(), 0)));
            }
        }
    }

    private void checkParts(
            PartSection section, String table, List<Entry> entries, MadeNames made, List<Finding> findings) {
        Map<String, CatalogObject> existing = made.of(section, table);
        Set<String> named = entries.stream().map(Entry::name).collect(Collectors.toSet());
        existing.forEach((name, object) -> {
            if (!named.contains(name)) {
                findings.add(finding("The %s `%s` on `%s` is not in the manifest."
                                .formatted(object.id().kind().label(), name, table))
                        .about(table + "." + name)
                        .at(made.where(object)));
            }
        });
        for (Entry entry : entries) {
            if (!existing.containsKey(entry.name())) {
                findings.add(finding("The manifest names `%s` among the %s of `%s`, but no migration makes it."
                                .formatted(entry.name(), section.key(), table))
                        .about(table + "." + entry.name())
                        .at(new Location(manifest.file(), entry.line(), 0)));
            }
        }
    }

    private void checkColumns(
            String table, Map<String, SchemaManifest.Column> columns, MadeNames made, List<Finding> findings) {
        Map<String, String> existing = made.columnTypes(table);
        @Nullable Location where = made.whereTable(table);
        existing.forEach((name, type) -> {
            if (!columns.containsKey(name)) {
                findings.add(finding("The column `%s.%s` is not in the manifest.".formatted(table, name))
                        .about(table + "." + name)
                        .at(where));
            }
        });
        columns.forEach((name, column) -> {
            String type = existing.get(name);
            var line = new Location(manifest.file(), column.line(), 0);
            if (type == null) {
                findings.add(finding("The manifest names the column `%s.%s`, but no migration makes it."
                                .formatted(table, name))
                        .about(table + "." + name)
                        .at(line));
            } else if (column.type()
                    .filter(wanted -> !TypeWords.areSame(wanted, type))
                    .isPresent()) {
                findings.add(finding("The column `%s.%s` is of type `%s`, the manifest says `%s`."
                                .formatted(table, name, type, column.type().get()))
                        .about(table + "." + name)
                        .at(line));
            }
        });
    }
}
