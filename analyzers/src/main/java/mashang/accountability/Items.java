package mashang.accountability;

import java.util.LinkedHashMap;
import java.util.Map;
import mashang.accountability.Measures.Item;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Passing;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * Items of work (考核件): what one unit did about an order in one round. It is an item that is judged and not a clock, because clocks can be started anew:
 *
 * <ul>
 *   <li>The limit is that of the unit's <em>first</em> turn with the order; what is used of it is the sum of all the unit's turns, counted as their clocks count time ({@link TurnsHeld}). To give an order back and get it again wins no time, and nobody has used what was off, on hold or granted.
 *   <li>A closing that did not last (the order was opened again, or the citizen says that nothing is resolved) is no closing: the item counts as late
 *       <em>and</em> as done badly. To close everything in the last minute wins nothing.
 *   <li>Done badly is, too: the citizen is not satisfied, a return was asked for and refused, or the order was passed around and left here.
 *   <li>Late is whoever missed a clock of his own turn, or one of the order that began while he had it. What another unit wasted before is none of his doing, and no longer his item once he has rightly given
 *       it back.
 *   <li>Excused breaches (免责) are none.
 * </ul>
 */
final class Items {
    private static final String ANY_CATEGORY = "-";
    private static final int LEVELS = 2;

    private final WorkOrder order;
    private final Holders holders;
    private final ClockShares clocks;

    Items(WorkOrder order, Holders holders, ClockShares clocks) {
        this.order = order;
        this.holders = holders;
        this.clocks = clocks;
    }

    void into(ShareBook book, Iterable<ClockReading> readings, Iterable<Passing> passings) {
        String category = category(order.particulars().category());
        for (int round = 1; round <= order.rounds(); round++) {
            for (UnitWork item : items(round, readings, passings).values()) {
                if (item.isSettled()) {
                    count(item, category, book);
                }
            }
        }
    }

    private Map<String, UnitWork> items(int round, Iterable<ClockReading> readings, Iterable<Passing> passings) {
        Map<String, UnitWork> items = new LinkedHashMap<>();
        readSteps(round, items);
        for (ClockReading clock : readings) {
            if (clock.round() == round && clock.unit() != null) {
                readClock(clock, items.get(holders.key(clock.unit(), clock.unitAt())));
            }
        }
        for (Passing passing : passings) {
            Fact holder = passing.round() == round && !passing.waived() ? holders.at(passing.at() - 1) : null;
            UnitWork item = holder == null ? null : items.get(key(holder));
            if (item != null) {
                item.poor();
            }
        }
        return items;
    }

    private void readSteps(int round, Map<String, UnitWork> items) {
        UnitWork last = null;
        Fact followUp = null;
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            if (order.roundOf(i) != round) {
                continue;
            }
            if (fact.step().isAssignment() && fact.unit() != null) {
                items.computeIfAbsent(key(fact), unit -> new UnitWork(fact)).dispatched(fact.occurredAt());
            } else if (fact.step() == Step.HANDLED || fact.step() == Step.FINISHED) {
                UnitWork item = itemOf(fact, items);
                last = item == null ? last : item;
                if (item != null) {
                    item.handled(fact.occurredAt());
                }
            } else if (fact.step() == Step.RETURN_DENIED) {
                UnitWork item = itemOf(fact, items);
                if (item != null) {
                    item.poor();
                }
            }
            followUp = fact.step() == Step.FOLLOWED_UP ? fact : followUp;
        }
        if (last != null) {
            judge(last, followUp, round < order.rounds());
        }
    }

    private static void judge(UnitWork last, @Nullable Fact followUp, boolean isReopened) {
        var said = followUp == null ? null : followUp.particulars();
        if (isReopened || (said != null && Boolean.FALSE.equals(said.resolved()))) {
            last.undone();
        }
        if (said != null && Boolean.FALSE.equals(said.satisfied())) {
            last.poor();
        }
    }

    /** Of the unit it names, if that had the order in the round; else of the one that had it. */
    private @Nullable UnitWork itemOf(Fact fact, Map<String, UnitWork> items) {
        if (fact.unit() != null) {
            UnitWork named = items.get(holders.key(fact.unit(), fact.occurredAt()));
            if (named != null) {
                return named;
            }
            if (isOfHelper(fact)) {
                return null;
            }
        }
        Fact holder = holders.at(fact.occurredAt());
        return holder == null ? null : items.get(key(holder));
    }

    /** Whether it speaks for a unit that was only to help: an order names these. */
    private boolean isOfHelper(Fact fact) {
        return fact.unit() != null && order.particulars().coUnits().contains(fact.unit());
    }

    private String key(Fact assignment) {
        String unit = assignment.unit();
        return unit == null ? "" : holders.key(unit, assignment.occurredAt());
    }

    private void readClock(ClockReading clock, @Nullable UnitWork item) {
        ClockDefinition definition = clock.rule().clock();
        if (item == null || definition.owner() != ClockDefinition.Owner.UNIT) {
            return;
        }
        boolean isOfTurn = definition.scope() == ClockDefinition.Scope.HOP;
        boolean ends = ClockShares.endsWithWork(clock);
        // Where clocks of single turns measure the same, one of the whole order would count it twice.
        boolean hasTurns = clocks.hasTurns(clock.round());
        boolean isOwn = isOfTurn || item.hasHadItSince(clock.startedAt());
        if (isOwn && clocks.isLate(clock)) {
            item.breached(clock);
        }
        if (ends && (isOfTurn || !hasTurns) && isOwn) {
            item.turn(clock);
        }
    }

    private void count(UnitWork item, String category, ShareBook book) {
        long day = ClockShares.day(item.settledAt());
        var units = holders.of(item.assignment(), day);
        boolean timed = item.isTimed();
        book.add(units, day, (timed ? Item.TIMED : Item.UNTIMED).in(category));
        if (item.isLate()) {
            book.add(units, day, (timed ? Item.TIMED_LATE : Item.UNTIMED_LATE).in(category));
        }
        if (item.isPoor()) {
            book.add(units, day, (timed ? Item.TIMED_POOR : Item.UNTIMED_POOR).in(category));
        }
        if (item.isEarly()) {
            book.add(units, day, Item.TIMED_EARLY.in(category));
        }
    }

    /** Its first two levels; what is stated finer would leave nobody to compare with. */
    static String category(@Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            return ANY_CATEGORY;
        }
        int end = -1;
        for (int level = 0; level < LEVELS; level++) {
            end = stated.indexOf('/', end + 1);
            if (end < 0) {
                return stated;
            }
        }
        return stated.substring(0, end);
    }
}
