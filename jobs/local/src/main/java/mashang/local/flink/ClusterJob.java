package mashang.local.flink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the cluster sees it.
 *
 * @param id Flink's, hexadecimal
 * @param name as it was submitted: {@code mashang supervision}
 * @param state Flink's word: {@code RUNNING}, {@code RESTARTING}, {@code FINISHED} …
 * @param since when it came into the cluster
 * @param isWhole whether every task of it runs
 */
public record ClusterJob(String id, String name, String state, Instant since, boolean isWhole) {
    /** In work: it may be stopped, and a second one beside it would do everything twice. */
    public boolean isAlive() {
        return !state.matches("FINISHED|CANCELED|FAILED|SUSPENDED");
    }

    /** Whether this is meant: by id, by the whole name, or by the name without the prefix of the topics. */
    boolean isCalled(String word) {
        return word.equals(id) || word.equals(name) || name.endsWith(' ' + word);
    }

    /**
     * Its last complete checkpoint.
     *
     * @param at when it began
     * @param bytes size of what it holds
     * @param restarts how often the job started again; -1 while unknown
     */
    public record Saved(@Nullable Instant at, long bytes, long restarts) {}
}
