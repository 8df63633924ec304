package mashang.ledger;

import java.util.EnumSet;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Which facts of an order say whether it is off the list ({@link CloseOut}), and which decisions about it count; for whoever keeps no others. */
public final class Bearing {
    /** The first three show that there is an order at all. */
    private static final Set<Step> BEARING = EnumSet.of(
            Step.SUBMITTED,
            Step.ACCEPTED,
            Step.OPENED,
            Step.DISPATCHED,
            Step.HANDLED,
            Step.ANSWERED,
            Step.FINISHED,
            Step.REPLIED,
            Step.CHECKED,
            Step.REJECTED,
            Step.CANCELLED,
            Step.MERGED,
            Step.MERGE_REFUSED,
            Step.WRITTEN_OFF,
            Step.REOPENED);

    /** Those of which more matters than that it happened. */
    private static final Set<Step> SAYING = EnumSet.of(Step.DISPATCHED, Step.CHECKED, Step.MERGED, Step.MERGE_REFUSED);

    private Bearing() {}

    /** The fact that an event is, without what is not asked for; absent where it has no bearing. */
    public static @Nullable Fact of(CaseEvent event) {
        if (!BEARING.contains(event.step())) {
            return null;
        }
        Fact fact = Fact.of(event);
        return SAYING.contains(event.step()) ? fact : fact.withoutParticulars();
    }
}
