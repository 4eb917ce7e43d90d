package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.regex.Pattern;

/** {@code COPY … TO STDOUT}, which psql would print and the driver would refuse outside of its copy API. */
public final class CopyToClient {

    private static final Pattern TO_CLIENT =
            Pattern.compile("COPY\\b.*\\bTO\\s+(STDOUT|STDIN)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CopyToClient() {}

    public static boolean is(SqlStatement statement) {
        return TO_CLIENT.matcher(statement.text()).matches();
    }
}
