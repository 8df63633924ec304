package mashang.local.simulator;

import java.time.Instant;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;

/**
 * What records are planned to say, as events: everything a clock may ask for, made of the plans and not of the records, so
 * that mapping and intake can be wrong.
 */
final class PlannedEvents {
    private PlannedEvents() {}

    /** An event of an order; the submission alone says what the order is. */
    static CaseEventDraft draft(OrderFace face, Step step, long at, long loggedAt) {
        CaseEventDraft event = CaseEvent.draft(
                face.feed(), face.sourceId(), step, Instant.ofEpochMilli(at), Instant.ofEpochMilli(loggedAt));
        if (step == Step.SUBMITTED) {
            event.channel(face.channelCode()).kind(face.kind()).urgency(face.urgency());
            if (face.feed().equals(HotlineFeed.NAME)) {
                event.category(face.category());
            }
        }
        return event;
    }
}
