package io.github.supabasemigrate.catalog.object;

/** How large values are kept. */
public enum Storage {
    PLAIN,
    EXTERNAL,
    EXTENDED,
    MAIN;

    /** Reads {@code attstorage} or {@code typstorage}. */
    public static Storage ofLetter(String letter) {
        return switch (letter) {
            case "p" -> PLAIN;
            case "e" -> EXTERNAL;
            case "m" -> MAIN;
            default -> EXTENDED;
        };
    }
}
