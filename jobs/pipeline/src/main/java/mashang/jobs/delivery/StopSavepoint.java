package mashang.jobs.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.OptionalLong;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/**
 * Tells the savepoint of a stop from any other checkpoint, before it is taken. Flink's task knows it and tells its own package only; and a task
 * with two inputs hears of the end of its data after that savepoint, if at all (Flink 2.3: its timers run on). So the task is asked by its
 * name for it. A version of Flink without that name fails every start, loudly.
 */
final class StopSavepoint {
    private static final Method SYNCHRONOUS_SAVEPOINT = asked();

    private StopSavepoint() {}

    private static Method asked() {
        try {
            Method asked = StreamTask.class.getDeclaredMethod("getSynchronousSavepointId");
            asked.setAccessible(true);
            return asked;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this version of Flink does not say which savepoint stops a job", e);
        }
    }

    /** Whether the job stops with this one. */
    static boolean is(StreamTask<?, ?> task, long checkpoint) {
        try {
            OptionalLong stops = (OptionalLong) SYNCHRONOUS_SAVEPOINT.invoke(task);
            return stops.isPresent() && stops.getAsLong() == checkpoint;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Flink does not say which savepoint stops a job", e);
        }
    }
}
