package mashang.local.simulator;

import mashang.workorder.Step;

/**
 * What one record says of one step.
 *
 * @param key names the fact within its order
 * @param at epoch milliseconds: when it happened, as this record has it
 * @param revision 0 where the record has none
 * @param recordedAt epoch milliseconds; {@link Long#MIN_VALUE} where the record does not say
 * @param loggedAt epoch milliseconds: when it is handed over
 */
record Told(String key, Step step, long at, long revision, long recordedAt, long loggedAt) {
    boolean supersedes(Told other) {
        return revision != other.revision ? revision > other.revision : recordedAt > other.recordedAt;
    }
}
