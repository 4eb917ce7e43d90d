package io.github.supabasemigrate.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which pending migrations are wanted. Immutable; start with {@link #all()}. */
public final class PlanOptions {

    private static final PlanOptions ALL = new PlanOptions(null, null, false);

    private final @Nullable String last;
    private final @Nullable String only;
    private final boolean includesAll;

    private PlanOptions(@Nullable String last, @Nullable String only, boolean includesAll) {
        this.last = last;
        this.only = only;
        this.includesAll = includesAll;
    }

    /** Everything pending, in order; a file older than what is applied is a problem. */
    public static PlanOptions all() {
        return ALL;
    }

    /** Nothing after this version. */
    public PlanOptions upTo(String version) {
        return new PlanOptions(version, null, includesAll);
    }

    /** This version alone, also when it is older than what is applied: naming it says so. */
    public PlanOptions only(String version) {
        return new PlanOptions(null, version, includesAll);
    }

    /** Files older than what is applied run as well, before the others. */
    public PlanOptions includeAll(boolean include) {
        return new PlanOptions(last, only, include);
    }

    /** The version after which nothing runs. */
    public Optional<String> last() {
        return Optional.ofNullable(last);
    }

    /** The one version wanted. */
    public Optional<String> only() {
        return Optional.ofNullable(only);
    }

    public boolean includesAll() {
        return includesAll;
    }

    /** The version that was named, which must be that of a file. */
    Optional<String> named() {
        return only == null ? last() : only();
    }

    boolean wants(String version) {
        return only != null ? only.equals(version) : last == null || version.compareTo(last) <= 0;
    }
}
