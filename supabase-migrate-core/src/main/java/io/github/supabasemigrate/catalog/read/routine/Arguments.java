package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.Argument;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a row that describes a routine or aggregate. */
final class Arguments {

    /** What a query must select. */
    static final String COLUMNS = """
            p.proargtypes AS input_types, p.proallargtypes AS all_types, p.proargmodes AS modes, p.proargnames AS names,
                       CASE WHEN p.pronargdefaults > 0 THEN
                           ARRAY(SELECT pg_get_function_arg_default(p.oid, k)
                                 FROM generate_series(1, coalesce(cardinality(p.proallargtypes), p.pronargs)) k)
                       END AS defaults""";

    private Arguments() {}

    static List<Argument> read(Rows row, Reading reading) throws SQLException {
        List<Long> allTypes = row.numbers("all_types");
        List<Long> types = allTypes.isEmpty() ? row.numbers("input_types") : allTypes;
        List<String> modes = row.texts("modes");
        List<String> names = row.texts("names");
        List<@Nullable String> defaults = row.textsAndNulls("defaults");
        var arguments = new ArrayList<Argument>(types.size());
        for (int i = 0; i < types.size(); i++) {
            arguments.add(new Argument(
                    names.isEmpty() ? "" : names.get(i),
                    reading.type(types.get(i)),
                    modes.isEmpty() ? Argument.Mode.IN : Argument.Mode.ofLetter(modes.get(i)),
                    defaults.isEmpty() ? null : defaults.get(i)));
        }
        return arguments;
    }
}
