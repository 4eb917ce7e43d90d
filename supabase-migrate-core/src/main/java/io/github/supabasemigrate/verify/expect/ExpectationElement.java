package io.github.supabasemigrate.verify.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of {@code <expect>} as a front end read it, from XML or elsewhere.
 *
 * @param text trimmed; empty when there is none
 */
public record ExpectationElement(
        String name, Map<String, String> attributes, String text, List<ExpectationElement> children) {

    public ExpectationElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
