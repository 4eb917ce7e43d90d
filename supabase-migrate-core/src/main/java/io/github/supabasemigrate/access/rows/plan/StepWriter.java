package io.github.supabasemigrate.access.rows.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.plan.Adaptation.Mode;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.access.rows.server.Step;
import io.github.supabasemigrate.access.rows.value.Cell;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the SQL that makes a row. */
public final class StepWriter {

    private static final String SERVICE_CLAIMS = "{\"role\":\"service_role\"}";

    private final AccessModel model;
    private final InsertOrder order;
    private final Slots slots;
    private final User partner;
    private final Map<ObjectId, TablePlan> plans;

    /** @param partner stands where a row needs a second user */
    public StepWriter(AccessModel model, InsertOrder order, Slots slots, User partner, Map<ObjectId, TablePlan> plans) {
        this.plans = plans;
        this.model = model;
        this.order = order;
        this.slots = slots;
        this.partner = partner;
    }

    /** The step for a row, with what was learnt from earlier tries. */
    public Step step(int id, TablePlan plan, RowJob job, Adaptation learnt) {
        Map<String, String> values = new LinkedHashMap<>();
        List<List<String>> needs = new ArrayList<>();
        Map<String, Cell> cells = plan.options().choose(learnt.variant());
        learnt.forced().forEach(column -> cells.put(column, plan.options().forced(column)));
        cells.forEach((column, cell) -> {
            String fixed = job.fixed().get(column);
            String sql = fixed == null ? sql(column, cell, plan, job, learnt, needs) : Literals.quote(fixed);
            if (sql != null) {
                values.put(column, sql + "::" + plan.types().getOrDefault(column, "text"));
            }
        });
        String relation = SeedSession.qualified(job.into());
        String own = own(plan.model(), job);
        boolean isOfUser = plan.model().key().size() == 1
                && plan.model().owner(plan.model().key().get(0)).isPresent();
        boolean settles =
                learnt.mode() == Mode.SILENT || !plan.options().unsolved().isEmpty();
        return new Step(
                id,
                job.relation().display(),
                job.slot(),
                needs,
                learnt.mode() == Mode.USER ? claims(job.user()) : SERVICE_CLAIMS,
                learnt.mode() == Mode.SILENT ? "replica" : "origin",
                !order.blind().isEmpty() && learnt.mode() == Mode.USER,
                (isOfUser || job.isOfPartition()) && !job.isSpare() ? own : null,
                learnt.removes() && own != null ? remove(relation, own) : null,
                input(values),
                insert(relation, values),
                own,
                settles,
                job.isSpare());
    }

    private String claims(User user) {
        return model.personas().stream()
                .filter(persona -> user.equals(persona.user()))
                .findFirst()
                .map(Persona::claimsAsJson)
                .orElse(SERVICE_CLAIMS);
    }

    private static String input(Map<String, String> values) {
        return values.isEmpty()
                ? "SELECT '{}'::jsonb"
                : values.entrySet().stream()
                        .map(value -> value.getValue() + " AS " + Identifiers.quote(value.getKey()))
                        .collect(Collectors.joining(", ", "SELECT to_jsonb(x) FROM (SELECT ", ") x"));
    }

    private static String insert(String relation, Map<String, String> values) {
        if (values.isEmpty()) {
            return "INSERT INTO " + relation + " AS t DEFAULT VALUES RETURNING to_jsonb(t)";
        }
        String columns = values.keySet().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        return "INSERT INTO " + relation + " AS t (" + columns + ") OVERRIDING SYSTEM VALUE VALUES ("
                + String.join(", ", values.values()) + ") RETURNING to_jsonb(t)";
    }

    private static String remove(String relation, String own) {
        return own.replaceFirst("SELECT to_jsonb\\(t\\) FROM .*? t WHERE ", "DELETE FROM " + relation + " t WHERE ")
                .replaceFirst(" LIMIT 1$", "");
    }

    /** The query for a row of the same user, tenant, or nobody; null where nothing tells. */
    private @Nullable String own(RelationModel relation, RowJob job) {
        List<String> conditions = new ArrayList<>();
        owner(relation)
                .ifPresent(owner -> conditions.add(
                        owner.asText() + " = " + Literals.quote(job.user().id().toString())));
        Tenant tenant = job.tenant();
        if (tenant != null && (relation.belonging() != Belonging.USER || conditions.isEmpty())) {
            relation.tenants().stream()
                    .findFirst()
                    .ifPresent(column -> conditions.add(Identifiers.quote(column.column()) + "::text IN ("
                            + Literals.quote(tenant.id().toString()) + ", "
                            + Literals.quote(Long.toString(tenant.number())) + ")"));
        }
        if (job.relation().equals(Slots.OBJECTS)) {
            job.fixed().forEach((column, value) -> conditions.add(equal(column, value)));
        }
        if (conditions.isEmpty()) {
            throughParent(relation, job).ifPresent(conditions::add);
        }
        boolean isAnybodys = relation.belonging() == Belonging.NOBODY;
        if (conditions.isEmpty() && !isAnybodys) {
            return null;
        }
        return "SELECT to_jsonb(t) FROM " + SeedSession.qualified(job.into()) + " t WHERE "
                + (conditions.isEmpty() ? "true" : String.join(" AND ", conditions)) + " LIMIT 1";
    }

    /** A row that hangs on the user's or tenant's row of its first parent. */
    private Optional<String> throughParent(RelationModel relation, RowJob job) {
        return relation.parents().stream()
                .filter(parent ->
                        parent.columns().size() == 1 && model.relations().containsKey(parent.relation()))
                .filter(parent -> !parent.relation().equals(relation.id()))
                .findFirst()
                .map(parent -> Identifiers.quote(parent.columns().get(0)) + "::text = "
                        + lookUp(
                                parent.relation(),
                                parent.parentColumns().get(0),
                                slots.parentSlot(parent.relation(), job)));
    }

    /** The column that says best whose a row is. */
    private static Optional<OwnerColumn> owner(RelationModel relation) {
        List<OwnerColumn> ids = relation.owners().stream()
                .filter(owner -> owner.form() == OwnerColumn.Form.ID)
                .toList();
        return ids.stream()
                .filter(owner -> owner.isConsulted() || relation.key().contains(owner.column()))
                .findFirst()
                .or(() -> ids.stream().findFirst());
    }

    private static String equal(String column, String value) {
        return Identifiers.quote(column) + "::text = " + Literals.quote(value);
    }

    /** The SQL of a value; null to leave the column out. */
    private @Nullable String sql(
            String column, Cell cell, TablePlan plan, RowJob job, Adaptation learnt, List<List<String>> needs) {
        if (cell instanceof Cell.Value value) {
            String text = value.candidate().text(job.number() + learnt.shift(), tag(job));
            return text == null ? "NULL" : Literals.quote(text);
        }
        if (cell instanceof Cell.PersonInside person) {
            return Literals.quote(
                    person.text(job.number() + learnt.shift(), job.user(), tag(job), column, plan.model()));
        }
        if (cell instanceof Cell.Null) {
            return "NULL";
        }
        if (cell instanceof Cell.Default) {
            return null;
        }
        if (cell instanceof Cell.Person person) {
            return person(column, person.isPartner() ? partner : job.user(), plan.model());
        }
        return link(column, plan, job, learnt, needs).orElse("NULL");
    }

    private static String tag(RowJob job) {
        return tag(job.user());
    }

    /** What tells a user's values from those of others. */
    static String tag(User user) {
        String tag = user.name().toLowerCase(Locale.ROOT);
        return tag.length() == 1 ? tag + "x" : tag;
    }

    private static String person(String column, User user, RelationModel relation) {
        return relation.owner(column)
                .map(owner -> switch (owner.form()) {
                    case ID -> user.id().toString();
                    case EMAIL -> user.email();
                    case ID_ARRAY -> "{" + user.id() + "}";
                })
                .map(Literals::quote)
                .orElse("NULL");
    }

    /** What a column takes from a parent's row, or the tenant's id. */
    private Optional<String> link(
            String column, TablePlan plan, RowJob job, Adaptation learnt, List<List<String>> needs) {
        RelationModel relation = plan.model();
        for (Parent parent : relation.parents()) {
            int position = parent.columns().indexOf(column);
            if (position >= 0) {
                return fromParent(plan, parent, position, job, learnt, needs);
            }
        }
        return relation.tenants().stream()
                .filter(tenant -> tenant.column().equals(column))
                .findFirst()
                .flatMap(tenant -> tenantId(tenant, plan, job));
    }

    private static Optional<String> tenantId(TenantColumn column, TablePlan plan, RowJob job) {
        boolean isNumber = plan.types().getOrDefault(column.column(), "").matches("(?i).*(int|numeric).*");
        Tenant tenant = job.tenant();
        boolean isOwnKey = plan.model().belonging() == Belonging.TENANT_ROOT && job.isSpare();
        if (isOwnKey || tenant == null) {
            long number = 8000L + job.number();
            return Optional.of(Literals.quote(
                    isNumber ? Long.toString(number) : new UUID(0x3333_3333_0000_4000L, number).toString()));
        }
        return Optional.of(Literals.quote(tenant.idFor(isNumber)));
    }

    private Optional<String> fromParent(
            TablePlan plan, Parent parent, int position, RowJob job, Adaptation learnt, List<List<String>> needs) {
        ObjectId above = parent.relation();
        boolean isSelf = above.equals(job.relation());
        boolean mustBe = plan.table()
                .column(parent.columns().get(position))
                .filter(column -> column.notNull())
                .isPresent();
        boolean isKnown = model.relations().containsKey(above);
        if (!mustBe && (isSelf || !isKnown || learnt.isAlone() || order.isLate(job.relation(), parent))) {
            return Optional.empty();
        }
        String column = parent.parentColumns().get(position);
        String slot = slots.parentSlot(above, job);
        if (isSelf || order.isBlind(job.relation(), parent)) {
            return planned(above, column, isSelf ? job : null, slot, learnt.shift());
        }
        needs.add(List.of(above.display(), slot));
        return Optional.of(lookUp(above, column, slot));
    }

    private static String lookUp(ObjectId relation, String column, String slot) {
        return "(SELECT r.json ->> " + Literals.quote(column)
                + " FROM pg_temp.access_rows r WHERE r.relation = " + Literals.quote(relation.display())
                + " AND r.slot = " + Literals.quote(slot) + " LIMIT 1)";
    }

    /** What a column will be in a row that is not there yet. */
    private Optional<String> planned(ObjectId relation, String column, @Nullable RowJob own, String slot, int shift) {
        TablePlan plan = plans.get(relation);
        if (plan == null) {
            return Optional.empty();
        }
        Optional<RowJob> job = own != null
                ? Optional.of(own)
                : slots.jobs(plan.model()).stream()
                        .filter(candidate -> candidate.slot().equals(slot))
                        .findFirst();
        Cell cell = plan.options().choose(0).getOrDefault(column, new Cell.Null());
        return cell instanceof Cell.Value value
                ? job.map(found -> Literals.quote(
                        String.valueOf(value.candidate().text(found.number() + (own == null ? 0 : shift), tag(found)))))
                : Optional.empty();
    }

    /**
     * The statements that fill in foreign keys that had to wait.
     *
     * @param row as it was inserted
     */
    public List<String> late(TablePlan plan, RowJob job, JsonNode row) {
        String where = where(plan, row);
        return plan.model().parents().stream()
                .filter(parent -> order.isLate(job.relation(), parent) && !where.isEmpty())
                .map(parent -> "UPDATE " + SeedSession.qualified(job.relation()) + " SET "
                        + lookUps(plan, parent, slots.parentSlot(parent.relation(), job)) + " WHERE " + where)
                .toList();
    }

    /** The statement that gives a row the values that it should have whatever else is planned. */
    public String fix(TablePlan plan, RowJob job, JsonNode row) {
        String sets = job.fixed().entrySet().stream()
                .map(value -> Identifiers.quote(value.getKey()) + " = " + Literals.quote(value.getValue()) + "::"
                        + plan.types().getOrDefault(value.getKey(), "text"))
                .collect(Collectors.joining(", "));
        return "UPDATE " + SeedSession.qualified(job.relation()) + " SET " + sets + " WHERE " + where(plan, row);
    }

    private static String where(TablePlan plan, JsonNode row) {
        return plan.model().key().stream()
                .map(column -> equal(column, row.path(column).asText()))
                .collect(Collectors.joining(" AND "));
    }

    private static String lookUps(TablePlan plan, Parent parent, String slot) {
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < parent.columns().size(); i++) {
            String column = parent.columns().get(i);
            sets.add(Identifiers.quote(column) + " = "
                    + lookUp(parent.relation(), parent.parentColumns().get(i), slot) + "::"
                    + plan.types().getOrDefault(column, "text"));
        }
        return String.join(", ", sets);
    }
}
