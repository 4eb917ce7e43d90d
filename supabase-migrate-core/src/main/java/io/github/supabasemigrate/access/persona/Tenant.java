package io.github.supabasemigrate.access.persona;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant of the rows that are seeded. Tables of tenants hold it under this id, so that a token can name it.
 *
 * @param name {@code T1}
 * @param id where ids are uuids or text
 * @param number where ids are numbers
 */
public record Tenant(String name, UUID id, long number) {

    public static final Tenant T1 = new Tenant("T1", new UUID(0x1111_1111_0000_4000L, 0x8000_0000_0000_0001L), 7001);
    public static final Tenant T2 = new Tenant("T2", new UUID(0x2222_2222_0000_4000L, 0x8000_0000_0000_0002L), 7002);

    public static final List<Tenant> ALL = List.of(T1, T2);

    public static Optional<Tenant> named(String name) {
        return ALL.stream().filter(tenant -> tenant.name().equals(name)).findFirst();
    }

    /** The id, for a column or claim of a type. */
    public String idFor(boolean isNumeric) {
        return isNumeric ? Long.toString(number) : id.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
