package io.github.supabasemigrate.project.files;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of one file: strict UTF-8, a leading byte order mark dropped, line ends kept as they are.
 *
 * @param text without the byte order mark
 * @param isMarked whether the file begins with one
 */
public record SourceText(String text, boolean isMarked) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Reads a file.
     *
     * @param shownAs the file's path in messages
     * @throws MigrateException if it cannot be read, or is not UTF-8, with the offset of the first wrong byte
     */
    public static SourceText read(Path file, String shownAs) {
        try {
            return decode(bytes(file), shownAs);
        } catch (IOException e) {
            throw unreadable(shownAs, e);
        }
    }

    /** A plain stream is half the work of a channel, which a thousand files in a cold Maven show. */
    private static byte[] bytes(Path file) throws IOException {
        try (var in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException | UnsupportedOperationException e) {
            // Says better what is wrong, if anything is: not every path has a name that a File can spell.
            return Files.readAllBytes(file);
        }
    }

    private static MigrateException unreadable(String shownAs, IOException e) {
        return MigrateException.because("`" + shownAs + "` cannot be read.")
                .where(Location.ofFile(shownAs))
                .why(e.toString())
                .cause(e)
                .build();
    }

    /** Decodes bytes that were read already, from Git for example. */
    public static SourceText decode(byte[] bytes, String shownAs) {
        refuseUtf16(bytes, shownAs);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireValid(bytes, shownAs);
        }
        boolean isMarked = text.startsWith(BYTE_ORDER_MARK);
        return new SourceText(isMarked ? text.substring(1) : text, isMarked);
    }

    /** The file's bytes; of valid UTF-8 nothing was lost. */
    public byte[] bytes() {
        String whole = isMarked ? BYTE_ORDER_MARK + text : text;
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(newDigest().digest(bytes()));
    }

    /** The same hash for a text that is in no file. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The quick way of decoding puts a replacement for what is invalid, and has no way to say where. */
    private static void requireValid(byte[] bytes, String shownAs) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw invalidByte(bytes, in.position(), shownAs);
        }
    }

    private static void refuseUtf16(byte[] bytes, String shownAs) {
        if (bytes.length < 2) {
            return;
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
            throw notUtf8(shownAs, 1, 1)
                    .why("Byte 0 starts a UTF-16 byte order mark ("
                            + HexFormat.of().formatHex(bytes, 0, 2) + ").")
                    .build();
        }
    }

    private static MigrateException invalidByte(byte[] bytes, int offset, String shownAs) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String before = new String(bytes, lineStart, offset - lineStart, StandardCharsets.UTF_8);
        int mark = lineStart == 0 && before.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        return notUtf8(shownAs, line, before.length() - mark + 1)
                .why("Byte " + offset + " (0x" + HexFormat.of().withUpperCase().toHexDigits(bytes[offset])
                        + ") is not part of any UTF-8 character.")
                .build();
    }

    private static MigrateException.Builder notUtf8(String shownAs, int line, int column) {
        return MigrateException.because("`" + shownAs + "` is not UTF-8.")
                .where(new Location(shownAs, line, column))
                .next("Save it as UTF-8 in your editor.");
    }

    /** The same hash for a file that is not held in memory. */
    public static String sha256(Path file, String shownAs) {
        MessageDigest digest = newDigest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(shownAs, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
