package io.github.supabasemigrate.maven.check;

import org.codehaus.plexus.configuration.PlexusConfiguration;

/** A part of the POM's configuration as the XML it was written in. */
record ConfigurationXml(PlexusConfiguration configuration) {

    String text() {
        var text = new StringBuilder();
        append(configuration, text);
        return text.toString();
    }

    private static void append(PlexusConfiguration element, StringBuilder text) {
        text.append('<').append(element.getName());
        for (String name : element.getAttributeNames()) {
            text.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(escape(attribute(element, name)))
                    .append('"');
        }
        text.append('>').append(escape(element.getValue("")));
        for (PlexusConfiguration child : element.getChildren()) {
            append(child, text);
        }
        text.append("</").append(element.getName()).append('>');
    }

    private static String attribute(PlexusConfiguration element, String name) {
        String value = element.getAttribute(name, "");
        return value == null ? "" : value;
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
