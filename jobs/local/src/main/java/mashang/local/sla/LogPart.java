package mashang.local.sla;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far one part of the log is read.
 *
 * @param number which part, from 0; also the reader it is for
 * @param position events read of it, 0 or more
 */
record LogPart(int number, long position) implements SourceSplit {

    @Override
    public String splitId() {
        return String.valueOf(number);
    }

    /** One part as bytes. */
    static final class One implements SimpleVersionedSerializer<LogPart> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(LogPart part) {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(part.number)
                    .putLong(part.position)
                    .array();
        }

        @Override
        public LogPart deserialize(int version, byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new LogPart(in.getInt(), in.getLong());
        }
    }

    /** Those that nobody reads yet. */
    static final class Several implements SimpleVersionedSerializer<List<LogPart>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<LogPart> parts) {
            ByteBuffer out = ByteBuffer.allocate(parts.size() * (Integer.BYTES + Long.BYTES));
            parts.forEach(p -> out.putInt(p.number).putLong(p.position));
            return out.array();
        }

        @Override
        public List<LogPart> deserialize(int version, byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            List<LogPart> parts = new ArrayList<>();
            while (in.hasRemaining()) {
                parts.add(new LogPart(in.getInt(), in.getLong()));
            }
            return parts;
        }
    }
}
