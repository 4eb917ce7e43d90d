package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which statements of a file a look follows, and at what. Statements are asked about in their order, and again from the first when the file
 * begins again.
 */
public final class LookPlan {

    /** What waits for a look grows with each command, and is copied by each. */
    private static final int MOST_UNASKED = 32;

    /** Of no file. */
    public static final LookPlan NONE = new LookPlan(LockFree.NONE, false, false, false);

    /** What is looked at. */
    public enum Look {
        EFFECTS,
        LOCKS,
        /** The last of a transaction, which tells what the file has made as well. */
        LAST,
        LAST_WITH_LOCKS
    }

    private final LockFree lockFree;
    private final boolean mayWait;
    private final boolean makesNoRelation;
    private final boolean mayMakeUnnoted;

    /** Statements that are not looked at by themselves although they may lock anything. */
    private final Set<SqlStatement> lookedAtLater = new HashSet<>();

    private final Set<String> closed = new HashSet<>();
    private int unasked;
    private boolean isLockUnasked;

    private LookPlan(LockFree lockFree, boolean mayWait, boolean makesNoRelation, boolean mayMakeUnnoted) {
        this.lockFree = lockFree;
        this.mayWait = mayWait;
        this.makesNoRelation = makesNoRelation;
        this.mayMakeUnnoted = mayMakeUnnoted;
    }

    /**
     * That of a file.
     *
     * @param exists whether there is a relation of this qualified name already
     * @param hasOtherTriggers whether other event triggers than the platform's may run commands that nobody wrote
     */
    public static LookPlan of(ScriptForms forms, Predicate<String> exists, boolean hasOtherTriggers) {
        boolean areKnown = !hasOtherTriggers && !forms.mayForget();
        boolean makesNoRelation = areKnown && forms.forms().stream().allMatch(StatementForm::makesNoRelation);
        return new LookPlan(LockFree.of(forms, exists), areKnown, makesNoRelation, forms.mayForget());
    }

    /** The same file from its beginning. */
    public LookPlan again() {
        return new LookPlan(lockFree, mayWait, makesNoRelation, mayMakeUnnoted);
    }

    /**
     * What follows a statement. Nothing follows one that locks nothing and whose objects the event triggers keep for a later look, nor one
     * that only such statements follow before the next look.
     *
     * @param next the statement behind it in its transaction; null if there is none
     */
    public Optional<Look> after(SqlStatement statement, @Nullable SqlStatement next) {
        boolean isFree = lockFree.has(statement, mayWait ? closed : new HashSet<>());
        boolean asksForLocks = isLockUnasked || !isFree;
        if (next != null && mayWait && unasked < MOST_UNASKED && canWait(statement, isFree, next)) {
            unasked++;
            isLockUnasked = asksForLocks;
            if (!isFree) {
                lookedAtLater.add(statement);
            }
            return Optional.empty();
        }
        unasked = 0;
        isLockUnasked = false;
        if (next == null && !makesNoRelation) {
            closed.clear();
            return Optional.of(asksForLocks ? Look.LAST_WITH_LOCKS : Look.LAST);
        }
        return Optional.of(asksForLocks ? Look.LOCKS : Look.EFFECTS);
    }

    private boolean canWait(SqlStatement statement, boolean isFree, SqlStatement next) {
        boolean tells = isFree ? lockFree.tag(statement).isPresent() : lockFree.tellsItsEnd(statement);
        return tells && ((isFree && !isLockUnasked) || lockFree.leavesNoTrace(next));
    }

    /** Whether after the file there is no relation that was not there before, and none that has another name. */
    public boolean makesNoRelation() {
        return makesNoRelation;
    }

    /** Whether the file may make objects that event triggers do not note. */
    public boolean mayMakeUnnoted() {
        return mayMakeUnnoted;
    }

    /** Whether what a later look shows of locks is this statement's doing. */
    public boolean isLookedAtLater(SqlStatement statement) {
        return lookedAtLater.contains(statement);
    }

    /** The tag under which a statement tells event triggers of itself, once; empty if it may not. */
    public String tag(SqlStatement statement) {
        return lockFree.tag(statement).orElse("");
    }
}
