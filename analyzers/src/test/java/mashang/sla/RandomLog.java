package mashang.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** Logs of one or two orders: lives as they are led, with as much nonsense in between as real feeds have. */
final class RandomLog {
    private static final Step[] STEPS =
            Arrays.stream(Step.values()).filter(step -> !step.isOfProblem()).toArray(Step[]::new);

    private static final List<String> UNITS = List.of(
            "甲局", "甲局", "甲新局", "乙局", "乙局", "丙镇", "丁局", "无名局", " 乙局 ", "某某市城市管理综合行政执法局/道路养护与市政设施维护管理中心第二分中心应急抢修大队");
    private static final List<List<Step>> LIVES = List.of(
            List.of(Step.SUBMITTED, Step.ACCEPTED, Step.DISPATCHED, Step.SIGNED, Step.HANDLED, Step.REPLIED),
            List.of(Step.SUBMITTED, Step.ACCEPTED, Step.DISPATCHED, Step.SUSPENDED, Step.RESUMED, Step.HANDLED),
            List.of(
                    Step.SUBMITTED,
                    Step.ACCEPTED,
                    Step.DISPATCHED,
                    Step.RETURN_REQUESTED,
                    Step.RETURNED,
                    Step.DISPATCHED,
                    Step.SIGNED,
                    Step.HANDLED),
            List.of(
                    Step.ACCEPTED,
                    Step.DISPATCHED,
                    Step.EXTENSION_REQUESTED,
                    Step.EXTENDED,
                    Step.EXTENSION_REQUESTED,
                    Step.EXTENSION_DENIED,
                    Step.HANDLED),
            List.of(Step.DISPATCHED, Step.DISPATCHED, Step.DISPATCHED, Step.HANDLED, Step.REPLIED),
            List.of(
                    Step.SUBMITTED,
                    Step.DISPATCHED,
                    Step.HANDLED,
                    Step.REPLIED,
                    Step.REOPENED,
                    Step.DISPATCHED,
                    Step.HANDLED),
            List.of(Step.SUBMITTED, Step.DISPATCHED, Step.RECLASSIFIED, Step.HANDLED, Step.REPLIED, Step.REOPENED),
            List.of(Step.OPENED, Step.INSPECTED, Step.DUE_CHANGED, Step.INSPECTED, Step.FINISHED),
            List.of(Step.SUBMITTED, Step.DISPATCHED, Step.MERGED, Step.REPLIED),
            List.of(Step.SUBMITTED, Step.MERGED, Step.REPLIED, Step.REOPENED, Step.MERGED, Step.REPLIED),
            List.of(
                    Step.SUBMITTED,
                    Step.DISPATCHED,
                    Step.WAIVED,
                    Step.HANDLED,
                    Step.LIGHT_REVOKED,
                    Step.REPLIED,
                    Step.CHECKED,
                    Step.WRITTEN_OFF,
                    Step.WAIVED),
            List.of(
                    Step.SUBMITTED,
                    Step.DISPATCHED,
                    Step.HANDLED,
                    Step.REPLIED,
                    Step.CHECKED,
                    Step.DISPATCHED,
                    Step.HANDLED,
                    Step.REPLIED,
                    Step.CHECKED,
                    Step.WRITTEN_OFF));

    /** What may happen between two reopenings. */
    private static final List<List<Step>> ROUNDS = List.of(
            List.of(Step.DISPATCHED, Step.HANDLED, Step.REPLIED),
            List.of(Step.DISPATCHED, Step.HANDLED, Step.DISPATCHED, Step.DISPATCHED, Step.REPLIED),
            List.of(Step.REPLIED, Step.MERGED),
            List.of(Step.REPLIED, Step.DISPATCHED),
            List.of(Step.DISPATCHED));

    private static final List<String> CLOCKS =
            List.of("handle", "handle", "total", "answer", "receive", "report", "hops", "sign", "cadence");
    private static final Set<Step> WITH_UNIT = EnumSet.of(
            Step.DISPATCHED,
            Step.SIGNED,
            Step.RETURN_REQUESTED,
            Step.RETURNED,
            Step.RETURN_DENIED,
            Step.HANDLED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED);

    /** 400 days, in seconds: for so long a finished order is remembered. */
    private static final long LONG = 400 * 86_400L;

    private final Dice dice;
    private final boolean isDecided;
    private int handedOver;

    /** @param isDecided whether people decide much about it, in several rounds */
    RandomLog(Dice dice, boolean isDecided) {
        this.dice = dice;
        this.isDecided = isDecided;
    }

    List<CaseEvent> events() {
        List<CaseEvent> log = new ArrayList<>(order("1"));
        if (dice.percent(8)) {
            log.addAll(aYearLater(log));
        }
        if (dice.percent(10)) {
            log.addAll(order("2"));
        }
        return log;
    }

    /** Something after the last event, or in the middle of it all. */
    Instant until(List<CaseEvent> log) {
        if (dice.percent(15)) {
            return dice.anyTime(Dice.DAYS);
        }
        Instant last =
                log.stream().map(CaseEvent::loggedAt).max(Instant::compareTo).orElseThrow();
        return last.plusSeconds(86_400L * dice.of(0, 1, 5, 15, 40, 401));
    }

    /** What comes about when the order is forgotten, of things about as old, or new. */
    private List<CaseEvent> aYearLater(List<CaseEvent> log) {
        List<CaseEvent> late = new ArrayList<>();
        Instant last =
                log.stream().map(CaseEvent::loggedAt).max(Instant::compareTo).orElseThrow();
        for (int i = dice.of(1, 1, 2, 4); i > 0; i--) {
            Instant logged = last.plusSeconds(LONG).plusMillis(dice.of(-1L, 0L, 0L, 1L, 86_400_000L));
            Instant occurred =
                    dice.percent(40) ? logged : logged.minusSeconds(LONG).plusMillis(dice.of(-1, 0, 1));
            Draft draft = draft(dice.of(Step.SUBMITTED, Step.DISPATCHED, Step.REPLIED, Step.URGED), occurred);
            draft.loggedAt = logged;
            late.add(event("1", draft));
        }
        if (dice.percent(30)) {
            CaseEvent known = dice.of(log);
            late.add(again(known, last.plusSeconds(LONG)));
        }
        return late;
    }

    /** The same event, handed over from elsewhere. */
    private static CaseEvent again(CaseEvent e, Instant loggedAt) {
        return CaseEvent.draft("hotline", "1", e.step(), e.occurredAt(), loggedAt)
                .origin("again")
                .recordedAt(e.recordedAt())
                .dueAt(e.dueAt())
                .factKey(e.factKey())
                .revision(e.revision())
                .unit(e.unit())
                .coUnits(e.coUnits())
                .kind(e.kind())
                .urgency(e.urgency())
                .category(e.category())
                .channel(e.channel())
                .role(e.role())
                .concerns(e.concerns())
                .mergedInto(e.mergedInto())
                .resolved(e.resolved())
                .done();
    }

    private List<CaseEvent> order(String id) {
        List<Draft> drafts = new ArrayList<>();
        if (dice.percent(isDecided ? 80 : 5)) {
            drafts.addAll(reopened());
        } else if (dice.percent(80)) {
            drafts.addAll(life(dice.of(LIVES), dice.anyTime(3)));
        }
        for (int i = dice.of(0, 1, 2, 3, 5, 7); i > 0 || drafts.isEmpty(); i--) {
            drafts.add(draft(dice.of(STEPS), dice.time()));
        }
        List<CaseEvent> events = new ArrayList<>();
        for (Draft draft : drafts) {
            events.add(event(id, draft));
            amend(id, draft, events);
            if (dice.percent(
                    draft.step == Step.EXTENDED ? 75 : isTelling(draft.step) || draft.dueAt != null ? 45 : 4)) {
                sayOtherwise(id, draft, events);
            }
        }
        Collections.shuffle(events, new Random(dice.number(1_000_000)));
        return events;
    }

    private List<Draft> life(List<Step> steps, Instant from) {
        List<Draft> life = new ArrayList<>();
        Instant at = from;
        for (Step step : steps) {
            if (!dice.percent(12)) {
                life.add(draft(step, at));
                at = dice.timeAfter(at);
            }
        }
        return life;
    }

    /** Several rounds, of some of which is heard late only, or otherwise; meanwhile people decide about them by the numbers they have. */
    private List<Draft> reopened() {
        List<Draft> life = new ArrayList<>();
        List<Draft> late = new ArrayList<>();
        Instant end = rounds(dice.of(2, 3, 3, 4, 4), life, late);
        List<Draft> decisions = new ArrayList<>();
        for (int i = dice.of(1, 2, 3, 5); i > 0; i--) {
            decisions.add(decision(life, dice.timeAfter(end)));
        }
        for (Draft begin : late) {
            begin.loggedAt = dice.timeAfter(dice.of(decisions).occurredAt);
        }
        if (begun(life, life.get(life.size() - 1)) > 1 && dice.percent(40)) {
            life.add(otherwise(life, dice.timeAfter(dice.of(decisions).occurredAt)));
        }
        for (Draft decision : decisions) {
            if (dice.percent(30)) { // written down when the next thing or the one after that is known already
                decision.loggedAt = dice.timeAfter(dice.timeAfter(decision.occurredAt));
            }
        }
        life.addAll(late);
        life.addAll(decisions);
        return life;
    }

    /**
     * Rounds one after the other.
     *
     * @param late gets beginnings of rounds of which is heard after the decisions
     * @return the end of the last
     */
    private Instant rounds(int many, List<Draft> life, List<Draft> late) {
        Instant at = dice.anyTime(2);
        for (int round = 1; round <= many; round++) {
            Draft begin = draft(round == 1 ? Step.SUBMITTED : dice.percent(85) ? Step.REOPENED : Step.CHECKED, at);
            begin.resolved = begin.step == Step.CHECKED ? false : null;
            begin.role = begin.step == Step.CHECKED ? "head" : null;
            (dice.percent(round == 1 ? 0 : round == 2 ? 75 : 20) ? late : life).add(begin);
            at = dice.timeAfter(at);
            List<Draft> steps = life(dice.of(ROUNDS), at);
            life.addAll(steps);
            at = steps.isEmpty() ? at : dice.timeAfter(steps.get(steps.size() - 1).occurredAt);
        }
        return at;
    }

    /** Mostly about a clock that somebody who knows this much of its life sees. */
    private Draft decision(List<Draft> life, Instant at) {
        Draft decision = draft(dice.of(Step.WAIVED, Step.WAIVED, Step.LIGHT_REVOKED), at);
        Draft about = dice.of(dice.percent(70) ? life.subList(life.size() / 2, life.size()) : life);
        int round = dice.percent(85) ? begun(life, about) : 1 + dice.number(4);
        decision.role = "head";
        decision.concerns = round + "/" + clock(about) + light(decision.step);
        return decision;
    }

    /** A reopening that turns out to have been something else, or at another time. */
    private Draft otherwise(List<Draft> life, Instant logged) {
        Draft begin = dice.of(life.stream()
                .filter(d -> d.step == Step.REOPENED || d.step == Step.CHECKED)
                .toList());
        begin.factKey = "begin";
        Draft other = new Draft(dice.of(Step.URGED, begin.step), begin.occurredAt);
        other.occurredAt = other.step == begin.step ? dice.timeAfter(begin.occurredAt) : begin.occurredAt;
        other.factKey = "begin";
        other.revision = begin.revision + 1;
        other.loggedAt = logged;
        return other;
    }

    /** How many rounds have begun by then, as far as the steps tell. */
    private static int begun(List<Draft> life, Draft until) {
        int begun = 1;
        for (Draft draft : life) {
            boolean begins = draft.step == Step.REOPENED || draft.step == Step.CHECKED;
            begun += begins && !draft.occurredAt.isAfter(until.occurredAt) ? 1 : 0;
        }
        return begun;
    }

    /** A clock that starts with a step, where the city has it. */
    private String clock(Draft start) {
        return switch (start.step) {
            case SUBMITTED, REOPENED, CHECKED -> "total";
            case DISPATCHED ->
                switch (dice.number(5)) {
                    case 0 -> "sign/" + turn(start);
                    case 1 -> "unit-handle/" + turn(start);
                    case 2 -> "visits/" + start.occurredAt;
                    case 3 -> "hops";
                    default -> "handle";
                };
            case HANDLED -> "report";
            case MERGED -> "answer";
            default -> dice.of(CLOCKS);
        };
    }

    private static String turn(Draft dispatch) {
        return dispatch.occurredAt + "~" + (dispatch.unit == null ? "-" : dispatch.unit);
    }

    private String light(Step step) {
        return step == Step.LIGHT_REVOKED ? dice.of("/light", "/warning") : "";
    }

    /** What is said again, the same or otherwise. */
    private void amend(String id, Draft draft, List<CaseEvent> events) {
        if (dice.percent(8)) {
            draft.loggedAt = later(draft.occurredAt);
            events.add(event(id, draft));
        }
        if (dice.percent(15)) {
            draft.loggedAt = null;
            draft.recordedAt = dice.maybe(60, dice::time);
            draft.revision += dice.of(0, 0, 1, 2);
            draft.occurredAt = dice.percent(70) ? dice.time() : draft.occurredAt;
            draft.unit = dice.percent(30) ? unit() : draft.unit;
            draft.step = dice.percent(10) ? dice.of(STEPS) : draft.step;
            events.add(event(id, draft));
        }
    }

    /** Rows written anew that say something else of the class or the due time, now and then of nothing; some are exported twice. */
    private void sayOtherwise(String id, Draft draft, List<CaseEvent> events) {
        Instant at = draft.occurredAt;
        for (int i = dice.of(1, 1, 2, 3); i > 0; i--) {
            at = dice.percent(80) ? dice.timeAfter(at) : dice.time();
            draft.revision = Math.max(0, draft.revision + dice.of(-1, 0, 1, 1, 1, 2));
            draft.recordedAt = dice.percent(15) ? draft.recordedAt : dice.percent(60) ? at : null;
            draft.loggedAt = dice.percent(70) ? at : dice.timeAfter(at);
            draft.urgency = dice.percent(70) ? urgency() : draft.urgency;
            draft.kind = dice.percent(30) ? kind() : draft.kind;
            draft.category = dice.percent(30) ? category() : draft.category;
            draft.channel = dice.percent(20) ? dice.maybe(60, () -> dice.of("phone", "web")) : draft.channel;
            boolean granted = draft.step == Step.EXTENDED;
            draft.dueAt = dice.percent(granted ? 90 : 35)
                    ? dice.maybe(granted ? 55 : 80, () -> dice.anyTime(12))
                    : draft.dueAt;
            draft.occurredAt = dice.percent(10) ? dice.time() : draft.occurredAt;
            draft.step = draft.step.isOfExtension() && dice.percent(15)
                    ? dice.of(Step.EXTENDED, Step.EXTENSION_REQUESTED, Step.EXTENSION_DENIED)
                    : draft.step;
            events.add(event(id, draft));
            if (dice.percent(20)) {
                draft.loggedAt = dice.time();
                events.add(event(id, draft));
            }
        }
    }

    private @Nullable Urgency urgency() {
        return dice.maybe(80, () -> dice.of(Urgency.EMERGENCY, Urgency.ORDINARY));
    }

    private @Nullable Kind kind() {
        return dice.maybe(80, () -> dice.of(Kind.COMPLAINT, Kind.PRAISE));
    }

    private @Nullable String category() {
        return dice.maybe(80, () -> dice.of("城建/道路", "城建", "环保"));
    }

    private static boolean isTelling(Step step) {
        return step == Step.SUBMITTED || step == Step.RECLASSIFIED || step == Step.OPENED;
    }

    /** An event before its order is named and it is handed over. */
    private static final class Draft {
        private Step step;
        private Instant occurredAt;
        private @Nullable Instant loggedAt;
        private @Nullable Instant recordedAt;
        private @Nullable Instant dueAt;
        private @Nullable String factKey;
        private long revision;
        private @Nullable String unit;
        private List<String> coUnits = List.of();
        private @Nullable Kind kind;
        private @Nullable Urgency urgency;
        private @Nullable String category;
        private @Nullable String channel;
        private @Nullable String role;
        private @Nullable String concerns;
        private @Nullable String into;
        private @Nullable Boolean resolved;

        Draft(Step step, Instant occurredAt) {
            this.step = step;
            this.occurredAt = occurredAt;
        }
    }

    private Draft draft(Step step, Instant at) {
        Draft draft = new Draft(step, at);
        boolean telling = isTelling(step);
        draft.unit = dice.percent(WITH_UNIT.contains(step) ? 88 : 8) ? unit() : null;
        if (step == Step.DISPATCHED && dice.percent(30)) {
            draft.coUnits = dice.percent(30) ? List.of(unit(), unit()) : List.of(unit());
        }
        boolean timed = step == Step.EXTENDED || step == Step.DUE_CHANGED || telling;
        draft.dueAt = dice.maybe(
                timed ? 50 : 6, () -> dice.percent(80) ? dice.anyTime(20) : dice.anyTime(dice.of(200, 200, 400_000)));
        draft.factKey = dice.maybe(step.isOfExtension() ? 60 : 12, () -> "k" + dice.number(3));
        draft.revision = dice.percent(12) ? 1 + dice.number(2) : 0;
        draft.recordedAt = dice.maybe(10, dice::time);
        draft.kind = dice.maybe(telling ? 40 : 3, () -> dice.of(Kind.COMPLAINT, Kind.PRAISE));
        draft.urgency = dice.maybe(telling ? 60 : 4, () -> dice.of(Urgency.EMERGENCY, Urgency.ORDINARY));
        draft.category = dice.maybe(telling ? 40 : 3, () -> dice.of("城建/道路", "城建", "环保"));
        draft.channel = dice.maybe(telling ? 40 : 3, () -> dice.of("phone", "web"));
        if (Ruling.isForPeople(step)) {
            draft.role = dice.maybe(75, () -> dice.of("head", "head", "clerk", "caller"));
            draft.concerns = dice.maybe(90, () -> concern(step));
            draft.resolved = step == Step.CHECKED ? dice.maybe(60, () -> dice.percent(40)) : null;
            draft.into = dice.maybe(75, () -> "hotline:" + dice.of(1, 2, 3));
        }
        return draft;
    }

    /** A clock, or a light, that may be there. */
    private String concern(Step step) {
        String clock = dice.of(1, 1, 1, 2) + "/" + dice.of(CLOCKS);
        String hop = dice.percent(20) ? "/" + dice.time() + "~" + unit() : "";
        return clock + hop + (step == Step.LIGHT_REVOKED ? dice.of("/light", "/warning", "") : "");
    }

    private String unit() {
        return dice.of(UNITS);
    }

    private Instant later(Instant at) {
        return switch (dice.number(20)) {
            case 0 -> at.minusSeconds(3_600);
            case 1, 2, 3, 4, 5 -> dice.timeAfter(at);
            case 6 -> dice.percent(20) ? at.plusSeconds(LONG).plusMillis(dice.of(-1, 0, 1)) : at;
            default -> at;
        };
    }

    private CaseEvent event(String id, Draft d) {
        Instant logged = d.loggedAt != null ? d.loggedAt : later(d.occurredAt);
        CaseEventDraft draft = CaseEvent.draft("hotline", id, d.step, d.occurredAt, logged)
                .origin("t/0/" + handedOver++)
                .recordedAt(d.recordedAt)
                .dueAt(d.dueAt)
                .factKey(d.factKey)
                .revision(d.revision)
                .unit(d.unit)
                .coUnits(d.coUnits)
                .kind(d.kind)
                .urgency(d.urgency)
                .category(d.category)
                .channel(d.channel)
                .role(d.role)
                .concerns(d.concerns)
                .mergedInto(d.into)
                .resolved(d.resolved);
        return draft.done();
    }
}
