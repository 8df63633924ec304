package mashang.connectors.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields most of which are absent: a bit for each says whether it is stated, and those that are follow. A truth value is
 * two bits and nothing more. At most 64 bits.
 */
public final class StatedFields {
    private StatedFields() {}

    /** Is told all fields twice, in the same order: first it notes which are stated, and after {@link #next} writes them. */
    public static final class Writer {
        private final DataOutput out;
        private long stated;
        private int field;
        private boolean isWriting;

        public Writer(DataOutput out) {
            this.out = out;
        }

        /** All fields were told. */
        public void next() throws IOException {
            if (!isWriting) {
                Fields.writeNumber(out, stated);
            }
            isWriting = true;
            field = 0;
        }

        public void text(@Nullable String value) throws IOException {
            if (isWritten(value != null) && value != null) {
                Fields.writeText(out, value);
            }
        }

        /** A text that is often 32 hexadecimal digits. */
        public void hash(@Nullable String value) throws IOException {
            if (isWritten(value != null) && value != null) {
                Fields.writeHash(out, value);
            }
        }

        public void texts(List<String> value) throws IOException {
            if (isWritten(!value.isEmpty())) {
                Fields.writeTexts(out, value);
            }
        }

        public void time(@Nullable Instant value) throws IOException {
            if (isWritten(value != null) && value != null) {
                Fields.writeTime(out, value);
            }
        }

        public void number(@Nullable Integer value) throws IOException {
            if (isWritten(value != null) && value != null) {
                Fields.writeSigned(out, value);
            }
        }

        public void signed(@Nullable Long value) throws IOException {
            if (isWritten(value != null) && value != null) {
                Fields.writeSigned(out, value);
            }
        }

        public void degrees(@Nullable Double value) throws IOException {
            if (isWritten(value != null) && value != null) {
                out.writeDouble(value);
            }
        }

        @SuppressWarnings("EnumOrdinal") // constants are added at the end only
        public void constant(@Nullable Enum<?> value) throws IOException {
            if (isWritten(value != null) && value != null) {
                out.writeByte(value.ordinal());
            }
        }

        public void truth(@Nullable Boolean value) {
            isWritten(value != null);
            isWritten(value != null && value);
        }

        private boolean isWritten(boolean isStated) {
            if (!isWriting && isStated) {
                stated |= 1L << field;
            }
            field++;
            return isWriting && isStated;
        }
    }

    /** Is asked for the fields in the order in which they were written. */
    public static final class Reader {
        private final DataInput in;
        private long stated;

        public Reader(DataInput in) throws IOException {
            this.in = in;
            this.stated = Fields.readNumber(in);
        }

        public @Nullable String text() throws IOException {
            return isStated() ? Fields.readText(in) : null;
        }

        public @Nullable String hash() throws IOException {
            return isStated() ? Fields.readHash(in) : null;
        }

        public List<String> texts() throws IOException {
            return isStated() ? Fields.readTexts(in) : List.of();
        }

        public @Nullable Instant time() throws IOException {
            return isStated() ? Fields.readTime(in) : null;
        }

        public @Nullable Integer number() throws IOException {
            return isStated() ? (Integer) (int) Fields.readSigned(in) : null;
        }

        public @Nullable Long signed() throws IOException {
            return isStated() ? (Long) Fields.readSigned(in) : null;
        }

        public @Nullable Double degrees() throws IOException {
            return isStated() ? (Double) in.readDouble() : null;
        }

        public <E extends Enum<E>> @Nullable E constant(E[] constants) throws IOException {
            return isStated() ? constants[in.readUnsignedByte()] : null;
        }

        public @Nullable Boolean truth() {
            boolean isStated = isStated();
            boolean value = isStated();
            return isStated ? (Boolean) value : null;
        }

        private boolean isStated() {
            boolean isStated = (stated & 1) != 0;
            stated >>>= 1;
            return isStated;
        }
    }
}
