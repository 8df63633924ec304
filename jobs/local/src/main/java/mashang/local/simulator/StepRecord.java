package mashang.local.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One hotline record: one step, as it was told at one time.
 *
 * @param key the feed's number of the fact; absent where the clerk left it out
 * @param fact the fact as it finally is
 * @param at epoch milliseconds: when it happened, as this record has it
 * @param recordedAt epoch milliseconds; absent where the record does not say
 * @param revision 0 where the record does not say
 * @param noise what else is drawn for the record
 */
record StepRecord(
        @Nullable String key, Fact fact, long at, @Nullable Long recordedAt, int revision, long noise)
        implements Planned.Content {

    StepRecord saying(long otherAt, long otherRecordedAt, int otherRevision) {
        return new StepRecord(key, fact, otherAt, otherRecordedAt, otherRevision, noise);
    }

    Told told(long loggedAt) {
        return new Told(
                key == null ? fact.step() + "@" + at : key,
                fact.step(),
                at,
                revision,
                recordedAt == null ? Long.MIN_VALUE : recordedAt,
                loggedAt);
    }

    @Override
    public byte[] bytes(OrderFace face) {
        return HotlineFeed.json(face, this);
    }
}
