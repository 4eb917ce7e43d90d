package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.rows.SignUp;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.trial.Topic;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may do what to which rows, in words. Equal schemas give equal matrices.
 *
 * @param tables sorted by name
 * @param personas those that ask, in order
 * @param hasTenants whether the schema knows tenants
 * @param signUps what came of signing up
 */
public record AccessMatrix(List<OfTable> tables, List<Persona> personas, boolean hasTenants, List<SignUp> signUps) {

    /**
     * One table's part.
     *
     * @param name qualified
     * @param belonging whose its rows are, in words
     * @param guard {@code row level security}, {@code no row level security} …
     * @param untested why nothing is known of it
     * @param cells by persona, in order
     */
    public record OfTable(
            String name,
            String belonging,
            String guard,
            Optional<String> untested,
            Map<String, Map<Command, String>> cells) {

        public OfTable {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        public String cell(String persona, Command command) {
            return cells.getOrDefault(persona, Map.of()).getOrDefault(command, "denied");
        }

        /** Personas with the same cells, together. */
        Map<Map<Command, String>, List<String>> folded() {
            return cells.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            LinkedHashMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        }
    }

    /** The form of what is told of topics. */
    static final String TOPICS = "topic";

    public AccessMatrix {
        tables = List.copyOf(tables);
        personas = List.copyOf(personas);
        signUps = List.copyOf(signUps);
    }

    /** Words for facts. */
    public static AccessMatrix of(
            Facts facts, AccessModel model, SeededRows seeded, Collection<Subject> subjects, Optional<Subject> topics) {
        var cells = new Cells(facts, seeded.worlds());
        var tables = new ArrayList<OfTable>();
        for (Subject subject : subjects) {
            String name = subject.id().display();
            if (subject.buckets().isEmpty()) {
                tables.add(ofTable(name, subject, "", cells, model, seeded));
            }
            for (String bucket : subject.buckets()) {
                Subject files = subject.only(file -> Subject.bucket(file).equals(bucket));
                tables.add(ofTable(name + " in " + bucket, files, Subject.inBucket(bucket), cells, model, seeded));
            }
        }
        topics.ifPresent(found -> ofTopics(found, tables, cells, model, seeded));
        boolean hasTenants =
                subjects.stream().anyMatch(subject -> !subject.tenants().isEmpty());
        return new AccessMatrix(tables, model.personas(), hasTenants, seeded.signUps());
    }

    /** One for each form of topic and kind of message. */
    private static void ofTopics(
            Subject topics, List<OfTable> tables, Cells cells, AccessModel model, SeededRows seeded) {
        topics.rows().values().stream()
                .map(topic -> Topic.form(topic) + "`, " + Topic.extension(topic))
                .distinct()
                .sorted()
                .forEach(form -> {
                    Subject some =
                            topics.only(topic -> form.equals(Topic.form(topic) + "`, " + Topic.extension(topic)));
                    tables.add(ofTable("realtime topics `" + form, some, TOPICS, cells, model, seeded));
                });
    }

    private static OfTable ofTable(
            String name, Subject subject, String form, Cells cells, AccessModel model, SeededRows seeded) {
        var rows = new LinkedHashMap<String, Map<Command, String>>();
        for (Persona persona : model.personas()) {
            var row = new EnumMap<Command, String>(Command.class);
            for (Command command : Command.values()) {
                row.put(command, cells.text(subject, persona, command, form));
            }
            rows.put(persona.name(), row);
        }
        return new OfTable(
                name,
                belonging(subject),
                guard((Table) subject.table()),
                seeded.untested(subject.id()).map(untested -> untested.reason()),
                rows);
    }

    private static String belonging(Subject subject) {
        if (subject.id().equals(Topic.MESSAGES)) {
            return "SELECT is to hear a topic, INSERT to send to it";
        }
        return switch (subject.model().belonging()) {
            case USER -> "rows belong to users";
            case TENANT -> "rows belong to tenants";
            case TENANT_ROOT -> "rows are tenants";
            case NOBODY -> "rows belong to nobody";
        };
    }

    private static String guard(Table table) {
        return !table.hasRowSecurity()
                ? "no row level security"
                : table.forcesRowSecurity() ? "row level security, forced" : "row level security";
    }

    public Optional<OfTable> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public String asMarkdown() {
        return new MatrixMarkdown(this).text();
    }
}
