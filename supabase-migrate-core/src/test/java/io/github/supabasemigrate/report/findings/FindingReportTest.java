package io.github.supabasemigrate.report.findings;

import static io.github.supabasemigrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class FindingReportTest {

    private static final RuleTexts RULES = rule ->
            rule.equals("rls-off") ? Optional.of("Anyone with the public key reads such a table.") : Optional.empty();

    private static final List<Finding> FINDINGS = List.of(
            Finding.of("rls-off", Severity.ERROR, "`orders` has no row level security.")
                    .about("public.orders")
                    .at(new Location("supabase/migrations/1_a b.sql", 2, 8))
                    .withHint("ALTER TABLE orders ENABLE ROW LEVEL SECURITY;"),
            Finding.of("rls-off", Severity.ERROR, "`items` has no row level security.")
                    .at(new Location("supabase/migrations/1_a b.sql", 3, 0)),
            Finding.of("lock-long", Severity.WARNING, "100 % of `a<b> & \"c\"`, é, \u0001: rewritten\nin full.")
                    .at(Location.ofFile("supabase/migrations/2_b.sql"))
                    .decidedBy(DecidedBy.OBSERVED),
            Finding.of("policy-count", Severity.INFO, "There are 23 policies.").about("public"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void isAsInItsGoldenFile(ReportFormat format) throws IOException {
        assertGolden(format.report("1.2.3", RULES).render(FINDINGS), "report/findings/" + format.fileName());
    }

    @Test
    void showsPeopleTheLineTheCaretWhyAndHow() throws IOException {
        Path file = directory.resolve("supabase/migrations/1_a b.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-- first\n\tCREATE TABLE orders ();\r\nCREATE TABLE items ();\r\n");

        String text = new ConsoleReport(Style.PLAIN, SourceLines.below(directory), RULES).render(FINDINGS);

        assertGolden(text, "report/findings/console.txt");
    }

    @Test
    void coloursOnlyWhenAsked() {
        assertThat(new ConsoleReport(Style.COLOUR, SourceLines.NONE, RuleTexts.NONE).render(FINDINGS.subList(1, 2)))
                .isEqualTo("\u001B[1msupabase/migrations/1_a b.sql:3\u001B[0m: \u001B[1;31merror\u001B[0m: "
                        + "`items` has no row level security. \u001B[2m[rls-off]\u001B[0m\n\n1 error.\n");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(new ConsoleReport(Style.PLAIN, SourceLines.NONE, RuleTexts.NONE).render(List.of()))
                .isEqualTo("No findings.\n");
    }

    @Test
    void writesSarifThatItsStandardsSchemaAccepts() throws IOException {
        String sarif = ReportFormat.SARIF.report("1.2.3", RULES).render(FINDINGS);

        assertThat(sarifErrors(sarif)).isEmpty();
        assertThat(sarifErrors(ReportFormat.SARIF.report("1.2.3", RULES).render(List.of())))
                .isEmpty();
        assertThat(sarifErrors(sarif.replace("\"level\" : \"error\"", "\"level\" : \"fatal\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "'a: b/c%20é.sql' ./a:%20b/c%2520%C3%A9.sql",
                "a/b:c.sql a/b:c.sql",
                "/tmp/a#b?.sql file:///tmp/a%23b%3F.sql",
                "D:/x/ü.sql file:///D:/x/%C3%BC.sql",
            })
    void namesFilesBySarifsReferences(String file, String uri) throws IOException {
        Finding finding = FINDINGS.get(0).at(new Location(file, 1, 1));

        String sarif = ReportFormat.SARIF.report("1.2.3", RULES).render(List.of(finding));

        assertThat(sarif).contains("\"uri\" : \"" + uri + "\"");
        assertThat(sarif.contains("\"uriBaseId\"")).isNotEqualTo(uri.startsWith("file:"));
        assertThat(sarifErrors(sarif)).isEmpty();
    }

    @Test
    void escapesWhatGitHubsCommandsAreMadeOf() {
        Finding finding =
                Finding.of("rule", Severity.WARNING, "100 %\nof a,b: c").at(new Location("a: b,c%.sql", 1, 2));

        assertThat(ReportFormat.GITHUB.report("1.2.3", RULES).render(List.of(finding)))
                .isEqualTo("::warning file=a%3A b%2Cc%25.sql,line=1,col=2,title=rule::100 %25%0Aof a,b: c\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"JUNIT", "CHECKSTYLE"})
    void writesWellFormedXml(ReportFormat format) throws Exception {
        Document document = parse(format.report("1.2.3", RULES).render(FINDINGS));

        assertThat(document.getDocumentElement().getTextContent()
                        + attributes(document.getElementsByTagName("error").item(1)))
                .isNotBlank();
        assertThat(parse(format.report("1.2.3", RULES).render(List.of())).getDocumentElement())
                .isNotNull();
    }

    @Test
    void countsFailuresAndSkippedCasesOfJunit() throws Exception {
        var suite = parse(ReportFormat.JUNIT.report("1.2.3", RULES).render(FINDINGS))
                .getDocumentElement();

        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void keepsAFingerprintWhenLinesMove() throws IOException {
        Finding moved = FINDINGS.get(0).at(new Location("supabase/migrations/1_a b.sql", 90, 1));
        Finding other = FINDINGS.get(0).at(new Location("supabase/migrations/3.sql", 2, 8));

        assertThat(fingerprints(List.of(moved))).isEqualTo(fingerprints(FINDINGS.subList(0, 1)));
        assertThat(fingerprints(List.of(other))).isNotEqualTo(fingerprints(FINDINGS.subList(0, 1)));
        assertThat(fingerprints(List.of(moved, moved))).doesNotHaveDuplicates();
    }

    @Test
    void findsAFormatByItsName() {
        assertThat(ReportFormat.named("sarif")).contains(ReportFormat.SARIF);
        assertThat(ReportFormat.named("pdf")).isEmpty();
    }

    private static List<String> fingerprints(List<Finding> findings) throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(ReportFormat.GITLAB.report("1", RuleTexts.NONE).render(findings));
        return json.findValuesAsText("fingerprint");
    }

    private static List<String> sarifErrors(String sarif) throws IOException {
        try (InputStream schema = FindingReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema)
                    .validate(sarif, InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String attributes(org.w3c.dom.Node node) {
        return node == null ? "" : node.getAttributes().getNamedItem("message").getNodeValue();
    }

    @Test
    void foldsWhatWouldFillScreensAndShowsEveryError() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            findings.add(Finding.of("quiet", Severity.INFO, "note " + i));
            findings.add(Finding.of("loud", Severity.ERROR, "error " + i));
        }
        String text = new ConsoleReport(Style.PLAIN, SourceLines.NONE, RuleTexts.NONE).render(findings);
        assertThat(text)
                .contains("note 2", "error 11", "… and 9 more like these [quiet]", "12 errors, 12 notes.")
                .doesNotContain("note 3", "more like these [loud]");
    }
}
