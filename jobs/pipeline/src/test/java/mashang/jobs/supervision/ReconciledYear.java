package mashang.jobs.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.ledger.CloseOut;
import mashang.ledger.LedgerAt;
import mashang.ledger.Reconciliation;
import mashang.ledger.Reconciliation.Finding;
import mashang.ledger.Reconciliation.Kind;
import mashang.ledger.Reconciliation.Listed;
import mashang.ledger.Reconciliation.Planned;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * A year's ledger compared, at the end of every month, with plans into which mismatches of every kind are planted: each has to be found, and none that was not planted. What is
 * true of an order is found out with a pencil, walking through its steps. Run as a main: {@code ReconciledYear [ORDERS] [DAYS]}; ends with 1 if anything differs.
 */
final class ReconciledYear {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Map<String, List<Fact>> lives = new TreeMap<>();
    private final Map<Kind, Long> planted = new EnumMap<>(Kind.class);
    private final Duration span;
    private long comparisons;
    private long differing;

    ReconciledYear(long orders, Duration span) {
        this.span = span;
        Map<String, List<CaseEvent>> events = new TreeMap<>();
        new ListedLives(2, START, orders, span)
                .forEachRemaining(e -> events.computeIfAbsent(e.orderId(), id -> new ArrayList<>())
                        .add(e));
        events.forEach((id, of) -> lives.put(id, Fact.of(of)));
    }

    public static void main(String[] arguments) {
        long orders = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        long days = arguments.length > 1 ? Long.parseLong(arguments[1]) : 365;
        long begin = System.nanoTime();
        ReconciledYear year = new ReconciledYear(orders, Duration.ofDays(days));
        year.run();
        System.out.printf(
                "orders %d, comparisons %d, planted %s, orders that differ %d, %.0f s%n",
                year.lives.size(), year.comparisons, year.planted, year.differing, (System.nanoTime() - begin) / 1e9);
        System.exit(year.differing == 0 ? 0 : 1);
    }

    void run() {
        LocalDate first = LocalDate.ofInstant(START, ZONE);
        LocalDate end = LocalDate.ofInstant(START.plus(span), ZONE);
        for (LocalDate day = first.plusMonths(1).minusDays(1); day.isBefore(end); day = endOfNextMonth(day)) {
            compare(day, new Random(day.toEpochDay()));
        }
    }

    private static LocalDate endOfNextMonth(LocalDate day) {
        return day.plusDays(1).plusMonths(1).minusDays(1);
    }

    private void compare(LocalDate day, Random random) {
        long at = day.plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli() - 1;
        List<Listed> ledger = new ArrayList<>();
        List<Planned> plan = new ArrayList<>();
        Map<String, Set<Kind>> expected = new TreeMap<>();
        for (Map.Entry<String, List<Fact>> life : lives.entrySet()) {
            List<Fact> happened = LedgerAt.happened(life.getKey(), life.getValue(), at);
            if (!happened.isEmpty()) {
                WorkOrder order = WorkOrder.of(life.getKey(), happened);
                Integer evidence = order.particulars().evidence();
                ledger.add(new Listed(life.getKey(), CloseOut.of(order), evidence, null));
                Set<Kind> kinds = plant(order, evidence != null && evidence > 0, day, random, plan);
                if (!kinds.isEmpty()) {
                    expected.put(life.getKey(), kinds);
                }
            } else if (random.nextInt(50) == 0) {
                plan.add(new Planned(life.getKey(), day, null, 1)); // the ledger will not hear of it before tomorrow
                expected.put(life.getKey(), Set.of(Kind.MISSING));
            }
        }
        Collections.shuffle(plan, random);
        Collections.shuffle(ledger, random);
        count(expected, new Reconciliation(day, null, ZONE).of(plan, ledger));
    }

    /** Plans it or not, for a day before or after; tells what has to be found of it. */
    private static Set<Kind> plant(
            WorkOrder order, boolean isProved, LocalDate day, Random random, List<Planned> plan) {
        Pencil pencil = new Pencil(order);
        boolean isPlanned = random.nextInt(4) > 0;
        LocalDate planned = day.plusDays(random.nextInt(21) - 10L);
        if (isPlanned) {
            plan.add(new Planned(order.orderId(), planned, null, 1));
        }
        Set<Kind> kinds = new TreeSet<>();
        if (pencil.isClosed) {
            kinds.add(!isPlanned ? Kind.NOT_PLANNED : isProved ? Kind.MATCHED : Kind.NO_EVIDENCE);
            if (!isProved) {
                kinds.add(Kind.NO_EVIDENCE);
            }
        } else if (isPlanned) {
            kinds.add(pencil.isEnded ? Kind.ENDED : planned.isAfter(day) ? Kind.NOT_DUE : Kind.OVERDUE);
        }
        return kinds;
    }

    private void count(Map<String, Set<Kind>> expected, List<Finding> findings) {
        Map<String, Set<Kind>> found = new TreeMap<>();
        for (Finding finding : findings) {
            boolean isOnce = found.computeIfAbsent(finding.orderId(), id -> new TreeSet<>())
                    .add(finding.kind());
            differing += isOnce ? 0 : 1;
        }
        expected.values().forEach(kinds -> kinds.forEach(kind -> planted.merge(kind, 1L, Long::sum)));
        Set<String> orders = new HashSet<>(expected.keySet());
        orders.addAll(found.keySet());
        for (String order : orders) {
            differing += same(expected.get(order), found.get(order)) ? 0 : 1;
        }
        comparisons++;
    }

    private static boolean same(@Nullable Set<Kind> a, @Nullable Set<Kind> b) {
        return a != null && a.equals(b);
    }

    /** Goes through the steps of an order as a clerk would. */
    private static final class Pencil {
        private static final Set<Step> ENDS = Set.of(Step.REJECTED, Step.CANCELLED, Step.MERGED);

        private final Set<String> leading = new HashSet<>();
        private final Set<String> helping = new HashSet<>();
        private boolean handled;
        private boolean reported;
        private boolean checked;
        private boolean isClosed;
        private boolean isEnded;
        private boolean isThereAnythingToReopen;

        Pencil(WorkOrder order) {
            order.facts().forEach(this::note);
        }

        private void note(Fact fact) {
            Step step = fact.step();
            if (step == Step.REOPENED && isThereAnythingToReopen) {
                leading.clear();
                helping.clear();
                handled = reported = checked = isClosed = isEnded = isThereAnythingToReopen = false;
            } else if (step == Step.DISPATCHED) {
                leading.add(String.valueOf(fact.unit()));
                helping.addAll(
                        fact.particulars() == null
                                ? List.of()
                                : fact.particulars().coUnits());
            } else if (step == Step.CHECKED) {
                checked = fact.particulars() == null
                        || !Boolean.FALSE.equals(fact.particulars().resolved());
            } else if (step == Step.WRITTEN_OFF) {
                isClosed |= !isEnded && handled && reported && checked;
            }
            boolean whole = step == Step.ANSWERED || step == Step.FINISHED;
            boolean helps =
                    helping.contains(String.valueOf(fact.unit())) && !leading.contains(String.valueOf(fact.unit()));
            handled |= whole || (step == Step.HANDLED && !helps);
            reported |= whole || step == Step.REPLIED;
            isEnded |= !isClosed && ENDS.contains(step);
            isThereAnythingToReopen |= WorkOrder.isEnding(step);
        }
    }

    Map<Kind, Long> planted() {
        return planted;
    }

    long differing() {
        return differing;
    }
}
