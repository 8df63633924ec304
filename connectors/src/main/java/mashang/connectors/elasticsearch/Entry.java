package mashang.connectors.elasticsearch;

import java.io.Serializable;

/**
 * A {@link Document} as the writer buffers it. {@code Serializable} only because Flink's writer asks for it: state is
 * written by {@link EntryStateSerializer}.
 */
record Entry(String index, String id, long version, byte[] source) implements Serializable {

    /** What the action line costs beside index and id: {@code {"index":{"_index":"","_id":"","version":…,…}}}. */
    private static final int ACTION_BYTES = 100;

    static Entry of(Document document) {
        return new Entry(document.index(), document.id(), document.version(), onOneLine(document.source()));
    }

    /** Bytes in a bulk request, about: measured, not serialised. */
    long size() {
        return (long) source.length + index.length() + id.length() + ACTION_BYTES;
    }

    /** A line break ends a document in a bulk body; in JSON it can only be white space, so a space says the same. */
    private static byte[] onOneLine(byte[] source) {
        byte[] line = source;
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '\n' || source[i] == '\r') {
                line = line == source ? source.clone() : line;
                line[i] = ' ';
            }
        }
        return line;
    }
}
