package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object taken apart into named texts: {@code columns[email].type} is {@code text}. Made from the components of the
 * object's record, so that nothing in the model can be forgotten; what is false, empty or absent has no entry.
 */
final class Attributes {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final SortedMap<String, String> found = new TreeMap<>();

    private Attributes() {}

    /** The attributes of an object, in its canonical form, but its id. */
    static SortedMap<String, String> of(CatalogObject object) {
        var attributes = new Attributes();
        attributes.addComponents("", object.canonical());
        return Collections.unmodifiableSortedMap(attributes.found);
    }

    private void addComponents(String path, Object value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            if (!component.getType().equals(ObjectId.class)
                    || !component.getName().equals("id")) {
                String name = component.getName().equals("attachments") ? "" : component.getName();
                add(join(path, name), valueOf(component, value));
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    }

    private static @Nullable Object valueOf(RecordComponent component, Object holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private void add(String path, @Nullable Object value) {
        if (value == null || value.equals(false) || value.equals("")) {
            return;
        }
        if (value instanceof Options options) {
            addEntries(path, options.values());
        } else if (value instanceof Privileges privileges) {
            addPrivileges(path, privileges);
        } else if (value instanceof Map<?, ?> map) {
            addEntries(path, map);
        } else if (value instanceof Set<?> set) {
            add(
                    path,
                    String.join(", ", set.stream().map(String::valueOf).sorted().toList()));
        } else if (value instanceof Collection<?> collection) {
            addElements(path, collection);
        } else if (value instanceof Record && !isName(value)) {
            addComponents(path, value);
        } else {
            found.put(path, value.toString());
        }
    }

    private static boolean isName(Object value) {
        return value instanceof ObjectId || value instanceof TypeReference || value instanceof QualifiedName;
    }

    private void addEntries(String path, Map<?, ?> map) {
        map.forEach((key, value) -> add(path + "[" + key + "]", String.valueOf(value)));
    }

    /** Named parts by name, so that one more of them is one difference; with their order, if that counts. */
    private void addElements(String path, Collection<?> elements) {
        int position = 0;
        var order = new StringBuilder();
        for (Object element : elements) {
            if (element instanceof CatalogObject part) {
                order.append(position == 0 ? "" : ", ").append(part.name());
                addComponents(path + "[" + part.name() + "]", part);
            } else {
                add(path + "[" + position + "]", element);
            }
            position++;
        }
        add(path, order.toString());
    }

    private void addPrivileges(String path, Privileges privileges) {
        for (Grant grant : privileges.grants()) {
            String right = grant.privilege().sql() + (grant.grantable() ? " WITH GRANT OPTION" : "");
            found.merge(path + "[" + grant.grantee() + "]", right + " by " + grant.grantor(), (a, b) -> a + ", " + b);
        }
    }
}
