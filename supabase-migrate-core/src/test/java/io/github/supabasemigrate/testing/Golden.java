package io.github.supabasemigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are as a committed file says. After a change that is meant, {@code -Dgolden.write=true} rewrites the files;
 * read the difference before committing it.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources/io/github/supabasemigrate");

    private Golden() {}

    /** Claims that a text equals a file below the test resources of the root package. */
    public static void assertGolden(String actual, String file) throws IOException {
        Path path = RESOURCES.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(path).replace("\r\n", "\n"));
    }
}
