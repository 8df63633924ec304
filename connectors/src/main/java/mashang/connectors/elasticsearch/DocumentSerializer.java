package mashang.connectors.elasticsearch;

import java.io.IOException;
import mashang.connectors.binary.Fields;
import mashang.connectors.binary.ImmutableSerializer;
import mashang.connectors.binary.SerializedType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Documents on their way to the task that indexes them. */
public final class DocumentSerializer extends ImmutableSerializer<Document> {
    private static final long serialVersionUID = 1L;

    public static final DocumentSerializer INSTANCE = new DocumentSerializer();

    /** Documents on their way between tasks. */
    public static final TypeInformation<Document> TYPE = new SerializedType<>(Document.class, INSTANCE);

    private static final int VERSION = 1;

    private static final Document EMPTY = new Document("", "", 1, new byte[0]);

    @Override
    public Document createInstance() {
        return EMPTY;
    }

    @Override
    public void serialize(Document document, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        Fields.writeText(out, document.index());
        Fields.writeText(out, document.id());
        Fields.writeNumber(out, document.version());
        Fields.writeNumber(out, document.source().length);
        out.write(document.source());
    }

    @Override
    public Document deserialize(DataInputView in) throws IOException {
        version(in, VERSION);
        String index = Fields.readText(in);
        String id = Fields.readText(in);
        long version = Fields.readNumber(in);
        byte[] source = new byte[Fields.length(in)];
        in.readFully(source);
        return new Document(index, id, version, source);
    }

    @Override
    public TypeSerializerSnapshot<Document> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a checkpoint who wrote it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Document> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
