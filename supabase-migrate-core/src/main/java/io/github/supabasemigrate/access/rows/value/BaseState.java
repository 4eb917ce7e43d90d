package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.rows.value.ColumnOptions.Option;
import io.github.supabasemigrate.catalog.relation.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which state a row has to begin with: a private row, an ordinary user, a working membership. The first member of a tenant is
 * its owner, the second has the least of roles.
 */
public final class BaseState {

    /** From the least to the most, as far as words tell. */
    private static final List<String> RANKS = List.of(
            "none",
            "anon",
            "guest",
            "public",
            "free",
            "viewer",
            "reader",
            "read",
            "basic",
            "user",
            "customer",
            "patient",
            "student",
            "member",
            "contributor",
            "commenter",
            "write",
            "writer",
            "editor",
            "staff",
            "moderator",
            "clinician",
            "teacher",
            "manager",
            "maintainer",
            "admin",
            "administrator",
            "superadmin",
            "super_admin",
            "root",
            "owner");

    private static final Pattern WORKING =
            Pattern.compile("active|enabled|verified|approved|confirmed|accepted|status|onboard");

    private BaseState() {}

    /** Options that go before all others. */
    static List<Option> of(StateColumn state, Column column, RelationModel model) {
        boolean isMember = model.membership() != null && state.isStanding();
        if (isMember) {
            return List.of(Option.of((number, tag) -> ofMember(state, tag.equals("a2"))));
        }
        List<Option> options = new ArrayList<>();
        if (state.isStanding() && isWorking(state.column())) {
            return List.of(Option.of((number, tag) -> ofMember(state, true)));
        }
        List<@Nullable String> closed = state.isStanding() ? least(state) : state.closed();
        boolean hasDefault = column.defaultExpression() != null;
        boolean isDefaultClosed = hasDefault && (state.closed().isEmpty() || isAmong(column, state.closed()));
        if (!isDefaultClosed) {
            for (@Nullable String value : closed) {
                options.add(value == null ? Option.none() : Option.of(Candidate.of(value)));
            }
        }
        return options;
    }

    /** Whether a column says that an account works at all, which is no privilege. */
    public static boolean isWorking(String column) {
        return WORKING.matcher(column).find();
    }

    private static boolean isAmong(Column column, List<@Nullable String> values) {
        String given = String.valueOf(column.defaultExpression())
                .replaceAll("::.*$", "")
                .replace("'", "");
        return values.stream().filter(Objects::nonNull).anyMatch(given::equals);
    }

    /** What a member of a tenant needs to be one: yes to what is asked, and a role. */
    private static String ofMember(StateColumn state, boolean isLeast) {
        List<String> values = state.values().stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (values.contains("true")) {
            return "true";
        }
        Optional<String> working = values.stream()
                .filter(value -> List.of("active", "accepted", "approved", "joined", "confirmed", "enabled")
                        .contains(value.toLowerCase(Locale.ROOT)))
                .findFirst();
        List<String> ranked = values.stream().sorted(byRank()).toList();
        return working.orElseGet(() -> ranked.isEmpty() ? "" : ranked.get(isLeast ? 0 : ranked.size() - 1));
    }

    /** Values that give nobody more than others have, least first. */
    private static List<@Nullable String> least(StateColumn state) {
        List<@Nullable String> closed = state.closed().isEmpty() ? state.values() : state.closed();
        List<@Nullable String> sorted = new ArrayList<>();
        closed.stream().filter(Objects::isNull).forEach(sorted::add);
        closed.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .sorted(byRank())
                .forEach(sorted::add);
        return sorted;
    }

    private static Comparator<String> byRank() {
        return Comparator.comparingInt(value -> {
            int rank = RANKS.indexOf(value.toLowerCase(Locale.ROOT));
            return rank < 0 ? RANKS.indexOf("member") : rank;
        });
    }
}
