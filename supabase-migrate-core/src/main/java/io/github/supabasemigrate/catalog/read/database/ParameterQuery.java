package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.ParameterPrivileges;
import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** Privileges on configuration parameters. */
public final class ParameterQuery implements CatalogQuery {

    /** {@code BOOTSTRAP_SUPERUSERID}, who owns all parameters whatever its name is. */
    private static final long FIRST_SUPERUSER = 10;

    @Override
    public String sql(int major) {
        return major >= 15
                ? "SELECT p.parname AS name, p.paracl::text[] AS acl FROM pg_parameter_acl p"
                : "SELECT NULL AS name, NULL::text[] AS acl WHERE false";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String owner = reading.role(FIRST_SUPERUSER);
        var granted = new Privileges(reading.privileges(row.texts("acl")).grants().stream()
                .filter(grant -> !grant.grantee().equals(owner))
                .toList());
        if (!granted.isEmpty()) {
            ObjectId id = ObjectId.global(ObjectKind.PARAMETER, row.text("name"));
            reading.add(new ParameterPrivileges(id, Attachments.NONE.withPrivileges(granted)));
        }
    }
}
