package mashang.local.cluster;

import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a job is doing.
 *
 * @param id Flink's job id, hexadecimal
 * @param name the name it was submitted under
 * @param status as Flink sees it
 * @param failures how often it failed since it was submitted, each followed by a restart while it is not ended; counted
 *     up to 100
 * @param cause the last failure's stack trace; absent when it never failed
 */
public record JobReport(
        String id,
        String name,
        JobStatus status,
        int failures,
        @Nullable String cause) {

    /** The innermost cause's line: what a person can act upon; absent when it never failed. */
    public @Nullable String reason() {
        if (cause == null) {
            return null;
        }
        String line = cause.lines()
                .filter(text -> text.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .map(text -> text.substring("Caused by: ".length()))
                .orElseGet(() -> cause.lines().findFirst().orElse(""));
        return line.strip();
    }
}
