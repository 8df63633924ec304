package mashang.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import mashang.sla.Reckoning.Amendment;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Particulars;
import mashang.workorder.Urgency;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** What is said of an order in a round, as it develops: who says what decides the limits, and from when on. {@code CLOCKS.md}, 2.4. */
final class Development {
    /**
     * What is said from a time on.
     *
     * @param from epoch milliseconds; {@link Long#MIN_VALUE} before anything was said
     * @param amendment the amendment that says it; absent where a fact does by itself
     * @param lead the lead unit as written
     * @param leadAt epoch milliseconds of the fact that named it; MIN_VALUE where there is none
     * @param leadKey what tells the lead unit apart; empty where there is none
     * @param due the supplied due time, epoch milliseconds
     */
    record Saying(
            long from,
            @Nullable Amendment amendment,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable String lead,
            long leadAt,
            String leadKey,
            @Nullable Long due) {

        private static final Saying NOTHING =
                new Saying(Long.MIN_VALUE, null, null, null, null, null, null, Long.MIN_VALUE, "", null);

        Saying amendedBy(@Nullable Particulars p) {
            return p == null
                    ? this
                    : new Saying(
                            from,
                            amendment,
                            or(p.channel(), channel),
                            or(p.kind(), kind),
                            or(p.category(), category),
                            or(p.urgency(), urgency),
                            lead,
                            leadAt,
                            leadKey,
                            due);
        }

        private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
            return later != null ? later : earlier;
        }

        Saying withLead(Fact dispatch, String key) {
            return new Saying(
                    from,
                    amendment,
                    channel,
                    kind,
                    category,
                    urgency,
                    dispatch.unit(),
                    dispatch.occurredAt(),
                    key,
                    due);
        }

        Saying withDue(@Nullable Long supplied) {
            return new Saying(from, amendment, channel, kind, category, urgency, lead, leadAt, leadKey, supplied);
        }

        Saying from(long time, @Nullable Amendment amended) {
            return new Saying(time, amended, channel, kind, category, urgency, lead, leadAt, leadKey, due);
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
    private final WorkOrder order;
    private final Round round;

    Development(WorkOrder order, Round round) {
        this.order = order;
        this.round = round;
        sayings.add(beforehand(round));
        if (order.isAmended()) {
            addAmended();
        } else {
            Saying said = sayings.get(0);
            for (int i = 0; i < order.facts().size(); i++) {
                Fact fact = order.facts().get(i);
                said = amended(said, i, fact);
                add(said, fact.occurredAt(), null);
            }
        }
    }

    /** Words of a fact, by its place among the facts. */
    private record Word(int fact, Wording wording) {}

    /** An amendment is heard in its fact's place, under everything that was said after it: so all is said anew. */
    private void addAmended() {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            for (Wording wording : Wording.of(fact, order.versions(fact))) {
                words.add(new Word(i, wording));
            }
        }
        words.sort(Comparator.comparingLong((Word w) -> w.wording().from()).thenComparingInt(Word::fact));
        List<Fact> spoken = new ArrayList<>();
        Saying said = sayings.get(0);
        for (Word word : words) {
            Fact version = word.wording().version();
            if (word.fact() == spoken.size()) {
                spoken.add(version);
                said = amended(said, word.fact(), version);
            } else {
                spoken.set(word.fact(), version);
                said = said(spoken);
            }
            add(said, word.wording().from(), word.wording().amendment());
        }
    }

    private Saying said(List<Fact> spoken) {
        Saying said = sayings.get(0);
        for (int i = 0; i < spoken.size(); i++) {
            said = amended(said, i, spoken.get(i));
        }
        return said;
    }

    private void add(Saying said, long from, @Nullable Amendment amendment) {
        if (!said.saysTheSameAs(sayings.get(sayings.size() - 1))) {
            sayings.add(said.from(from, amendment));
        }
    }

    /** In the order in which they were said; never empty. The first is from before anything was said. */
    List<Saying> sayings() {
        return sayings;
    }

    /** @param version whose words are heard of the fact at this place */
    private Saying amended(Saying said, int index, Fact version) {
        if (order.roundOf(index) > round.number()) {
            return said;
        }
        Saying next = said.amendedBy(version.particulars());
        return order.roundOf(index) == round.number()
                ? inRound(next, order.facts().get(index), version)
                : next;
    }

    private Saying inRound(Saying said, Fact fact, Fact version) {
        Saying next = said;
        if (fact.step().isAssignment() && fact.unit() != null) {
            next = next.withLead(fact, round.key(fact));
        }
        return version.suppliedDue() == null ? next : next.withDue(version.suppliedDue());
    }

    /** Before the first dispatch, or opening of a task, that names a unit, the lead unit is that one's. */
    private static Saying beforehand(Round round) {
        for (Fact fact : round.facts()) {
            if (fact.step().isAssignment() && fact.unit() != null) {
                return Saying.NOTHING.withLead(fact, round.key(fact));
            }
        }
        return Saying.NOTHING;
    }
}
