package mashang.local.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Hands over a letter's life row by row: every night at half past ten whatever has changed since the last export. */
final class MailboxRecords {
    private static final long EXPORT_TIME = 22 * Life.HOUR + 30 * Life.MINUTE;
    private static final double MISSED = 0.03;
    private static final double AMENDED = 0.05;
    private static final double DUPLICATED = 0.02;
    private static final double BAD = 0.006;

    private final OrderPlan.Draft draft;
    private final List<Fact> facts;
    private final Dice dice;
    private final int partitions;
    private final Map<Step, Long> wrong = new EnumMap<>(Step.class);
    private int revision;

    private MailboxRecords(Life life, Dice dice, int partitions) {
        this.draft = new OrderPlan.Draft(life);
        this.facts = life.facts;
        this.dice = dice;
        this.partitions = partitions;
    }

    static OrderPlan of(Life life, long seed, int partitions) {
        MailboxRecords records = new MailboxRecords(life, Dice.of(seed, life.face.number(), 5), partitions);
        records.handOver();
        return records.draft.done();
    }

    private void handOver() {
        TreeSet<Long> nights = new TreeSet<>();
        for (Fact fact : facts) {
            nights.add(export(fact.at()));
        }
        long last = nights.last();
        if (dice.chance(AMENDED) && mistake()) {
            nights.add(last + dice.between(1, 3) * Arrivals.DAY);
        }
        for (long night : List.copyOf(nights)) {
            if (night < nights.last() && dice.chance(MISSED)) {
                draft.happened(Mishap.EXPORT_MISSED);
                nights.remove(night);
                nights.add(night + Arrivals.DAY);
            }
        }
        for (long night : nights) {
            if (night > last) {
                wrong.clear();
            }
            export(night, nights.last() == night);
        }
    }

    /** The first export at or after a time. */
    private static long export(long at) {
        long export = Arrivals.midnightBefore(at) + EXPORT_TIME;
        return export >= at ? export : export + Arrivals.DAY;
    }

    /** Writes the handling time down wrong at first: somewhere between its neighbours, so that the row stays possible. */
    private boolean mistake() {
        for (int i = 1; i < facts.size() - 1; i++) {
            Fact fact = facts.get(i);
            if (fact.step() == Step.HANDLED) {
                long earliest = facts.get(i - 1).at();
                long latest = facts.get(i + 1).at();
                long wrongAt = dice.between(earliest, latest) / MailboxFeed.PRECISION * MailboxFeed.PRECISION;
                wrong.put(Step.HANDLED, Math.min(wrongAt, export(fact.at())));
                draft.happened(Mishap.AMENDED);
                return true;
            }
        }
        return false;
    }

    private void export(long night, boolean last) {
        List<Fact> known = new ArrayList<>();
        long loggedAt = night + dice.between(2000, 90_000);
        revision++;
        String unit = null;
        for (Fact fact : facts) {
            if (fact.at() <= night) {
                known.add(fact);
                unit = fact.unit() == null ? unit : fact.unit();
                draft.events.add(event(fact, night, loggedAt));
            }
        }
        Planned row = new Planned(loggedAt, dice.below(partitions), row(known, unit, night));
        draft.records.add(row);
        if (dice.chance(DUPLICATED)) {
            draft.records.add(
                    row.again(loggedAt + dice.between(1, last ? Life.HOUR : 2 * Arrivals.DAY), dice.below(partitions)));
            draft.happened(Mishap.DUPLICATED);
        }
        if (dice.chance(BAD)) {
            long noise = dice.bits();
            draft.bad(new Planned(loggedAt, dice.below(partitions), face -> BadRecords.mailbox(face, noise)));
        }
    }

    /** What a row says of a step. */
    private CaseEvent event(Fact fact, long night, long loggedAt) {
        return PlannedEvents.draft(draft.face, fact.step(), at(fact), loggedAt)
                .revision(revision)
                .recordedAt(Instant.ofEpochMilli(night))
                .unit(fact.unit())
                .done();
    }

    /** When it happened, as far as the table knows. */
    private long at(Fact fact) {
        return wrong.getOrDefault(fact.step(), fact.at());
    }

    private RowRecord row(List<Fact> known, @Nullable String unit, long night) {
        return new RowRecord(
                at(Step.ACCEPTED, known),
                at(Step.DISPATCHED, known),
                unit,
                at(Step.HANDLED, known),
                at(Step.REPLIED, known),
                revision,
                night,
                dice.bits());
    }

    private @Nullable Long at(Step step, List<Fact> known) {
        for (Fact fact : known) {
            if (fact.step() == step) {
                return at(fact);
            }
        }
        return null;
    }
}
