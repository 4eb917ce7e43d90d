package io.github.supabasemigrate.verify.history;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.history.PastMigrations.Past;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No migration that others may already have run was edited, renamed or deleted, and new ones come after all of them. Looks
 * at files only.
 */
public final class Immutability implements VerifyRule {

    private final PastMigrations past;
    private final PastMigrations tip;
    private final List<MigrationFile> now;
    private final boolean editsAllowed;

    /**
     * For a past that nobody adds to meanwhile.
     *
     * @param editsAllowed {@code ALLOW_MIGRATION_EDITS=1}: findings are warnings
     */
    public Immutability(PastMigrations past, List<MigrationFile> now, boolean editsAllowed) {
        this(past, past, now, editsAllowed);
    }

    /**
     * @param past where this work began: what must not change
     * @param tip what is there by now: what new files have to come after
     * @param editsAllowed {@code ALLOW_MIGRATION_EDITS=1}: findings are warnings
     */
    public Immutability(PastMigrations past, PastMigrations tip, List<MigrationFile> now, boolean editsAllowed) {
        this.past = past;
        this.tip = tip;
        this.now = List.copyOf(now);
        this.editsAllowed = editsAllowed;
    }

    @Override
    public String id() {
        return "migration-immutable";
    }

    @Override
    public String documentation() {
        return "Migrations are append-only. Whatever the target branch has may have run somewhere: it is not edited, renamed or"
                + " deleted, and new migrations sort after it, or they would never run where it already did. In an emergency"
                + " ALLOW_MIGRATION_EDITS=1 turns this into a warning.";
    }

    @Override
    public Severity severity() {
        return editsAllowed ? Severity.WARNING : Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return check();
    }

    /** The findings; no schema is needed for them. */
    public List<Finding> check() {
        var findings = new ArrayList<Finding>();
        Map<String, MigrationFile> present = new LinkedHashMap<>();
        now.forEach(file -> present.put(file.fileName(), file));
        past.files().forEach((name, before) -> {
            MigrationFile file = present.get(name);
            if (file == null) {
                findings.add(missing(name, before));
            } else if (!before.checksum().equals(PastMigrations.checksum(file.text()))) {
                findings.add(edited(file, before));
            }
        });
        findings.addAll(tooEarly());
        return findings;
    }

    private Finding missing(String name, Past before) {
        Optional<MigrationFile> renamed = now.stream()
                .filter(file -> !past.files().containsKey(file.fileName())
                        && PastMigrations.checksum(file.text()).equals(before.checksum()))
                .findFirst();
        if (renamed.isPresent()) {
            return finding("`%s` of %s was renamed to `%s`."
                            .formatted(name, past.source(), renamed.get().fileName()))
                    .at(Location.ofFile(renamed.get().relativePath()))
                    .withHint("Give it its name back: databases know a migration by the version in its name.");
        }
        return finding("`%s` of %s was deleted.".formatted(name, past.source()))
                .withHint("Restore it, and undo what it does in a new migration: mvn supabase-migrate:new -Dname=…");
    }

    private Finding edited(MigrationFile file, Past before) {
        List<String> old = before.text()
                .map(text -> PastMigrations.normal(text).lines().toList())
                .orElse(List.of());
        List<String> current = PastMigrations.normal(file.text()).lines().toList();
        int line = before.text().isEmpty() ? 0 : firstDifference(old, current);
        String change = line == 0
                ? ""
                : " Line %d was `%s` and is `%s`.".formatted(line, lineOf(old, line), lineOf(current, line));
        return finding("`%s` was edited after it came into %s.%s".formatted(file.fileName(), past.source(), change))
                .at(new Location(file.relativePath(), line, 0))
                .withHint("Restore it, and put the change into a new migration: mvn supabase-migrate:new -Dname=…");
    }

    /** 1-based; 0 when only the end of the file differs. */
    private static int firstDifference(List<String> old, List<String> current) {
        for (int i = 0; i < Math.max(old.size(), current.size()); i++) {
            if (i >= old.size() || i >= current.size() || !old.get(i).equals(current.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String lineOf(List<String> lines, int number) {
        return number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    /** New files that sort before the newest one that others have by now. */
    private List<Finding> tooEarly() {
        Optional<String> newest = tip.newest().or(past::newest);
        if (newest.isEmpty()) {
            return List.of();
        }
        String last = newest.get();
        return now.stream()
                .filter(file -> !past.files().containsKey(file.fileName())
                        && !tip.files().containsKey(file.fileName()))
                .filter(file -> file.version().text().compareTo(PastMigrations.version(last)) < 0)
                .map(file -> finding("`%s` is new and sorts before `%s`, which %s already has."
                                .formatted(file.fileName(), last, tip.source()))
                        .at(Location.ofFile(file.relativePath()))
                        .withHint("Give it a later version: where the other has run, this one would be skipped."))
                .toList();
    }
}
