package mashang.recurrence;

import java.time.Instant;

/**
 * Two problems turned out to be one.
 *
 * @param from the id that is given up; from now on an alias
 * @param into the id that stays
 * @param at log time of the complaint or the word that led to it
 * @param reason what led to it
 */
public record Merged(String from, String into, Instant at, Reason reason) {
    /** What leads to a merge. */
    public enum Reason {
        /** They had become alike. */
        ALIKE,
        /** An analyst said so. */
        ANALYST
    }
}
