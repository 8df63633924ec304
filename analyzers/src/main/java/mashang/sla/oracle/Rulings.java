package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** What people decided about an order, and whether they could (10). */
final class Rulings {
    /** What a waiver excuses. */
    static final String BREACH = "breach";

    static final String LIGHT = "light";
    static final String WARNING = "warning";

    private final Rulebook rules;

    /** In the order of 1.2. */
    private final List<CaseEvent> facts;

    /** @param facts those that count by 1.1 */
    Rulings(Rulebook rules, List<CaseEvent> facts) {
        this.rules = rules;
        this.facts = facts;
    }

    // ---- whether they could: 10.2 ----

    private static boolean isDecision(CaseEvent fact) {
        return switch (fact.step()) {
            case WAIVED, LIGHT_REVOKED, MERGE_REFUSED -> true;
            case REPLIED, CHECKED, WRITTEN_OFF, MERGED, ASSIGNED, NOTICE_ISSUED, ACKNOWLEDGED -> fact.role() != null;
            default -> false;
        };
    }

    /** Whether somebody checked it and found it not resolved. */
    static boolean isInVain(CaseEvent fact) {
        return fact.step() == Step.CHECKED && fact.role() != null && Boolean.FALSE.equals(fact.resolved());
    }

    /** Decisions that are refused. */
    List<CaseEvent> refused() {
        boolean alone = facts.stream().allMatch(Rulings::isDecision);
        List<CaseEvent> refused = new ArrayList<>();
        List<CaseEvent> list = new ArrayList<>();
        for (CaseEvent fact : facts) {
            if (fact.step() == Step.REOPENED) {
                list = new ArrayList<>();
            }
            if (isDecision(fact)
                    && (alone || !mayDecide(fact) || !isWhole(fact) || isTwice(fact, list) || isOff(fact, list))) {
                refused.add(fact);
            } else if (isInVain(fact)) {
                list = new ArrayList<>();
            } else {
                take(fact, list);
            }
        }
        return refused;
    }

    /** What comes too early, or finds that it was not done, is not on the list. */
    private static void take(CaseEvent fact, List<CaseEvent> list) {
        if (fact.step() == Step.CHECKED) {
            list.removeIf(f -> f.step() == Step.CHECKED);
        }
        boolean early = fact.step() == Step.WRITTEN_OFF && !mayClose(list);
        boolean failed = fact.step() == Step.CHECKED && Boolean.FALSE.equals(fact.resolved());
        if (!early && !failed && !isByHelper(fact, list)) {
            list.add(fact);
        }
    }

    /** HANDLED by a unit that until then only had to help. */
    private static boolean isByHelper(CaseEvent fact, List<CaseEvent> list) {
        if (fact.step() != Step.HANDLED || fact.unit() == null) {
            return false;
        }
        List<CaseEvent> dispatches =
                list.stream().filter(f -> f.step() == Step.DISPATCHED).toList();
        return dispatches.stream().anyMatch(d -> d.coUnits().contains(fact.unit()))
                && dispatches.stream().noneMatch(d -> fact.unit().equals(d.unit()));
    }

    private static boolean mayClose(List<CaseEvent> list) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        list.forEach(f -> steps.add(f.step()));
        boolean whole = steps.contains(Step.ANSWERED) || steps.contains(Step.FINISHED);
        return (whole || steps.contains(Step.HANDLED))
                && (whole || steps.contains(Step.REPLIED))
                && steps.contains(Step.CHECKED);
    }

    private boolean mayDecide(CaseEvent decision) {
        Policy.Power power = rules.power(decision.step(), Times.at(decision));
        String role = decision.role();
        return power != null && role != null && power.roles().contains(role);
    }

    private static boolean isWhole(CaseEvent decision) {
        Step step = decision.step();
        if (step == Step.ASSIGNED) {
            return decision.unit() != null;
        }
        if (step == Step.MERGED || step == Step.MERGE_REFUSED) {
            String other = decision.mergedInto();
            return other != null && !other.equals(decision.orderId());
        }
        return decision.concerns() != null || (step != Step.WAIVED && step != Step.LIGHT_REVOKED);
    }

    private static boolean isTwice(CaseEvent decision, List<CaseEvent> list) {
        List<CaseEvent> before =
                list.stream().filter(f -> f.step() == decision.step()).toList();
        return switch (decision.step()) {
            case NOTICE_ISSUED, ACKNOWLEDGED, WAIVED, LIGHT_REVOKED -> false;
            case ASSIGNED ->
                !before.isEmpty()
                        && Objects.equals(before.get(before.size() - 1).unit(), decision.unit());
            case MERGE_REFUSED -> before.stream().anyMatch(f -> Objects.equals(f.mergedInto(), decision.mergedInto()));
            default -> !before.isEmpty();
        };
    }

    /** LATE or NOT_YET. */
    private static boolean isOff(CaseEvent decision, List<CaseEvent> list) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        list.forEach(f -> steps.add(f.step()));
        Step step = decision.step();
        if (EnumSet.of(Step.WAIVED, Step.LIGHT_REVOKED, Step.ACKNOWLEDGED, Step.REPLIED)
                .contains(step)) {
            return false;
        }
        boolean closed =
                steps.contains(Step.WRITTEN_OFF) || steps.contains(Step.CANCELLED) || steps.contains(Step.MERGED);
        boolean whole = steps.contains(Step.ANSWERED) || steps.contains(Step.FINISHED);
        boolean handled = whole || steps.contains(Step.HANDLED);
        boolean replied = whole || steps.contains(Step.REPLIED);
        boolean tooSoon = step == Step.CHECKED ? !handled && !replied : step == Step.WRITTEN_OFF && !mayClose(list);
        return closed || tooSoon;
    }

    // ---- what comes of it: 10.3 ----

    /** What is excused of a reading. */
    Set<String> excusedOf(Reading reading, Naming naming) {
        Set<String> excused = new HashSet<>();
        long since = Math.max(reading.due(), reading.broughtForward());
        OfficeDays days = reading.basis().days();
        for (CaseEvent fact : facts) {
            if (fact.step() == Step.WAIVED
                    && naming.meant(fact, "").contains(reading.name())
                    && isInTime(fact, since, days)) {
                excused.add(BREACH);
            }
            for (String light : List.of(LIGHT, WARNING)) {
                boolean revoked = fact.step() == Step.LIGHT_REVOKED
                        && naming.meant(fact, "/" + light).contains(reading.name());
                if (revoked && isInTime(fact, since, days)) {
                    excused.add(light);
                }
            }
        }
        return excused;
    }

    /** @param days of the city */
    boolean excuses(Passing passing, OfficeDays days, Naming naming) {
        return facts.stream()
                .anyMatch(f -> f.step() == Step.WAIVED
                        && naming.meant(f, "").contains(passing.name())
                        && isInTime(f, Times.at(passing.dispatch()), days));
    }

    private boolean isInTime(CaseEvent decision, long since, OfficeDays days) {
        Policy.Power power = rules.power(decision.step(), Times.at(decision));
        Span within = power == null ? null : power.within();
        return within == null || since == Times.NEVER || Times.at(decision) <= last(since, within, days);
    }

    private static long last(long since, Span within, OfficeDays days) {
        return within.unit() == Span.Unit.WORKING_DAYS ? days.shift(since, within.amount()) : since + within.amount();
    }
}
