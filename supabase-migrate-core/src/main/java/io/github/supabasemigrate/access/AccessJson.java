package io.github.supabasemigrate.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import io.github.supabasemigrate.access.probe.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code access.json}: every cell and every finding, for tools. No time and no random value in it. */
final class AccessJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final AccessReport report;

    AccessJson(AccessReport report) {
        this.report = report;
    }

    String text() {
        var root = new LinkedHashMap<String, Object>();
        root.put("version", 1);
        root.put("cells", cells());
        root.put("untested", untested());
        root.put("findings", findings(report.findings()));
        root.put("allowed", findings(report.allowed()));
        root.put("notes", report.notes());
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists are JSON", e);
        }
    }

    private List<Map<String, Object>> cells() {
        var cells = new ArrayList<Map<String, Object>>();
        for (AccessMatrix.OfTable table : report.matrix().tables()) {
            table.cells().forEach((persona, row) -> {
                for (Command command : Command.values()) {
                    var cell = new LinkedHashMap<String, Object>();
                    cell.put("table", table.name());
                    cell.put("persona", persona);
                    cell.put("command", command.name());
                    cell.put("verdict", row.getOrDefault(command, "denied"));
                    cells.add(cell);
                }
            });
        }
        return cells;
    }

    private Map<String, String> untested() {
        var reasons = new LinkedHashMap<String, String>();
        report.matrix().tables().forEach(table -> table.untested().ifPresent(why -> reasons.put(table.name(), why)));
        return reasons;
    }

    private static List<Map<String, Object>> findings(List<AccessFinding> findings) {
        return findings.stream().map(AccessJson::finding).toList();
    }

    private static Map<String, Object> finding(AccessFinding finding) {
        var data = new LinkedHashMap<String, Object>();
        data.put("rule", finding.rule().id());
        data.put("severity", finding.rule().severity().name().toLowerCase(Locale.ROOT));
        data.put("object", finding.object().display());
        data.put("personas", finding.personas());
        data.put("command", finding.command());
        data.put("message", finding.message());
        data.put("reproduction", finding.reproduction().script());
        return data;
    }
}
