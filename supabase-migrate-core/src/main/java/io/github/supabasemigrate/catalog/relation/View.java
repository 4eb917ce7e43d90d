package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.List;

/**
 * A view.
 *
 * @param definition its query, qualified and formatted by PostgreSQL, ending with a semicolon
 * @param options {@code security_invoker}, {@code security_barrier}, {@code check_option}
 * @param isInsertable {@code INSERT} works without a trigger or rule
 * @param isUpdatable {@code UPDATE} and {@code DELETE} work without a trigger or rule
 */
public record View(
        ObjectId id,
        Attachments attachments,
        List<Column> columns,
        String definition,
        Options options,
        boolean isInsertable,
        boolean isUpdatable)
        implements Relation {

    public View {
        columns = List.copyOf(columns);
    }

    /** It reads with the rights of who queries it, not of its owner, so that policies apply to them. */
    public boolean isSecurityInvoker() {
        return options.isOn("security_invoker");
    }
}
