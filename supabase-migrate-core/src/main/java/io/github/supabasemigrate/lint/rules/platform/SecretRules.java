package io.github.supabasemigrate.lint.rules.platform;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that must not be in a file that everybody has, or that are right in one environment only. */
public final class SecretRules {

    /**
     * @param sign what every such secret has in it
     */
    private record Secret(String what, String sign, Pattern pattern) {
        Secret(String what, String sign, String regex) {
            this(what, sign, Pattern.compile(regex));
        }
    }

    private static final List<Secret> SECRETS = List.of(
            new Secret(
                    "a JSON Web Token", ".eyJ", "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{10,}"),
            new Secret("a Supabase secret key", "sb", "\\bsb_secret_[A-Za-z0-9_-]{16,}|\\bsbp_[a-f0-9]{40}\\b"),
            new Secret("a private key", "PRIVATE KEY-----", "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
            new Secret("a Stripe key", "k_live_", "\\b[rs]k_live_[A-Za-z0-9]{16,}"),
            new Secret("an OpenAI key", "sk-", "\\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}"),
            new Secret("an AWS key", "AKIA", "\\bAKIA[A-Z0-9]{16}\\b"),
            new Secret("a GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            new Secret("a Google key", "AIza", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
            new Secret("a Slack token", "xox", "\\bxox[abpr]-[A-Za-z0-9-]{20,}"),
            new Secret(
                    "a password in a connection string",
                    "://",
                    "\\b(?:postgres(?:ql)?|mysql|redis|mongodb(?:\\+srv)?|amqp)://[^\\s:/@'\"]+:(?!postgres@|password@|\\[|<|\\$|%|\\{|x{3}|\\*)[^\\s@/'\"]{4,}@"));

    private static final Pattern UUID_CONSTANT =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PLAIN_UUID = Pattern.compile("(?i)([0-9a-f])(?:\\1|-)*|0{8}-.*|1{8}-.*");
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?i)https?://(?:[a-z0-9]{20}\\.supabase\\.(?:co|in)|localhost(?::\\d+)?|127\\.0\\.0\\.1(?::\\d+)?|host\\.docker\\.internal(?::\\d+)?|kong:8000)[^\\s']*|\\b[a-z0-9]{20}\\.supabase\\.co\\b");

    private SecretRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("secret-in-migration", Family.PLATFORM, Severity.ERROR)
                        .file(SecretRules::secret)
                        .build(),
                LintRule.of("password-in-migration", Family.PLATFORM, Severity.WARNING)
                        .statement(SecretRules::password)
                        .build(),
                LintRule.of("hardcoded-uuid", Family.PLATFORM, Severity.INFO)
                        .alsoInRoutines()
                        .on("UpdateStmt", "DeleteStmt", "CreatePolicyStmt", "AlterPolicyStmt")
                        .statement(SecretRules::uuid)
                        .build(),
                LintRule.of("hardcoded-environment", Family.PLATFORM, Severity.WARNING)
                        .file(SecretRules::environment)
                        .build());
    }

    private static void secret(LintFile file, Findings found) {
        for (Secret secret : SECRETS) {
            if (!file.text().contains(secret.sign())) {
                continue;
            }
            Matcher match = secret.pattern().matcher(file.text());
            while (match.find()) {
                if (isDemonstration(match.group())) {
                    continue;
                }
                found.at(
                                new TextRange(match.start(), match.end()),
                                "This looks like " + secret.what() + ". Whoever has the repository has it, for ever.")
                        .hint("Make it invalid now, and keep the new one in Vault: vault.decrypted_secrets.");
            }
        }
    }

    /** The keys that every local Supabase has open nothing that is not open. */
    private static boolean isDemonstration(String secret) {
        String[] parts = secret.split("\\.");
        if (parts.length != 3 || !secret.startsWith("eyJ")) {
            return false;
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return claims.contains("\"supabase-demo\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void password(LintStatement statement, Findings found) {
        SyntaxNode node = statement.node();
        boolean isRole = node.is("CreateRoleStmt") || node.is("CreateUserStmt") || node.is("AlterRoleStmt");
        if (isRole && node.contains("PASSWORD")) {
            node.descendants("SCONST")
                    .findFirst()
                    .ifPresent(constant -> found.at(
                                    constant,
                                    "The password of this role is in the file, and so in every clone of the repository.")
                            .hint("Make the role NOLOGIN here, and set the password where it is used."));
        }
    }

    private static void uuid(LintStatement statement, Findings found) {
        statement
                .node()
                .descendants("SCONST")
                .filter(constant -> UUID_CONSTANT.matcher(constant.literal()).matches()
                        && !PLAIN_UUID.matcher(constant.literal()).matches())
                .findFirst()
                .ifPresent(constant -> found.at(
                        constant,
                        "`%s` is a row of one database; another has none of this key.".formatted(constant.literal())));
    }

    private static void environment(LintFile file, Findings found) {
        String lower = file.text().toLowerCase(Locale.ROOT);
        if (!lower.contains("://") && !lower.contains(".supabase.co")) {
            return;
        }
        for (LintStatement statement : file.topStatements()) {
            if (statement.is("CommentStmt")) {
                continue;
            }
            statement.node().descendants("SCONST").forEach(constant -> {
                Matcher match = ENVIRONMENT.matcher(constant.text());
                if (match.find() && !match.group().contains("%")) {
                    found.at(
                                    place(constant, match),
                                    "`%s` is the address of one environment."
                                            .formatted(match.group().toLowerCase(Locale.ROOT)))
                            .hint("Keep it in a table or in Vault, and read it from there.");
                }
            });
        }
    }

    /** Where it stands in a long constant such as a function's body; a constant with escapes as a whole. */
    private static TextRange place(SyntaxNode constant, Matcher match) {
        return constant.range().length() == constant.text().length()
                ? new TextRange(constant.start() + match.start(), constant.start() + match.end())
                : constant.range();
    }
}
