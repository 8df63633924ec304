package mashang.connectors.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as few bytes. Numbers take seven bits a byte, the lowest first; signed ones alternate (0, −1, 1, −2 …), so that
 * small differences are short. Texts are UTF-8 behind their length. These forms are part of stored state: they never change.
 */
public final class Fields {
    /** Above this a length is damage, not a text. */
    private static final int MAX_LENGTH = 1 << 30;

    /** Longer texts are rare. */
    private static final int LONGEST_IN_ROOM = 4096;

    private static final ThreadLocal<byte[]> ROOM =
            ThreadLocal.withInitial(() -> new byte[Utf8.MOST * LONGEST_IN_ROOM]);

    private static final int ID_DIGITS = 32;
    private static final String DIGITS = "0123456789abcdef";

    private Fields() {}

    /** A number that is 0 or more is short where it is small. */
    public static void writeNumber(DataOutput out, long number) throws IOException {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    public static long readNumber(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.readByte();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("damaged: a number without an end");
    }

    /** A number of either sign. */
    public static void writeSigned(DataOutput out, long number) throws IOException {
        writeNumber(out, (number << 1) ^ (number >> (Long.SIZE - 1)));
    }

    public static long readSigned(DataInput in) throws IOException {
        long number = readNumber(in);
        return (number >>> 1) ^ -(number & 1);
    }

    public static void writeText(DataOutput out, String text) throws IOException {
        if (text.length() > LONGEST_IN_ROOM) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            writeNumber(out, bytes.length);
            out.write(bytes);
            return;
        }
        byte[] bytes = ROOM.get();
        int length = Utf8.write(text, bytes, 0);
        writeNumber(out, length);
        out.write(bytes, 0, length);
    }

    public static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[length(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        writeNumber(out, texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    public static List<String> readTexts(DataInput in) throws IOException {
        int size = length(in);
        if (size == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return List.copyOf(texts);
    }

    /** A length or a count; refuses what can only be damage. */
    public static int length(DataInput in) throws IOException {
        long length = readNumber(in);
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException("damaged: a length of " + length);
        }
        return (int) length;
    }

    /** A time; half as long where it is whole milliseconds, as ours are. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // what is finer than the milliseconds
    public static void writeTime(DataOutput out, Instant time) throws IOException {
        int finer = time.getNano() % 1_000_000;
        writeSigned(out, time.toEpochMilli() << 1 | (finer == 0 ? 0 : 1));
        if (finer != 0) {
            writeNumber(out, finer);
        }
    }

    public static Instant readTime(DataInput in) throws IOException {
        long time = readSigned(in);
        Instant millis = Instant.ofEpochMilli(time >> 1);
        return (time & 1) == 0 ? millis : millis.plusNanos(readNumber(in));
    }

    /** A hash of 32 lower-case hexadecimal digits takes 17 bytes, any other text as many as it is long and two more. */
    public static void writeHash(DataOutput out, String hash) throws IOException {
        byte[] bytes = bytes(hash);
        out.writeBoolean(bytes != null);
        if (bytes == null) {
            writeText(out, hash);
        } else {
            out.write(bytes);
        }
    }

    public static String readHash(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return readText(in);
        }
        byte[] digits = new byte[ID_DIGITS];
        for (int i = 0; i < ID_DIGITS; i += 2) {
            int both = in.readUnsignedByte();
            digits[i] = (byte) DIGITS.charAt(both >> 4);
            digits[i + 1] = (byte) DIGITS.charAt(both & 0xF);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static byte @Nullable [] bytes(String hash) {
        if (hash.length() != ID_DIGITS) {
            return null;
        }
        byte[] bytes = new byte[ID_DIGITS / 2];
        for (int i = 0; i < ID_DIGITS; i += 2) {
            int high = digit(hash.charAt(i));
            int low = digit(hash.charAt(i + 1));
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i / 2] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
