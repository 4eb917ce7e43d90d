package io.github.supabasemigrate.access.persona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of {@code auth.users} that rows belong to.
 *
 * @param name {@code A1}; also how rows and reports call it
 * @param tenant {@code T1}: the tenant it is a member of, or null
 */
public record User(String name, @Nullable String tenant, UUID id, String email) {

    /** Owner of the first tenant. */
    public static final User A1 = of("A1", "T1", 0xa1);
    /** Another member of the first tenant, without special standing. */
    public static final User A2 = of("A2", "T1", 0xa2);
    /** Owner of the second tenant: of equal standing elsewhere. */
    public static final User B = of("B", "T2", 0xb0);
    /** Signed in, but nothing is theirs and they are a member of nothing. */
    public static final User N = of("N", null, 0xc0);

    /** Those that rows are made for. */
    public static final List<User> OWNERS = List.of(A1, A2, B);

    /** Somebody called by a name, with an id and an address made of a number that no other user has. */
    public static User of(String name, @Nullable String tenant, int number) {
        String domain = tenant == null ? "example" : tenant.toLowerCase(Locale.ROOT) + ".example";
        return new User(
                name,
                tenant,
                new UUID(0x0a0a_0a0a_0000_4000L | (long) number << 32, 0x8000_0000_0000_0000L | number),
                name.toLowerCase(Locale.ROOT) + "@" + domain + ".com");
    }

    public Optional<String> tenantName() {
        return Optional.ofNullable(tenant);
    }

    @Override
    public String toString() {
        return name;
    }
}
