package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** Settings of the database, and of roles in it. */
public final class DatabaseSettingQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT s.setrole AS role, setting
                FROM pg_db_role_setting s, unnest(s.setconfig) setting
                WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String setting = row.text("setting");
        int equals = setting.indexOf('=');
        String role = row.oid("role") == 0 ? "" : reading.role(row.oid("role"));
        var id = new ObjectId(ObjectKind.DATABASE_SETTING, "", role, setting.substring(0, equals), "");
        reading.add(new DatabaseSetting(id, Attachments.NONE, setting.substring(equals + 1)));
    }
}
