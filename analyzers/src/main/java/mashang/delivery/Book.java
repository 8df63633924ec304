package mashang.delivery;

import org.jspecify.annotations.Nullable;

/** What has come to its end, by {@link Consignment#id()}: what no restart and no replay may send again. */
public interface Book {
    /** TRUE: sent; FALSE: withdrawn or given up; absent: unknown, so not at its end. */
    @Nullable
    Boolean sent(String id);

    /** It has come to its end. */
    void close(String id, boolean wasSent);
}
