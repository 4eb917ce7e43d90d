package io.github.supabasemigrate.sql.tables.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the parse tables of the library from PostgreSQL's grammar. */
public final class GenerateTables {

    private GenerateTables() {}

    /**
     * Generates.
     *
     * @param arguments {@code gram.y}, {@code kwlist.h}, and the file to write; beside it goes its checksum file
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: GenerateTables gram.y kwlist.h output.tables");
        }
        byte[] tables = generate(Path.of(arguments[0]), Path.of(arguments[1]));
        Path output = Path.of(arguments[2]);
        Files.write(output, TableFile.compress(tables));
        Files.writeString(output.resolveSibling(output.getFileName() + ".sha256"), sha256(tables) + "\n");
    }

    /** The uncompressed tables of a grammar and its keyword list. */
    public static byte[] generate(Path grammar, Path keywords) throws IOException {
        return TableFile.write(GrammarReader.read(Files.readString(grammar)), Files.readString(keywords));
    }

    /** SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
