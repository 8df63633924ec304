package mashang.delivery;

import org.jspecify.annotations.Nullable;

/** What has come to its end, by {@link Consignment#id()}: what no restart and no replay may send again. */
public interface Book {
    /** TRUE: sent, or withdrawn after a try that may have arrived; FALSE: withdrawn before any, or given up; absent: unknown, so not at its end. */
    @Nullable
    Boolean sent(String id);

    /** It has come to its end. */
    void close(String id, boolean wasSent);
}
