package io.github.supabasemigrate.maven.development;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.SupabaseMojo;
import io.github.supabasemigrate.report.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugins.annotations.Mojo;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Prints every setting, its value with secrets masked, and where the value came from. */
@Mojo(name = "effective", requiresProject = false, threadSafe = true)
public final class EffectiveMojo extends SupabaseMojo {

    @Override
    protected boolean needsProject() {
        return false;
    }

    /** The plugin's own configuration in the POM, which every goal inherits. */
    @Override
    protected Map<String, String> otherConfiguration() {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        Map<String, String> texts = new LinkedHashMap<>();
        if (plugin != null && plugin.getConfiguration() instanceof Xpp3Dom configuration) {
            for (Xpp3Dom element : configuration.getChildren()) {
                String text = element.getValue();
                if (text != null) {
                    texts.put(element.getName(), text);
                }
            }
        }
        return texts;
    }

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.effective();
    }
}
