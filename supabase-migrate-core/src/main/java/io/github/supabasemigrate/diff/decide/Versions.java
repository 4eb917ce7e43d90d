package io.github.supabasemigrate.diff.decide;

import java.util.List;
import java.util.stream.Stream;

/** Versions of extensions: numbers between dots, as far as they are that. */
final class Versions {

    private Versions() {}

    static boolean isOlder(String version, String than) {
        List<String> one = parts(version);
        List<String> other = parts(than);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = compare(i < one.size() ? one.get(i) : "0", i < other.size() ? other.get(i) : "0");
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static List<String> parts(String version) {
        return Stream.of(version.split("[.-]")).toList();
    }

    private static int compare(String one, String other) {
        boolean numbers = one.matches("\\d{1,18}") && other.matches("\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }
}
