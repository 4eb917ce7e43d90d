package io.github.supabasemigrate.catalog.object;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what with an object: all grants, defaults included, in a fixed order.
 *
 * @param grants sorted, without repetition
 */
public record Privileges(List<Grant> grants) {

    public static final Privileges NONE = new Privileges(List.of());

    public Privileges {
        grants = List.copyOf(new TreeSet<>(grants));
    }

    /** Reads what PostgreSQL prints for an {@code aclitem[]}, one text an item: {@code grantee=letters/grantor}. */
    public static Privileges parse(Collection<String> aclItems) {
        var all = new TreeSet<Grant>();
        for (String item : aclItems) {
            new AclItem(item).addTo(all);
        }
        return all.isEmpty() ? NONE : new Privileges(List.copyOf(all));
    }

    public boolean isEmpty() {
        return grants.isEmpty();
    }

    /** What a role was given directly; what it has through {@link Grant#PUBLIC} or membership is not counted. */
    public Set<Privilege> of(String grantee) {
        var found = EnumSet.noneOf(Privilege.class);
        grants.stream().filter(grant -> grant.grantee().equals(grantee)).forEach(grant -> found.add(grant.privilege()));
        return found;
    }

    /** These without those: what would have to be revoked to get from here to there. */
    public List<Grant> minus(Privileges other) {
        return grants.stream().filter(grant -> !other.grants.contains(grant)).toList();
    }

    /** One {@code aclitem}; role names are double-quoted when they hold more than letters, digits and underscores. */
    private static final class AclItem {
        private final String text;
        private int at;

        AclItem(String text) {
            this.text = text;
        }

        void addTo(Set<Grant> all) {
            String grantee = role();
            int slash = text.indexOf('/', at);
            String letters = text.substring(at + 1, slash);
            at = slash + 1;
            String grantor = role();
            for (int i = 0; i < letters.length(); i++) {
                boolean grantable = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
                if (letters.charAt(i) != '*') {
                    all.add(new Grant(
                            grantee.isEmpty() ? Grant.PUBLIC : grantee,
                            Privilege.ofLetter(letters.charAt(i)),
                            grantable,
                            grantor));
                }
            }
        }

        private String role() {
            var name = new StringBuilder();
            boolean quoted = false;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                    if (doubled) {
                        name.append('"');
                        at++;
                    } else {
                        quoted = !quoted;
                    }
                } else if (c == '=' && !quoted) {
                    break;
                } else {
                    name.append(c);
                }
                at++;
            }
            return name.toString();
        }
    }
}
