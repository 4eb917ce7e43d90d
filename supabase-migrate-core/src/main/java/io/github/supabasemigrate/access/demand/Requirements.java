package io.github.supabasemigrate.access.demand;

import java.util.List;

/**
 * What a team demands of access.
 *
 * @param isolatesTenants tables with a tenant are open to that tenant alone
 * @param isolatingColumns tables with one of these columns are
 * @param isolated these tables are
 * @param listsPublic whether the public ones are listed, so that no other may be
 * @param publics tables that everybody reads and nobody but the service changes
 * @param own tables of which everybody reaches the own rows only
 * @param never personas that reach nothing but what is public
 */
public record Requirements(
        boolean isolatesTenants,
        List<String> isolatingColumns,
        List<String> isolated,
        boolean listsPublic,
        List<String> publics,
        List<String> own,
        List<String> never) {

    public static final Requirements NONE =
            new Requirements(false, List.of(), List.of(), false, List.of(), List.of(), List.of());

    public Requirements {
        isolatingColumns = List.copyOf(isolatingColumns);
        isolated = List.copyOf(isolated);
        publics = List.copyOf(publics);
        own = List.copyOf(own);
        never = List.copyOf(never);
    }
}
