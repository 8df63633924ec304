package mashang.jobs.delivery;

import java.io.Serializable;
import java.util.function.Consumer;
import mashang.delivery.Delivery;

/** What was delivered before this attempt of the job, whoever did it: read once, before anything is sent. */
@FunctionalInterface
public interface SentBefore extends Serializable {
    void each(Consumer<Delivery> delivery);

    /** Log time, epoch milliseconds, that the event log has come to by now; MIN_VALUE where it is empty. */
    default long logEnd() {
        return Long.MIN_VALUE;
    }
}
