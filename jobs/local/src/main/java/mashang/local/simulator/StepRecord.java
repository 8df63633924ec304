package mashang.local.simulator;

import java.time.Instant;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
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

    /** What it says, as an event. */
    CaseEvent event(OrderFace face, long loggedAt) {
        CaseEventDraft event = PlannedEvents.draft(face, fact.step(), at, loggedAt)
                .factKey(key)
                .recordedAt(recordedAt == null ? null : Instant.ofEpochMilli(recordedAt))
                .revision(revision)
                .unit(fact.unit())
                .coUnits(fact.coUnits())
                .resolved(fact.resolved())
                .dueAt(fact.until() == null ? null : Instant.ofEpochMilli(fact.until()));
        if (fact.urgency() != null) {
            event.urgency(fact.urgency());
        }
        return event.done();
    }

    @Override
    public byte[] bytes(OrderFace face) {
        return HotlineFeed.json(face, this);
    }
}
