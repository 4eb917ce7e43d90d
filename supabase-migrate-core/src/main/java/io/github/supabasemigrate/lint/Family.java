package io.github.supabasemigrate.lint;

import java.util.Locale;

/** What rules are about; a family is a chapter of the documentation. */
public enum Family {
    FILES("Files, names and versions"),
    MANIFEST("Schema manifest"),
    RERUN("Running a migration again"),
    TRANSACTION("Transactions"),
    LOCK("Locks"),
    REWRITE("Rewrites and scans"),
    DESTRUCTIVE("Data loss and broken clients"),
    RLS("Row level security"),
    SECURITY("Exposure, privileges and secrets"),
    TYPES("Names, types and features"),
    DESIGN("Design"),
    DATA("Data migrations"),
    PLATFORM("Hosted platform, secrets and environments"),
    ROUTINES("Function bodies"),
    META("About linting itself");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name of the resource with the explanations of its rules. */
    String resource() {
        return name().toLowerCase(Locale.ROOT);
    }
}
