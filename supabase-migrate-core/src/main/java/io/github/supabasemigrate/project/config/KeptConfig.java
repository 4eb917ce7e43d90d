package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.project.files.SourceText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the last {@code config.toml} said, under the digest of its text: the parser's three hundred classes take a JVM that has just
 * begun longer than all else that a goal with nothing to do reads. Nothing is lost with the file; what cannot be read or written, or
 * is of another text or parser, is parsed. It lies where builds publish reports from, so care is taken of secrets: values are kept as
 * they stand there, before variables; comments are not; and nothing is, where a literal is named like a secret or is a URL with a login.
 */
final class KeptConfig {

    /** The parser and how its answer is written down here: another number with each change of either. */
    static final String MADE_BY = "tomlj 2.2.0, 3";

    private static final int LIMIT = 1 << 20;

    private static final Pattern SECRET = Pattern.compile("(?i)secret|pass|token|key|jwt|vault|credential");

    private static final Pattern LOGIN = Pattern.compile("://[^/\\s]*@");

    private final Path file;

    KeptConfig(Path file) {
        this.file = file;
    }

    /** What the parser said of this text. */
    Optional<ConfigFile> of(String text, String shownAs) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return text(in).equals(MADE_BY) && text(in).equals(SourceText.sha256(text))
                    ? Optional.of(entries(in, shownAs))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static ConfigFile entries(DataInputStream in, String shownAs) throws IOException {
        Map<List<String>, ConfigValue> entries = new LinkedHashMap<>();
        int count = size(in);
        for (int i = 0; i < count; i++) {
            List<String> path = new ArrayList<>();
            int names = size(in);
            for (int name = 0; name < names; name++) {
                path.add(text(in));
            }
            var location = new Location(shownAs, in.readInt(), in.readInt());
            entries.put(List.copyOf(path), ConfigValue.at(location, value(in)));
        }
        return new ConfigFile(entries);
    }

    private static Object value(DataInputStream in) throws IOException {
        char kind = in.readChar();
        return switch (kind) {
            case 's' -> text(in);
            case 'i' -> in.readLong();
            case 'f' -> in.readDouble();
            case 'b' -> in.readBoolean();
            case 'l' -> values(in);
            default -> throw new IOException("no kind of value: " + kind);
        };
    }

    private static List<Object> values(DataInputStream in) throws IOException {
        List<Object> values = new ArrayList<>();
        int count = size(in);
        for (int i = 0; i < count; i++) {
            values.add(value(in));
        }
        return List.copyOf(values);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[size(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > LIMIT) {
            throw new IOException("no size: " + size);
        }
        return size;
    }

    /** Keeps what was parsed, unless it has secrets, or values that are written in no way here, which dates are. */
    void keep(String text, ConfigFile parsed) {
        if (parsed.entries().entrySet().stream().anyMatch(entry -> isSecret(entry.getKey(), entry.getValue()))) {
            return;
        }
        try {
            Path directory = Objects.requireNonNull(file.getParent());
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "config", ".draft");
            try {
                write(draft, text, parsed);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // The next run parses again.
        }
    }

    private static boolean isSecret(List<String> path, ConfigValue value) {
        if (value.value() instanceof Long
                || value.value() instanceof Boolean
                || value.value().equals("")) {
            return false;
        }
        if (value.value() instanceof String text && text.startsWith("env(")) {
            return false;
        }
        return path.stream().anyMatch(name -> SECRET.matcher(name).find())
                || LOGIN.matcher(value.value().toString()).find();
    }

    private static void write(Path draft, String text, ConfigFile parsed) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            write(MADE_BY, out);
            write(SourceText.sha256(text), out);
            out.writeInt(parsed.entries().size());
            for (Map.Entry<List<String>, ConfigValue> entry : parsed.entries().entrySet()) {
                out.writeInt(entry.getKey().size());
                for (String name : entry.getKey()) {
                    write(name, out);
                }
                Location location = Objects.requireNonNull(entry.getValue().location());
                out.writeInt(location.line());
                out.writeInt(location.column());
                write(entry.getValue().value(), out);
            }
        }
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value instanceof String text) {
            out.writeChar('s');
            write(text, out);
        } else if (value instanceof Long number) {
            out.writeChar('i');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeChar('f');
            out.writeDouble(number);
        } else if (value instanceof Boolean is) {
            out.writeChar('b');
            out.writeBoolean(is);
        } else if (value instanceof List<?> values) {
            out.writeChar('l');
            out.writeInt(values.size());
            for (Object each : values) {
                write(each, out);
            }
        } else {
            throw new IOException("not written: " + value.getClass());
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
