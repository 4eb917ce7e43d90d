package io.github.supabasemigrate;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shape of the library, as DESIGN states it: packages depend only on those named before them, with no cycles. */
class ArchitectureTest {

    private static final String ROOT = "io.github.supabasemigrate";

    /** From the bottom up: a package may use those before it. The façade in the root package may use all. */
    private static final List<String> LAYERS = List.of(
            "finding",
            "settings",
            "sql",
            "project",
            "database",
            "history",
            "catalog",
            "shadow",
            "plan",
            "execute",
            "trace",
            "replay",
            "diff",
            "lint",
            "access",
            "verify",
            "types",
            "report",
            "goal");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void packagesDependOnlyOnThoseBelow() {
        var violations = new TreeSet<String>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = layer(type);
                String to = layer(dependency.getTargetClass());
                if (LAYERS.contains(from)
                        && (to.isEmpty() || LAYERS.indexOf(to) > LAYERS.indexOf(from))
                        && dependency.getTargetClass().getPackageName().startsWith(ROOT)) {
                    violations.add(
                            from + " uses " + (to.isEmpty() ? "the façade" : to) + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(CLASSES.stream()
                        .map(ArchitectureTest::layer)
                        .filter(layer -> !layer.isEmpty())
                        .distinct())
                .allMatch(LAYERS::contains);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageHasMoreThanFifteenPublicOrTopLevelTypes() {
        Map<String, Integer> sizes = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info") && type.isTopLevelClass())
                .forEach(type -> sizes.merge(type.getPackageName(), 1, Integer::sum));
        assertThat(sizes).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(15));
    }

    private static String layer(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
