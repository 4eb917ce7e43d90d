package io.github.supabasemigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The goals as Maven sees them, against the table of settings and the rules that hold for every goal. */
class DescriptorTest {

    private static final Set<String> PLUMBING = Set.of("session", "project", "execution");

    /** An example of a typing error. */
    private static final Set<String> NOT_SETTINGS = Set.of("dryrun");

    /** Settings that are a tree of XML in the POM, and a text to the library. */
    private static final Set<String> TREES = Set.of("expect", "accessAllow");

    /** Settings whose parameter has no property: URLs that may carry a password, and a name that POMs use for something else. */
    private static final Set<String> WITHOUT_PROPERTY = Set.of("url", "shadowUrl", "from", "to", "version");

    private static final Set<String> TARGET = Set.of("url", "host", "port", "database", "user", "serverId", "yes");

    private final Element plugin = read(Path.of("target/classes/META-INF/maven/plugin.xml"));

    @Test
    void everyParameterIsASettingAndSaysWhatTheTableSays() {
        for (Parameter parameter : parameters()) {
            Setting setting = Setting.ofKey(parameter.name).orElseThrow(() -> new AssertionError(parameter));
            assertThat(parameter.description).as(parameter.toString()).isEqualTo(setting.doc());
            assertThat(parameter.type)
                    .as(parameter.toString())
                    .isEqualTo(
                            TREES.contains(parameter.name)
                                    ? "org.codehaus.plexus.configuration.PlexusConfiguration"
                                    : "java.lang.String");
            assertThat(parameter.property)
                    .as(parameter.toString())
                    .isEqualTo(
                            TREES.contains(setting.element()) || WITHOUT_PROPERTY.contains(setting.element())
                                    ? ""
                                    : "${" + setting.property() + "}");
        }
    }

    /** The parameters of a target stand in two classes, which must not come apart. */
    @Test
    void aGoalHasAllParametersOfATargetOrNone() {
        Set<Set<String>> lists = new HashSet<>();
        for (Element goal : goals()) {
            Set<String> names = new TreeSet<>();
            parameters().stream()
                    .filter(parameter -> parameter.goal.equals(text(goal, "goal")) && TARGET.contains(parameter.name))
                    .forEach(parameter -> names.add(parameter.name));
            lists.add(names);
        }
        assertThat(lists).containsExactlyInAnyOrder(Set.of(), TARGET);
    }

    @Test
    void everySettingButThePasswordBelongsToAGoal() {
        Set<String> unused = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            unused.add(setting.element());
        }
        parameters().forEach(parameter -> unused.remove(parameter.name));
        assertThat(unused).containsExactly("password");
    }

    @Test
    void everyGoalIsThreadSafeAndRunsWithoutAPom() {
        for (Element goal : goals()) {
            assertThat(text(goal, "threadSafe")).as(text(goal, "goal")).isEqualTo("true");
            assertThat(text(goal, "requiresProject")).as(text(goal, "goal")).isEqualTo("false");
            assertThat(text(goal, "description")).as(text(goal, "goal")).isNotBlank();
        }
    }

    @Test
    void runsOnMavenSinceThreeSixThree() {
        assertThat(text(plugin, "requiredMavenVersion")).isEqualTo("3.6.3");
        assertThat(text(plugin, "goalPrefix")).isEqualTo("supabase-migrate");
    }

    @Test
    void eclipseKnowsWhatToDoWithEveryGoalThatHasAPhase() throws IOException {
        String metadata = Files.readString(Path.of("target/classes/META-INF/m2e/lifecycle-mapping-metadata.xml"));
        for (Element goal : goals()) {
            if (!text(goal, "phase").isEmpty()) {
                assertThat(metadata).contains("<goal>" + text(goal, "goal") + "</goal>");
            }
        }
    }

    @Test
    void theReadmeNamesEveryGoalWithItsPhase() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Pattern row = Pattern.compile("(?m)^\\| `([a-z]+)`(?:, `([a-z]+)`)? \\| ([^|]*)\\| ");
        String readme = Files.readString(Path.of("../README.md"));
        String table = readme.substring(readme.indexOf("## Goals"), readme.indexOf("## Which database"));
        row.matcher(table).results().forEach(found -> {
            String[] phases = found.group(3).strip().split(", ", -1);
            told.put(found.group(1), phases[0]);
            if (found.group(2) != null) {
                told.put(found.group(2), phases[1]);
            }
        });
        Map<String, String> real = new TreeMap<>(Map.of("help", ""));
        goals().forEach(goal -> real.put(text(goal, "goal"), text(goal, "phase")));
        // "pre-, post-integration-test"
        told.computeIfPresent("start", (goal, phase) -> phase + "integration-test");
        assertThat(told).isEqualTo(real);
    }

    /** A message that tells its reader to type a property which no setting has is worse than none. */
    @Test
    void everyPropertyThatIsNamedAnywhereIsASetting() throws IOException {
        Pattern property = Pattern.compile("-Dsupabase-migrate\\.([A-Za-z]+(?:\\.[A-Za-z]+)?)");
        Set<String> goals = new TreeSet<>();
        goals().forEach(goal -> goals.add(text(goal, "goal") + ".skip"));
        List<Path> texts = new ArrayList<>(List.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md")));
        for (String sources : List.of("src/main/java", "../supabase-migrate-core/src/main/java")) {
            try (var files = Files.walk(Path.of(sources))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(texts::add);
            }
        }
        for (Path file : texts) {
            List<String> unknown = property.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .map(found -> found.substring("-Dsupabase-migrate.".length()))
                    .filter(name ->
                            Setting.ofKey(name).isEmpty() && !goals.contains(name) && !NOT_SETTINGS.contains(name))
                    .toList();
            assertThat(unknown).as(file.toString()).isEmpty();
        }
    }

    private record Parameter(String goal, String name, String type, String description, String property) {}

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (Element goal : goals()) {
            Optional<Element> configuration = find(goal, "configuration");
            for (Element parameter : children(child(goal, "parameters"))) {
                String name = text(parameter, "name");
                if (!PLUMBING.contains(name)) {
                    parameters.add(new Parameter(
                            text(goal, "goal"),
                            name,
                            text(parameter, "type"),
                            text(parameter, "description").replaceAll("<[^>]*>", ""),
                            configuration.map(found -> text(found, name)).orElse("")));
                }
            }
        }
        return parameters;
    }

    /** All but the generated help. */
    private List<Element> goals() {
        return children(child(plugin, "mojos")).stream()
                .filter(goal -> !text(goal, "goal").equals("help"))
                .toList();
    }

    private static Element read(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(file + " is not there: run mvn process-classes", e);
        }
    }

    private static Element child(Element parent, String name) {
        return find(parent, name).orElseThrow(() -> new AssertionError("no <" + name + ">"));
    }

    private static Optional<Element> find(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> each.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element parent, String name) {
        return find(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }
}
