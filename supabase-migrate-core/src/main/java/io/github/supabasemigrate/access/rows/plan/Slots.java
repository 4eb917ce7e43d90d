package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rows every table should have. */
public final class Slots {

    static final ObjectId OBJECTS = ObjectId.table("storage", "objects");

    private final AccessModel model;
    private final List<String> buckets;

    /** @param buckets names of buckets, each of which gets an object of every user's */
    public Slots(AccessModel model, List<String> buckets) {
        this.model = model;
        this.buckets = List.copyOf(buckets);
    }

    /** The rows that a table should have. */
    public List<RowJob> jobs(RelationModel relation) {
        return jobs(relation, User.OWNERS, 1, false);
    }

    /** The rows that users could add. */
    public List<RowJob> spares(RelationModel relation) {
        List<User> users = new ArrayList<>(User.OWNERS);
        if (relation.belonging() == Belonging.USER || relation.belonging() == Belonging.TENANT_ROOT) {
            users.add(User.N);
        }
        return jobs(relation, users, 41, true);
    }

    private List<RowJob> jobs(RelationModel relation, List<User> users, int from, boolean spare) {
        List<RowJob> jobs = new ArrayList<>();
        int number = from;
        if (relation.id().equals(OBJECTS)) {
            for (User user : users) {
                for (String bucket : spare ? buckets.subList(0, Math.min(1, buckets.size())) : buckets) {
                    jobs.add(object(user, bucket, number++, spare));
                }
            }
            return jobs;
        }
        for (User user : spare ? users : writers(relation, users)) {
            Tenant tenant = user.tenantName().flatMap(Tenant::named).orElse(null);
            String slot = switch (relation.belonging()) {
                case USER -> user.name();
                case TENANT, TENANT_ROOT -> tenant == null ? user.name() : tenant.name();
                case NOBODY -> RowJob.NOBODY;
            };
            jobs.add(new RowJob(relation.id(), slot, user, tenant, number++, Map.of(), spare));
        }
        return jobs;
    }

    private static List<User> writers(RelationModel relation, List<User> users) {
        return switch (relation.belonging()) {
            case USER -> users;
            case TENANT, TENANT_ROOT -> List.of(User.A1, User.B);
            case NOBODY -> List.of(User.A1);
        };
    }

    private static RowJob object(User user, String bucket, int number, boolean spare) {
        Tenant tenant = user.tenantName().flatMap(Tenant::named).orElse(null);
        return new RowJob(
                OBJECTS,
                user.name() + "/" + bucket,
                user,
                tenant,
                number,
                Map.of("bucket_id", bucket, "name", user.id() + "/tok_" + number + ".png"),
                spare);
    }

    /** Whose row of a parent a row hangs on. */
    String parentSlot(ObjectId parent, RowJob job) {
        RelationModel relation = model.relations().get(parent);
        if (relation == null) {
            return RowJob.NOBODY;
        }
        Tenant tenant = job.tenant() == null ? Tenant.T1 : job.tenant();
        boolean ownsRows = User.OWNERS.contains(job.user());
        return switch (relation.belonging()) {
            case USER -> ownsRows ? job.user().name() : User.A1.name();
            case TENANT, TENANT_ROOT -> tenant.name();
            case NOBODY -> RowJob.NOBODY;
        };
    }
}
