package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.rows.value.TableOptions;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.Map;

/**
 * How to fill one table.
 *
 * @param types of the columns, as SQL
 */
public record TablePlan(Table table, RelationModel model, TableOptions options, Map<String, String> types) {

    public TablePlan {
        types = Map.copyOf(types);
    }
}
