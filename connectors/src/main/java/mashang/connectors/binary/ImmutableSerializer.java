package mashang.connectors.binary;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of values that never change, and so need no copies. What it writes begins with the version of its format: a
 * later version of the code reads all earlier ones, so that it never needs to convert a state.
 */
public abstract class ImmutableSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    /** The version at the beginning of a value; refuses one that only a newer mashang knows. */
    protected static int version(DataInputView source, int newest) throws IOException {
        int version = source.readUnsignedByte();
        if (version < 1 || version > newest) {
            throw new IOException("state of version " + version + " is not known here (known: 1 to " + newest
                    + "): it was written by a newer mashang; restore it with that one");
        }
        return version;
    }
}
