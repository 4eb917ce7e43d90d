package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.finding.Severity;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways in which access is not what a team means it to be. Each is found by trying, not by reading. */
public enum AccessRule {
    RLS_OFF(
            Severity.ERROR,
            "Without row level security whoever holds the public key does with every row what the grants allow. Enable it and"
                    + " write policies, or revoke the grants."),
    CROSS_READ(
            Severity.ERROR,
            "Somebody reads rows of another user or another tenant. Compare the owner or tenant of the row with the caller."),
    CROSS_WRITE(
            Severity.ERROR,
            "Somebody changes, deletes or takes over rows of another user or another tenant. Compare the owner of the row in USING,"
                    + " and in WITH CHECK too."),
    FORGED_INSERT(
            Severity.ERROR,
            "Somebody inserts rows in the name of another user or into another tenant. Compare owner and tenant in WITH CHECK."),
    ANON_INSERT(
            Severity.ERROR,
            "Somebody who is not signed in inserts rows that belong to a user or tenant. Restrict the policy TO authenticated."),
    OWNERSHIP_MOVE(
            Severity.ERROR,
            "An owner can hand rows over to another user or tenant, who never asked for them. WITH CHECK has to compare the owner of"
                    + " the new row."),
    BLIND_WRITE(
            Severity.ERROR,
            "A statement that reads no column, such as DELETE without WHERE, meets no SELECT policy: it gets at rows that the"
                    + " UPDATE or DELETE policy alone leaves open. Repeat the owner's condition there."),
    ESCALATION(
            Severity.ERROR,
            "A write that is allowed lets its author read more than before: a membership given to oneself, a role, plan or tenant"
                    + " set in one's own row. Keep what rights depend on out of reach of those whose rights they are."),
    SELF_ESCALATION(
            Severity.INFO,
            "A user can change a column of the own row that looks like a right (a role, a plan, a credit). No other table was found to"
                    + " depend on it; the application may."),
    INJECTION(
            Severity.WARNING,
            "Somebody can hang a row below another user's, who then sees it. Check in WITH CHECK who the parent belongs to."),
    FOREIGN_PARENT(
            Severity.INFO,
            "Somebody can refer to a parent row of another user that is hidden from them. Nobody was found to see it."),
    CONDITIONAL_READ(
            Severity.INFO,
            "Rows of others become readable in a certain state. Often meant so (published, shared); worth a look."),
    CROSS_TENANT_STATE(
            Severity.ERROR,
            "In a certain state signed-in users of every tenant read a row, but the public does not: the condition on the tenant was"
                    + " probably forgotten."),
    CONDITIONAL_WRITE(Severity.ERROR, "In a certain state somebody changes, deletes or takes over rows of others."),
    STATE_IGNORED(
            Severity.INFO,
            "A membership says whether it is in force, and no policy or function looks there: who was let go still gets in."),
    USER_METADATA_TRUST(
            Severity.ERROR,
            "Rights hang on user_metadata, which every user sets with updateUser() or at sign-up. Use app_metadata or a table."),
    CLIENT_CONTEXT_TRUST(
            Severity.ERROR,
            "Rights hang on a header or cookie, which every client sends as it likes. Use a claim of the token."),
    POLICY_ERROR(
            Severity.ERROR,
            "A policy makes statements fail, often by recursion: it reads its own table, or two read each other."),
    SIGNUP_BROKEN(Severity.ERROR, "A trigger on auth.users makes sign-up fail."),
    SIGNUP_INCOMPLETE(
            Severity.INFO,
            "A trigger on auth.users makes a way of signing up fail that the application may not offer."),
    DEAD_POLICY(
            Severity.INFO,
            "A policy never lets anything pass: it asks for what no caller has, or lacks a SELECT policy."),
    NO_RETURNING(
            Severity.INFO,
            "An INSERT passes but one with RETURNING fails, as supabase-js sends it with .select(): a SELECT policy for the new"
                    + " row is missing."),
    NO_UPSERT(
            Severity.INFO,
            "INSERT and UPDATE pass, and INSERT … ON CONFLICT DO UPDATE fails, as supabase-js sends upsert(): it needs a SELECT policy"
                    + " for the row too, and both WITH CHECKs have to pass."),
    OUTSIDE_POLICIES(
            Severity.INFO,
            "Privileges that no policy is asked for: TRUNCATE empties a table, TRIGGER and REFERENCES see its rows, MAINTAIN locks it."
                    + " The Data API sends none of these, a function that runs with its caller's rights may. Told where"
                    + " somebody chose the privileges of a table, so that they are not the default ones, and TRUNCATE is among"
                    + " them; revoke it where nothing needs it."),
    OWNER_CANNOT_READ(Severity.INFO, "The owner cannot read the own rows."),
    ORACLE(
            Severity.INFO,
            "A duplicate key tells that a row exists which its finder may not see. Hard to avoid; worth knowing for e-mail"
                    + " addresses and the like."),
    PARTITION_BYPASS(
            Severity.ERROR,
            "A partition or child table is open to those whom its parent's policies keep out: policies of a parent count only for"
                    + " statements that name the parent. Revoke the grants on it or give it policies."),
    CASCADE_WRITE(
            Severity.ERROR,
            "Deleting a row that anybody may delete takes rows of others with it through a foreign key."),
    TAINT_COPY(Severity.ERROR, "A table of nobody's holds copies of users' private data, and others read it."),
    GLOBAL_WRITE(
            Severity.ERROR,
            "Somebody other than the service changes or deletes rows of a table that belongs to nobody."),
    GLOBAL_INSERT(
            Severity.WARNING,
            "Somebody other than the service inserts rows that others read into a table of nobody's."),
    GLOBAL_INBOX(Severity.INFO, "Everybody may insert into a table that nobody reads: right for an inbox."),
    GLOBAL_READ(Severity.INFO, "A table of nobody's is public."),
    VIEW_LEAK(
            Severity.ERROR,
            "A view shows rows that its reader cannot read in the tables: it runs with its owner's rights. Make it"
                    + " security_invoker; a materialized view has to be kept out of the API."),
    VIEW_INTERFERENCE(
            Severity.WARNING, "What a view shows depends on rows that its reader cannot read: a count, a sum, a rank."),
    VIEW_WRITE(Severity.ERROR, "A write that the table refuses passes through a view."),
    RPC_LEAK(
            Severity.ERROR,
            "A SECURITY DEFINER function hands out rows of others to who names them. Let it look at auth.uid(), or make it"
                    + " SECURITY INVOKER, or revoke EXECUTE."),
    RPC_WRITE(
            Severity.ERROR,
            "A SECURITY DEFINER function changes rows of others for who names them. Let it look at auth.uid(), or make it SECURITY"
                    + " INVOKER, or revoke EXECUTE."),
    RPC_UNTESTED(Severity.INFO, "A function that runs with its owner's rights could not be tried."),
    DEFINER_SEARCH_PATH(
            Severity.INFO,
            "A SECURITY DEFINER function without a fixed search_path resolves names as its caller likes. Add SET search_path = ''."),
    TOPIC_READ(
            Severity.ERROR,
            "Somebody hears a private Realtime topic that stands for what is another user's or tenant's. Look up in the SELECT"
                    + " policy on realtime.messages whose realtime.topic() is."),
    TOPIC_WRITE(
            Severity.ERROR,
            "Somebody sends to a private Realtime topic that stands for what is another user's or tenant's. Look up in the INSERT"
                    + " policy on realtime.messages whose realtime.topic() is."),
    TOPIC_OPEN(
            Severity.INFO,
            "A policy on realtime.messages lets everybody who is signed in at every topic of a form: right for a public room."),
    TOPIC_ANON(
            Severity.WARNING,
            "A policy on realtime.messages lets those who are not signed in at every private topic of a form. A public channel needs"
                    + " no policy."),
    TRUNCATE(Severity.ERROR, "Somebody empties a table: TRUNCATE asks for a privilege only, never for a policy."),
    UNTESTED(
            Severity.WARNING,
            "Nothing can be said of a table, because no rows could be made for it. Give some in"
                    + " supabase/access-seed.sql."),
    INCONCLUSIVE(
            Severity.INFO,
            "Dropping a policy changes nothing that was tried: no row and no persona ever satisfied it."),
    REDUNDANT_POLICY(Severity.INFO, "Dropping a policy changes nothing: others let the same pass."),
    REDUNDANT_CONDITION(
            Severity.INFO,
            "Dropping a part of a policy's condition changes nothing: the rest says so already, or no row was there that it alone"
                    + " keeps out."),
    ALLOWANCE_UNUSED(
            Severity.WARNING,
            "What is allowed does not happen any more, so that the allowance would answer for the next mistake there. Take it out of"
                    + " supabase/access.yaml or the POM, or make it say less."),
    REQUIREMENT(Severity.ERROR, "What the team demands of access, in its own words, is so.");

    private final Severity severity;
    private final String documentation;

    AccessRule(Severity severity, String documentation) {
        this.severity = severity;
        this.documentation = documentation;
    }

    /** {@code access-cross-read}. */
    public String id() {
        return "access-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is found only by changing policies. */
    public static Set<AccessRule> ofMutation() {
        return EnumSet.of(INCONCLUSIVE, REDUNDANT_POLICY, REDUNDANT_CONDITION);
    }

    public Severity severity() {
        return severity;
    }

    public String documentation() {
        return documentation;
    }
}
