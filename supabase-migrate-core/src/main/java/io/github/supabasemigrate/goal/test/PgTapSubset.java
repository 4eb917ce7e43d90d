package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.database.ServerError;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pgTAP has and the part of it that is shipped here has not: rare tests of rarer objects. */
final class PgTapSubset {

    private static final String UNDEFINED_FUNCTION = "42883";

    private static final Pattern CALLED = Pattern.compile("(?:\\w+\\.)?\"?(\\w+)\"?\\(");

    /** Of pgTAP 1.3; functions that are its own inner parts are left out. */
    private static final Set<String> MISSING = Set.of(
            "cast_context_is",
            "casts_are",
            "do_tap",
            "domains_are",
            "fdw_privs_are",
            "findfuncs",
            "foreign_tables_are",
            "groups_are",
            "has_cast",
            "has_group",
            "has_leftop",
            "has_opclass",
            "has_operator",
            "has_rightop",
            "hasnt_cast",
            "hasnt_group",
            "hasnt_leftop",
            "hasnt_opclass",
            "hasnt_operator",
            "hasnt_rightop",
            "is_ancestor_of",
            "is_descendent_of",
            "isnt_ancestor_of",
            "isnt_descendent_of",
            "language_is_trusted",
            "opclass_owner_is",
            "opclasses_are",
            "operators_are",
            "rule_is_on",
            "rules_are",
            "server_privs_are",
            "tablespace_privs_are",
            "tablespaces_are",
            "types_are",
            "users_are");

    private PgTapSubset() {}

    /** What to say of a function that is not there, if it is one of pgTAP's. */
    static Optional<String> advice(ServerError error) {
        Matcher called = CALLED.matcher(error.message());
        boolean isMissing =
                UNDEFINED_FUNCTION.equals(error.sqlState()) && called.find() && MISSING.contains(called.group(1));
        return isMissing
                ? Optional.of(
                        "`%s` belongs to pgTAP, but not to the part of it that is shipped here. On a server that has pgTAP"
                                        .formatted(called.group(1))
                                + " itself (shadow=existing or shadow=container) it runs.")
                : Optional.empty();
    }
}
