package mashang.local.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where breaches come from as they happen. */
interface BreachSource extends AutoCloseable {
    /** Those since the last call, newest first; one that was taken back comes again, {@code withdrawn}. Does not wait. */
    List<ObjectNode> take();

    @Override
    void close();
}
