package io.github.supabasemigrate.shadow.existing;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.shadow.Baseline;

/** Makes shadow databases on the server of the JDBC URL given, prints the name of one, and ends without closing anything. */
final class ForgetfulBuild {

    private ForgetfulBuild() {}

    public static void main(String[] arguments) {
        var server = new ExistingHost(Database.ofJdbcUrl(arguments[0]), Baseline.none()).start();
        System.out.println(server.createDatabase().name());
    }
}
