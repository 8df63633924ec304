package mashang.intake;

/**
 * The promise behind the records: everything handed over on this raw partition up to {@code at} precedes this tick in
 * the same partition of the event log, or is a duplicate.
 *
 * @param source raw partition, {@code topic/partition}
 * @param at epoch milliseconds: append time of the heartbeat it was made from
 * @param sources number of raw partitions of all raw topics when the heartbeat was written, 1 or more
 */
public record Tick(String source, long at, int sources) {}
