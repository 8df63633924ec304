package mashang.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.workorder.Anomaly;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is from being struck off (对账销号), in its present round. Only what was handled, reported and whose result was
 * checked may be struck off; a WRITTEN_OFF without these counts for nothing, and a reopening reverses one that did.
 *
 * <ul>
 *   <li><b>Handled</b>: HANDLED, but not by a unit that until then was only co-handling in the round: that one speaks for itself
 *       alone. An answer on the spot (ANSWERED) is handling and report in one, and so is the end of a task (FINISHED).
 *   <li><b>Reported</b>: REPLIED, ANSWERED or FINISHED.
 *   <li><b>Checked</b>: CHECKED, unless the last one finds the matter not resolved ({@code resolved} is false). Where the office found that, the next
 *       round has begun.
 *   <li>All of them at or before the WRITTEN_OFF, whatever their order among themselves.
 *   <li>What was rejected, cancelled or merged before it was struck off has <b>ended</b>: it needs no striking off.
 *   <li>What is struck off or has ended stays so, whatever else is heard of it, until it is reopened.
 * </ul>
 *
 * @param status how far it is
 * @param missing for a refused one what its last WRITTEN_OFF lacked; for an open one what it lacks now; empty where it is struck off,
 *     has ended, or nothing but the WRITTEN_OFF is lacking
 * @param closedAt epoch milliseconds of the WRITTEN_OFF that counts; absent where none does
 */
public record CloseOut(
        Status status, List<Missing> missing, @Nullable Long closedAt) {

    /** How far an order is. Add at the end only. */
    public enum Status {
        /** Not handled yet (未办结). */
        OPEN,
        /** Handled, and the citizen has no answer yet (已办结). */
        HANDLED,
        /** Handled and reported, and the result is not checked (已反馈). */
        REPORTED,
        /** Checked, and only to be struck off (已核验). */
        CHECKED,
        /** Struck off (已销号). */
        CLOSED_OUT,
        /** Somebody struck it off too early: it is still on the list (销号无效). */
        REFUSED,
        /** Rejected, cancelled or merged: off the list without being struck off (无须销号). */
        ENDED;

        /** Whether an order is still on the list. */
        public boolean isOpen() {
            return this != CLOSED_OUT && this != ENDED;
        }
    }

    /** What a strike-off may lack. Add at the end only. */
    public enum Missing {
        /** It was not handled (未办结). */
        HANDLING(Anomaly.WRITTEN_OFF_UNHANDLED),
        /** The citizen had no answer (未反馈). */
        REPORT(Anomaly.WRITTEN_OFF_UNREPORTED),
        /** The result was not checked (未核验). */
        CHECK(Anomaly.WRITTEN_OFF_UNCHECKED),
        /** The check found it not resolved (核验未通过). */
        RESOLUTION(Anomaly.WRITTEN_OFF_UNRESOLVED);

        private final Anomaly anomaly;

        Missing(Anomaly anomaly) {
            this.anomaly = anomaly;
        }

        /** What a strike-off without it is flagged with. */
        public Anomaly anomaly() {
            return anomaly;
        }
    }

    private static final Set<Step> ENDS = EnumSet.of(Step.REJECTED, Step.CANCELLED, Step.MERGED);

    /** The close-out of an order's present round. */
    public static CloseOut of(WorkOrder order) {
        return new Reading(order, order.rounds()).closeOut();
    }

    /** What the strike-offs of all its rounds lacked, so far as they counted for nothing. */
    public static Set<Anomaly> anomalies(WorkOrder order) {
        Set<Anomaly> found = EnumSet.noneOf(Anomaly.class);
        if (order.count(Step.WRITTEN_OFF) > 0) {
            for (int round = 1; round <= order.rounds(); round++) {
                new Reading(order, round).refused.forEach(missing -> found.add(missing.anomaly()));
            }
        }
        return found;
    }

    /** Whether the order is still on the list. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** What one round says. */
    private static final class Reading {
        private static final long NEVER = Long.MAX_VALUE;

        private final Set<Missing> refused = EnumSet.noneOf(Missing.class);
        private long handledAt = NEVER;
        private long reportedAt = NEVER;
        private long endedAt = NEVER;
        private long closedAt = NEVER;
        private boolean isChecked;
        private boolean isUnresolved;
        private List<Missing> lastRefusal = List.of();

        Reading(WorkOrder order, int round) {
            List<Fact> facts = order.rounds() == 1 ? order.facts() : factsOf(order, round);
            for (int i = 0; i < facts.size(); i++) {
                readWork(facts.get(i), facts.subList(0, i));
            }
            facts.forEach(this::readStrikeOff);
        }

        private static List<Fact> factsOf(WorkOrder order, int round) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < order.facts().size(); i++) {
                if (order.roundOf(i) == round) {
                    facts.add(order.facts().get(i));
                }
            }
            return facts;
        }

        private void readWork(Fact fact, List<Fact> before) {
            long at = fact.occurredAt();
            switch (fact.step()) {
                case HANDLED -> handledAt = isOnlyHelping(fact, before) ? handledAt : Math.min(handledAt, at);
                case REPLIED -> reportedAt = Math.min(reportedAt, at);
                case ANSWERED, FINISHED -> {
                    handledAt = Math.min(handledAt, at);
                    reportedAt = Math.min(reportedAt, at);
                }
                default -> endedAt = ENDS.contains(fact.step()) ? Math.min(endedAt, at) : endedAt;
            }
        }

        /** Whether its unit was named as co-handling, and never dispatched to, by then. */
        private static boolean isOnlyHelping(Fact fact, List<Fact> before) {
            boolean helps = false;
            if (fact.unit() != null) {
                for (Fact earlier : before) {
                    if (earlier.step() == Step.DISPATCHED && fact.unit().equals(earlier.unit())) {
                        return false;
                    }
                    helps |= earlier.step() == Step.DISPATCHED
                            && earlier.particulars() != null
                            && earlier.particulars().coUnits().contains(fact.unit());
                }
            }
            return helps;
        }

        private void readStrikeOff(Fact fact) {
            if (fact.step() == Step.CHECKED) {
                isUnresolved = fact.particulars() != null
                        && Boolean.FALSE.equals(fact.particulars().resolved());
                isChecked = !isUnresolved;
            } else if (fact.step() == Step.WRITTEN_OFF && closedAt == NEVER) {
                strikeOff(fact.occurredAt());
            }
        }

        /** What has ended may be struck off as well: that changes nothing, and nothing is lacking. */
        private void strikeOff(long at) {
            List<Missing> missing = missing(at);
            if (missing.isEmpty()) {
                closedAt = at;
                lastRefusal = List.of();
            } else if (at < endedAt) {
                lastRefusal = missing;
                refused.addAll(missing);
            }
        }

        private List<Missing> missing(long at) {
            List<Missing> missing = new ArrayList<>(3);
            if (handledAt > at || handledAt == NEVER) {
                missing.add(Missing.HANDLING);
            }
            if (reportedAt > at || reportedAt == NEVER) {
                missing.add(Missing.REPORT);
            }
            if (!isChecked) {
                missing.add(isUnresolved ? Missing.RESOLUTION : Missing.CHECK);
            }
            return missing;
        }

        CloseOut closeOut() {
            if (closedAt != NEVER && closedAt <= endedAt) {
                return new CloseOut(Status.CLOSED_OUT, List.of(), closedAt);
            }
            if (endedAt != NEVER) {
                return new CloseOut(Status.ENDED, List.of(), null);
            }
            return lastRefusal.isEmpty()
                    ? new CloseOut(status(), missing(NEVER), null)
                    : new CloseOut(Status.REFUSED, lastRefusal, null);
        }

        private Status status() {
            if (handledAt == NEVER) {
                return Status.OPEN;
            }
            if (reportedAt == NEVER) {
                return Status.HANDLED;
            }
            return isChecked ? Status.CHECKED : Status.REPORTED;
        }
    }
}
