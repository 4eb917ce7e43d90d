package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The identity of each finding of one report, which does not change when lines above it are added: rule, file, subject, message,
 * and the how-manieth of its equals it is.
 */
final class Fingerprints {

    private final Map<String, Integer> seen = new HashMap<>();
    private final MessageDigest digest;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hexadecimal SHA-256; to be asked once for each finding, in order. */
    String next(Finding finding) {
        String file = finding.location() == null ? "" : finding.location().file();
        String identity = String.join("\n", finding.rule(), file, String.valueOf(finding.subject()), finding.message());
        int occurrence = seen.merge(identity, 1, Integer::sum);
        byte[] bytes = (identity + "\n" + occurrence).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
