package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which rows a partition takes, by the constants as PostgreSQL prints them. */
public sealed interface PartitionBound {

    String LOWEST = "MINVALUE";
    String HIGHEST = "MAXVALUE";

    /** What no other partition takes. */
    record Default() implements PartitionBound {

        @Override
        public String condition(PartitionKey key, String table) {
            return "true";
        }
    }

    /** {@code IN (…)}; NULL is a value here. */
    record Values(Set<String> values) implements PartitionBound {

        public Values {
            values = new LinkedHashSet<>(values);
        }

        @Override
        public String condition(PartitionKey key, String table) {
            String value = key.values().get(0);
            List<String> known =
                    values.stream().filter(one -> !one.equals("NULL")).toList();
            String isNull = value + " IS NULL";
            if (known.isEmpty()) {
                return isNull;
            }
            String isIn = value + " IN (" + String.join(", ", known) + ")";
            return values.contains("NULL") ? "(" + isNull + " OR " + isIn + ")" : isIn;
        }
    }

    /** {@code FROM (…)}, which is in it, {@code TO (…)}, which is not. */
    record Range(List<String> from, List<String> to) implements PartitionBound {

        public Range {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        /** NULL is in no range: comparing it gives no answer, and where nothing is compared it is asked for. */
        @Override
        public String condition(PartitionKey key, String table) {
            List<String> values = key.values();
            var conditions = new ArrayList<String>();
            bound(values, from, ">=", ">", conditions);
            bound(values, to, "<", "<=", conditions);
            int compared = Math.max(prefix(from), prefix(to));
            values.subList(compared, values.size()).forEach(value -> conditions.add(value + " IS NOT NULL"));
            return String.join(" AND ", conditions);
        }

        private static void bound(
                List<String> values, List<String> point, String without, String beyond, List<String> conditions) {
            int length = prefix(point);
            if (length == 0) {
                return;
            }
            boolean isOpen = length < point.size() && point.get(length).equals(HIGHEST);
            conditions.add(row(values, length) + " " + (isOpen ? beyond : without) + " " + row(point, length));
        }

        /** How many constants there are before the first bound that is none. */
        private static int prefix(List<String> point) {
            int length = 0;
            while (length < point.size()
                    && !point.get(length).equals(LOWEST)
                    && !point.get(length).equals(HIGHEST)) {
                length++;
            }
            return length;
        }

        private static String row(List<String> values, int length) {
            return length == 1 ? values.get(0) : "ROW(" + String.join(", ", values.subList(0, length)) + ")";
        }
    }

    /** {@code WITH (MODULUS …, REMAINDER …)}. */
    record Hash(int modulus, int remainder) implements PartitionBound {

        @Override
        public String condition(PartitionKey key, String table) {
            return "pg_catalog.satisfies_hash_partition(%s::pg_catalog.regclass, %d, %d, %s)"
                    .formatted(Literals.quote(table), modulus, remainder, String.join(", ", key.values()));
        }
    }

    /**
     * True for rows of the partition, null or false for others.
     *
     * @param key that of the table above, which {@link PartitionKey#isPlain}
     * @param table the table above, as SQL
     */
    String condition(PartitionKey key, String table);

    /** Reads what PostgreSQL prints: {@code FOR VALUES …} or {@code DEFAULT}. */
    static PartitionBound of(String text) {
        if (text.equals("DEFAULT")) {
            return new Default();
        }
        Matcher hash = HASH.matcher(text);
        if (hash.matches()) {
            return new Hash(Integer.parseInt(hash.group(1)), Integer.parseInt(hash.group(2)));
        }
        List<List<String>> lists = Listed.lists(text);
        return lists.size() == 1
                ? new Values(new LinkedHashSet<>(lists.get(0)))
                : new Range(lists.get(0), lists.get(1));
    }

    Pattern HASH = Pattern.compile("(?i)FOR VALUES WITH \\(modulus (\\d+), remainder (\\d+)\\)");
}
