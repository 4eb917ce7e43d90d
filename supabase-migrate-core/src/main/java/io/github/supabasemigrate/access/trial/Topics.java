package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The topics worth a try: what policies on them and the functions that these call write in quotes, put together with ids of users,
 * tenants and rows that they look up. What is no topic at all nobody gets at, so that guessing too many does no harm.
 */
final class Topics {

    private static final int MOST = 40;
    private static final int A_FORM = 16;
    private static final int LONGEST = 80;
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern SEPARATOR = Pattern.compile("[:/._|#-]");
    private static final String ELLIPSIS = "…";

    /** An id, and whose it is. */
    private record Id(
            String text,
            String source,
            @Nullable String owner,
            @Nullable String tenant) {}

    private final Catalog catalog;
    private final AccessModel model;
    private final Map<?, Subject> subjects;

    Topics(Catalog catalog, AccessModel model, Map<?, Subject> subjects) {
        this.catalog = catalog;
        this.model = model;
        this.subjects = subjects;
    }

    /** In a fixed order; none when there are no policies on topics. */
    List<Topic> all() {
        List<Policy> policies = catalog.partsOf(Topic.MESSAGES, Policy.class);
        if (policies.isEmpty()) {
            return List.of();
        }
        Set<String> forms = forms(literals(policies));
        List<Id> ids = ids();
        var topics = new LinkedHashMap<String, Topic>();
        for (String form : forms) {
            if (!form.contains(ELLIPSIS)) {
                topics.putIfAbsent(form, new Topic(form, form, "", null, null, false));
            }
        }
        for (Id id : ids) {
            forms.stream().filter(form -> form.contains(ELLIPSIS)).forEach(form -> {
                String name = form.replace(ELLIPSIS, id.text());
                topics.putIfAbsent(name, new Topic(name, form, id.source(), id.owner(), id.tenant(), false));
            });
        }
        forms.stream().filter(form -> form.contains(ELLIPSIS)).forEach(form -> {
            String name = form.replace(ELLIPSIS, "any");
            topics.putIfAbsent(name, new Topic(name, form, "", null, null, true));
        });
        return List.copyOf(topics.values());
    }

    private Set<String> literals(List<Policy> policies) {
        var texts = new ArrayList<String>();
        for (Policy policy : policies) {
            Stream.of(policy.using(), policy.check()).filter(Objects::nonNull).forEach(texts::add);
        }
        String said = String.join(" ", texts);
        catalog.routines().stream()
                .filter(routine -> !routine.id().schema().equals("realtime")
                        && !routine.id().schema().equals("auth")
                        && said.contains(routine.id().name() + "("))
                .map(routine -> routine.source() + " " + routine.sqlBody())
                .forEach(texts::add);
        var literals = new TreeSet<String>();
        for (String text : texts) {
            Matcher matcher = LITERAL.matcher(text);
            while (matcher.find()) {
                literals.add(matcher.group(1).replace("''", "'"));
            }
        }
        literals.removeIf(literal -> literal.length() > LONGEST);
        return literals;
    }

    /** {@code room:…} of {@code 'room:%'} and of {@code 'room:' || id}; the bare id; and what is written as it is. */
    private static Set<String> forms(Set<String> literals) {
        var forms = new LinkedHashSet<String>();
        forms.add(ELLIPSIS);
        var separators = new TreeSet<String>();
        for (String literal : literals) {
            String last = literal.isEmpty() ? "" : literal.substring(literal.length() - 1);
            if (literal.contains("%")) {
                forms.add(literal.replaceAll("%+", ELLIPSIS));
            } else if (literal.length() == 1 && SEPARATOR.matcher(literal).matches()) {
                separators.add(literal);
            } else if (SEPARATOR.matcher(last).matches()) {
                forms.add(literal + ELLIPSIS);
            } else if (!literal.isEmpty()
                    && SEPARATOR.matcher(literal.substring(0, 1)).matches()) {
                forms.add(ELLIPSIS + literal);
            }
        }
        literals.stream()
                .filter(literal -> literal.startsWith(":"))
                .forEach(end -> literals.stream()
                        .filter(start -> start.length() > 1 && start.endsWith(":"))
                        .forEach(start -> forms.add(start + ELLIPSIS + end)));
        for (String separator : separators) {
            forms.add("topic" + separator + ELLIPSIS);
            literals.stream()
                    .filter(literal -> literal.matches("\\w{2,}"))
                    .forEach(word -> forms.add(word + separator + ELLIPSIS));
        }
        literals.stream()
                .filter(literal -> literal.length() > 1 && !literal.contains("%"))
                .forEach(forms::add);
        return forms;
    }

    private List<Id> ids() {
        var found = new LinkedHashMap<String, Id>();
        User.OWNERS.forEach(user -> put(found, new Id(user.id().toString(), "users", user.name(), null)));
        Tenant.ALL.forEach(tenant -> {
            put(found, new Id(tenant.id().toString(), "tenants", null, tenant.name()));
            put(found, new Id(Long.toString(tenant.number()), "tenants", null, tenant.name()));
        });
        for (Subject subject : subjects.values()) {
            if (model.readersOf(subject.id()).contains(Topic.MESSAGES)) {
                subject.rows().values().forEach(row -> ofRow(subject, row, found));
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static void ofRow(Subject subject, SeededRow row, Map<String, Id> found) {
        JsonNode json = Subject.parse(row.json());
        var columns = new TreeSet<>(subject.model().consulted());
        columns.addAll(subject.model().key());
        for (String column : columns) {
            JsonNode value = json.path(column);
            boolean isId = (value.isTextual() && !value.asText().isEmpty()) || value.isIntegralNumber();
            if (isId && value.asText().length() <= LONGEST) {
                String source = subject.id().display() + "." + column;
                put(found, new Id(value.asText(), source, row.owner(), row.tenant()));
            }
        }
    }

    /** What turns up with several owners is no one's of them. */
    private static void put(Map<String, Id> found, Id id) {
        found.merge(id.text(), id, (one, other) -> {
            boolean isSameOwner = Objects.equals(one.owner(), other.owner());
            boolean isSameTenant = Objects.equals(one.tenant(), other.tenant());
            return new Id(
                    one.text(), one.source(), isSameOwner ? one.owner() : null, isSameTenant ? one.tenant() : null);
        });
    }

    /**
     * Those whose forms mean something: somebody but the service gets at a topic of the form with an id from the same place. Where
     * every topic is open, no form means anything. When nobody gets at anything, all are kept, for a state may open one.
     *
     * @param reached the keys of what each persona gets at
     */
    static List<Topic> meaningful(List<Topic> topics, Collection<Set<String>> reached) {
        var forms = new TreeSet<String>();
        var sources = new TreeSet<String>();
        for (Set<String> ofPersona : reached) {
            List<Topic> open =
                    topics.stream().filter(topic -> isReached(topic, ofPersona)).toList();
            boolean isAnything = open.stream()
                    .anyMatch(topic -> topic.isAny() && topic.form().equals(ELLIPSIS));
            open.stream()
                    .filter(topic -> !isAnything || topic.form().equals(ELLIPSIS))
                    .forEach(topic -> {
                        forms.add(topic.form());
                        sources.add(source(topic));
                    });
        }
        Map<String, Integer> count = new TreeMap<>();
        return topics.stream()
                .filter(topic -> forms.isEmpty()
                        || (forms.contains(topic.form()) && (topic.isAny() || sources.contains(source(topic)))))
                .filter(topic -> topic.isAny() || count.merge(topic.form(), 1, Integer::sum) <= A_FORM)
                .toList();
    }

    private static String source(Topic topic) {
        return topic.form() + " " + topic.source();
    }

    private static boolean isReached(Topic topic, Set<String> keys) {
        return Stream.of(Topic.Extension.values()).anyMatch(extension -> keys.contains(topic.key(extension)));
    }
}
