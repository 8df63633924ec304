package mashang.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a plan of what is to be struck off, and when, with the ledger at the end of a day (对账). Every line of the plan and every order that was struck
 * off gets at least one finding; an order that is struck off and neither planned nor proved gets two. Pure; the order of both sides makes no difference.
 */
public final class Reconciliation {
    private final LocalDate day;
    private final @Nullable LocalDate since;
    private final ZoneId zone;

    /**
     * @param day the ledger is looked at as of its end
     * @param since what was struck off before this day and is not planned is not spoken of; absent: all of it is
     * @param zone in which a time belongs to a day
     */
    public Reconciliation(LocalDate day, @Nullable LocalDate since, ZoneId zone) {
        this.day = day;
        this.since = since;
        this.zone = zone;
    }

    /** What may come of it, the mismatches behind what is as it should be. Add at the end only. */
    public enum Kind {
        /** Planned, struck off, and with evidence (相符). */
        MATCHED,
        /** Planned for a later day and not struck off yet (未到期). */
        NOT_DUE,
        /** Planned, and the ledger does not know it (台账无此件). */
        MISSING,
        /** Struck off, and not in the plan (计划外销号). */
        NOT_PLANNED,
        /** Planned by that day, and not struck off, or not validly (应销未销). */
        OVERDUE,
        /** Struck off with no evidence attached, or none stated (无佐证销号). */
        NO_EVIDENCE,
        /** Planned, but rejected, cancelled or merged: it will never be struck off (已另行终结). */
        ENDED;

        /** Whether plan and ledger contradict each other, or the ledger is not proved. */
        public boolean isMismatch() {
            return this != MATCHED && this != NOT_DUE;
        }
    }

    /**
     * A line of the plan.
     *
     * @param orderId the order
     * @param closes the day by the end of which it is to be struck off
     * @param title as the plan has it
     * @param line where it stands in the plan, from 1
     */
    public record Planned(
            String orderId, LocalDate closes, @Nullable String title, long line) {}

    /**
     * An order of the ledger.
     *
     * @param orderId the order
     * @param closeOut how far it is
     * @param evidence number of pieces of evidence; absent where none is stated
     * @param title as the ledger has it
     */
    public record Listed(
            String orderId,
            CloseOut closeOut,
            @Nullable Integer evidence,
            @Nullable String title) {}

    /**
     * What was found of an order.
     *
     * @param planned its line in the plan; absent where it has none
     * @param listed it in the ledger; absent where it is not there
     */
    public record Finding(
            Kind kind,
            String orderId,
            @Nullable Planned planned,
            @Nullable Listed listed) {}

    /**
     * All findings, by kind and order id.
     *
     * @param plan of two lines about the same order the first counts
     * @param ledger each order once
     */
    public List<Finding> of(List<Planned> plan, Collection<Listed> ledger) {
        Map<String, Planned> planned = new LinkedHashMap<>();
        plan.forEach(line -> planned.putIfAbsent(line.orderId(), line));
        Map<String, Listed> listed = new LinkedHashMap<>();
        ledger.forEach(order -> listed.put(order.orderId(), order));
        List<Finding> findings = new ArrayList<>();
        planned.values().forEach(line -> findings.add(find(line, listed.get(line.orderId()))));
        for (Listed order : listed.values()) {
            if (!planned.containsKey(order.orderId()) && isClosed(order) && !isBefore(order)) {
                findings.add(new Finding(Kind.NOT_PLANNED, order.orderId(), null, order));
                if (!isProved(order)) {
                    findings.add(new Finding(Kind.NO_EVIDENCE, order.orderId(), null, order));
                }
            }
        }
        findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::orderId));
        return findings;
    }

    private Finding find(Planned line, @Nullable Listed order) {
        return new Finding(kind(line, order), line.orderId(), line, order);
    }

    private Kind kind(Planned line, @Nullable Listed order) {
        if (order == null) {
            return Kind.MISSING;
        }
        if (isClosed(order)) {
            return isProved(order) ? Kind.MATCHED : Kind.NO_EVIDENCE;
        }
        if (order.closeOut().status() == CloseOut.Status.ENDED) {
            return Kind.ENDED;
        }
        return line.closes().isAfter(day) ? Kind.NOT_DUE : Kind.OVERDUE;
    }

    /** Whether it had been struck off by the end of the day. */
    private boolean isClosed(Listed order) {
        LocalDate closed = closedOn(order);
        return closed != null && !closed.isAfter(day);
    }

    private boolean isBefore(Listed order) {
        LocalDate closed = closedOn(order);
        return since != null && closed != null && closed.isBefore(since);
    }

    /** The day on which an order was struck off; absent where it was not. */
    public @Nullable LocalDate closedOn(Listed order) {
        Long at = order.closeOut().closedAt();
        return at == null ? null : LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    private static boolean isProved(Listed order) {
        return order.evidence() != null && order.evidence() > 0;
    }
}
