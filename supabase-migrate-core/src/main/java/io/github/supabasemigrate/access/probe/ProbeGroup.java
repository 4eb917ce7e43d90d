package io.github.supabasemigrate.access.probe;

import java.util.List;

/**
 * Probes that share a change made before and undone after them.
 *
 * @param setup run as superuser with triggers off; when one fails, every probe of the group fails with its error
 */
public record ProbeGroup(List<String> setup, List<Probe> probes) {

    public ProbeGroup {
        setup = List.copyOf(setup);
        probes = List.copyOf(probes);
    }

    /** Probes of the database as it is. */
    public static ProbeGroup of(List<Probe> probes) {
        return new ProbeGroup(List.of(), probes);
    }
}
