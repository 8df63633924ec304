package mashang.connectors.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/**
 * Buffered documents in a checkpoint, by hand: index, id, version, source; texts and bytes each behind their length.
 * Every checkpoint is preceded by a flush, so the state is empty in practice; it is written all the same, so that a change
 * of that policy needs no change of state.
 */
final class EntryStateSerializer extends AsyncSinkWriterStateSerializer<Entry> {
    static final int VERSION = 1;

    /** Above this a length is damage, not a document. */
    private static final int MAX_BYTES = 1 << 30;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public BufferedRequestState<Entry> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("sink state of version " + version + " is not known here (known: " + VERSION
                    + "): it was written by a newer mashang; restore it with that one");
        }
        return super.deserialize(version, serialized);
    }

    @Override
    protected void serializeRequestToStream(Entry entry, DataOutputStream out) throws IOException {
        write(out, entry.index().getBytes(StandardCharsets.UTF_8));
        write(out, entry.id().getBytes(StandardCharsets.UTF_8));
        out.writeLong(entry.version());
        write(out, entry.source());
    }

    @Override
    protected Entry deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
        String index = new String(read(in), StandardCharsets.UTF_8);
        String id = new String(read(in), StandardCharsets.UTF_8);
        long version = in.readLong();
        return new Entry(index, id, version, read(in));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("damaged sink state: a length of " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
