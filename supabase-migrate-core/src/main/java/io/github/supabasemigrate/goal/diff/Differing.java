package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.proof.Proof;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How two states differ.
 *
 * @param roles what must be said of roles
 * @param written the files that hold the plan now
 * @param refused hazards because of which it was not saved
 * @param isDrift a difference fails the build
 */
record Differing(
        String from,
        String to,
        Proof proof,
        List<String> roles,
        List<String> written,
        List<String> refused,
        boolean isDrift)
        implements Outcome {

    @Override
    public Status status() {
        return isDrift || !refused.isEmpty() ? Status.VIOLATIONS : Status.PASSED;
    }

    @Override
    public List<String> details() {
        var lines = new ArrayList<>(new PlanTable(proof.plan()).lines());
        proof.refusedRows()
                .ifPresent(objection -> lines.add("With rows in the tables it could not run to its end: " + objection));
        if (!proof.plan().isEmpty()) {
            lines.add("");
            proof.plan().sql().lines().forEach(lines::add);
        }
        return lines;
    }

    @Override
    public String summary() {
        if (proof.plan().isEmpty()) {
            return "No difference: %s and %s are one schema.".formatted(from, to);
        }
        int statements = proof.plan().changes().size();
        String way =
                "%d statement%s from %s to %s".formatted(statements, statements == 1 ? " leads" : "s lead", from, to);
        if (!refused.isEmpty()) {
            return "%s. Not saved because of %s: -Dsupabase-migrate.allow=%s if that is meant."
                    .formatted(way, String.join(", ", refused), String.join(",", refused));
        }
        String kept = proof.rows() == 0 ? "" : ", with %d rows in the tables".formatted(proof.rows());
        return "%s, proven on a throw-away database%s.%s"
                .formatted(way, kept, written.isEmpty() ? "" : " Wrote " + String.join(", ", written) + ".");
    }

    @Override
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("from", from);
        data.put("to", to);
        data.put("differs", !proof.plan().isEmpty());
        data.putAll(new PlanTable(proof.plan()).data());
        data.put("rows", proof.rows());
        proof.refusedRows().ifPresent(objection -> data.put("refusedRows", objection));
        data.put("roles", roles);
        data.put("written", written);
        data.put("refused", refused);
        return data;
    }
}
