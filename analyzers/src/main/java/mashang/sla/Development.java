package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** What is said of an order in a round, as it develops: who says what decides the limits, and from when on. {@code CLOCKS.md}, 2.4. */
final class Development {
    /**
     * What is said from a time on.
     *
     * @param from epoch milliseconds; {@link Long#MIN_VALUE} before anything was said
     * @param lead the lead unit as written
     * @param leadKey what tells the lead unit apart; empty where there is none
     * @param due the supplied due time, epoch milliseconds
     */
    record Saying(
            long from,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable String lead,
            String leadKey,
            @Nullable Long due) {

        private static final Saying NOTHING = new Saying(Long.MIN_VALUE, null, null, null, null, null, "", null);

        Saying amendedBy(@Nullable Particulars p) {
            return p == null
                    ? this
                    : new Saying(
                            from,
                            or(p.channel(), channel),
                            or(p.kind(), kind),
                            or(p.category(), category),
                            or(p.urgency(), urgency),
                            lead,
                            leadKey,
                            due);
        }

        private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
            return later != null ? later : earlier;
        }

        Saying withLead(Fact dispatch, String key) {
            return new Saying(from, channel, kind, category, urgency, dispatch.unit(), key, due);
        }

        Saying withDue(@Nullable Long supplied) {
            return new Saying(from, channel, kind, category, urgency, lead, leadKey, supplied);
        }

        Saying from(long time) {
            return new Saying(time, channel, kind, category, urgency, lead, leadKey, due);
        }

        boolean saysTheSameAs(Saying other) {
            return Objects.equals(channel, other.channel)
                    && kind == other.kind
                    && Objects.equals(category, other.category)
                    && urgency == other.urgency
                    && Objects.equals(lead, other.lead)
                    && leadKey.equals(other.leadKey)
                    && Objects.equals(due, other.due);
        }
    }

    private final List<Saying> sayings = new ArrayList<>();

    Development(WorkOrder order, Round round) {
        Saying said = beforehand(round);
        sayings.add(said);
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            if (order.roundOf(i) <= round.number()) {
                Saying next = said.amendedBy(fact.particulars());
                if (order.roundOf(i) == round.number()) {
                    next = inRound(next, fact, round);
                }
                if (!next.saysTheSameAs(said)) {
                    sayings.add(next.from(fact.occurredAt()));
                }
                said = next;
            }
        }
    }

    /** In the order in which they were said; never empty. The first is from before anything was said. */
    List<Saying> sayings() {
        return sayings;
    }

    private static Saying inRound(Saying said, Fact fact, Round round) {
        Saying next = said;
        if (fact.step() == Step.DISPATCHED && fact.unit() != null) {
            next = next.withLead(fact, round.key(fact));
        }
        if (fact.suppliedDue() != null) {
            next = next.withDue(fact.suppliedDue());
        }
        return next;
    }

    /** Before the first dispatch that names a unit, the lead unit is that one's. */
    private static Saying beforehand(Round round) {
        for (Fact fact : round.facts()) {
            if (fact.step() == Step.DISPATCHED && fact.unit() != null) {
                return Saying.NOTHING.withLead(fact, round.key(fact));
            }
        }
        return Saying.NOTHING;
    }
}
