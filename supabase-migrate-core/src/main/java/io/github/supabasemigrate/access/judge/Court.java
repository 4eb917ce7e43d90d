package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What judges look at, and where their findings gather: one a rule, object, command and matter, whoever it was found as. */
public final class Court {

    private static final Set<String> JUDGED =
            Set.of(Persona.ANON, User.A1.name(), User.A2.name(), User.B.name(), User.N.name());

    private record Charge(AccessRule rule, ObjectId object, String command, String matter) {}

    private record Case(List<String> personas, Reproduction reproduction) {}

    private final Facts facts;
    private final AccessModel model;
    private final SeededRows seeded;
    private final Map<ObjectId, Subject> subjects;
    private final Catalog catalog;
    private final Grants grants;
    private final Stage stage;
    private final Map<Charge, Case> charges = new LinkedHashMap<>();

    public Court(
            Facts facts,
            AccessModel model,
            SeededRows seeded,
            Map<ObjectId, Subject> subjects,
            Catalog catalog,
            Grants grants) {
        this.facts = facts;
        this.model = model;
        this.seeded = seeded;
        this.subjects = subjects;
        this.catalog = catalog;
        this.grants = grants;
        this.stage = new Stage(model, seeded, catalog);
    }

    public Facts facts() {
        return facts;
    }

    public AccessModel model() {
        return model;
    }

    public SeededRows seeded() {
        return seeded;
    }

    public Map<ObjectId, Subject> subjects() {
        return subjects;
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Those who should reach nothing but their own; not the service, and not who the team has described itself. */
    public List<Persona> judged() {
        return model.personas().stream()
                .filter(persona -> JUDGED.contains(persona.name()))
                .toList();
    }

    /** Whether the schema has tenants. */
    public boolean hasTenants() {
        return subjects.values().stream().anyMatch(subject -> !subject.tenants().isEmpty());
    }

    static boolean hasRowSecurity(Subject subject) {
        return subject.table() instanceof Table table && table.hasRowSecurity();
    }

    /**
     * Notes a finding.
     *
     * @param matter what is said of them after their names: {@code reads rows of others in `public.notes`}
     */
    public void charge(AccessRule rule, ObjectId object, Persona persona, String command, String matter, Deed deed) {
        charges.computeIfAbsent(
                        new Charge(rule, object, command, matter),
                        missing -> new Case(new ArrayList<>(), reproduction(object, persona, deed)))
                .personas()
                .add(persona.name());
    }

    /** The same of a statement that takes nothing but the rows. */
    public void charge(
            AccessRule rule, ObjectId object, Persona persona, String command, String matter, String statement) {
        charge(rule, object, persona, command, matter, Deed.of(statement));
    }

    /** A statement on one row, in columns that the persona may set. */
    public String example(Subject subject, Persona persona, Command command, String key) {
        Set<String> settable = subject.settable();
        settable.retainAll(grants.columns(persona.role(), subject.id(), "UPDATE"));
        Set<String> readable = grants.columns(persona.role(), subject.id(), "SELECT");
        return subject.example(command, key, settable, readable);
    }

    /** What the API role may name. */
    Grants grants() {
        return grants;
    }

    /** Notes a finding that concerns nobody in particular. */
    public void charge(AccessRule rule, ObjectId object, String command, String matter, String statement) {
        charge(rule, object, command, matter, Reproduction.of(statement));
    }

    /** The same, which may be seen by way of somebody. */
    void charge(AccessRule rule, ObjectId object, String command, String matter, Reproduction reproduction) {
        charges.computeIfAbsent(
                new Charge(rule, object, command, matter), missing -> new Case(new ArrayList<>(), reproduction));
    }

    /** All of them, worst first, then by object. */
    public List<AccessFinding> findings() {
        return charges.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> {
                    int bySeverity =
                            other.rule().severity().compareTo(one.rule().severity());
                    int byObject = one.object().compareTo(other.object());
                    int byRule = one.rule().compareTo(other.rule());
                    return bySeverity != 0
                            ? bySeverity
                            : byObject != 0
                                    ? byObject
                                    : byRule != 0 ? byRule : one.message().compareTo(other.message());
                })
                .toList();
    }

    private static AccessFinding finding(Charge charge, Case found) {
        List<String> personas = found.personas().stream().distinct().toList();
        String who = personas.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String all = personas.size() > 1 ? "Each of " + who : who;
        String message = who.isEmpty() ? charge.matter() : all + " " + charge.matter();
        return new AccessFinding(
                charge.rule(), charge.object(), personas, charge.command(), message, found.reproduction());
    }

    /** How to see a deed happen. */
    Reproduction reproduction(ObjectId object, Persona persona, Deed deed) {
        return new Reproduction(
                stage.around(object, persona, deed),
                deed.before(),
                deed.events(),
                deed.withoutTriggers(),
                persona.becomingBriefly(),
                deed.statement());
    }
}
