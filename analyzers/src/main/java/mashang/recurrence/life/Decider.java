package mashang.recurrence.life;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mashang.text.Concern;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a life: everything that the policy has a say in. */
final class Decider {
    private final LifePolicy policy;
    private final @Nullable TrendReader trends;
    private final WeekOnWeek weeks;

    Decider(LifePolicy policy, @Nullable TrendReader trends) {
        this.policy = policy;
        this.trends = trends;
        this.weeks = new WeekOnWeek(policy.growth());
    }

    /** After something happened to a problem. Nothing is decided about a theme, so that it is told once it is none. */
    void decide(LiveLife life, Instant at, List<LifeEvent> events) {
        if (life.theme) {
            life.maybeClosed = false;
            return;
        }
        if (life.phase == Phase.STRUCK_OFF) {
            recur(life, at, events);
        }
        if (life.phase != Phase.STRUCK_OFF) {
            rise(life, at, events);
        }
        // only when an order went: a problem that the office opened again stays open without orders
        if (life.maybeClosed && life.closed() && life.phase != Phase.SEEN && life.phase != Phase.STRUCK_OFF) {
            strikeOff(life, at, false, events);
        }
        life.maybeClosed = false;
    }

    private void rise(LiveLife life, Instant at, List<LifeEvent> events) {
        LifePolicy.Common common = policy.common();
        if (life.phase == Phase.COMMON) {
            return;
        }
        Count count = life.count(at, common.window());
        if (life.phase == Phase.SEEN && count.people() >= policy.candidatePeople()) {
            life.phase = Phase.CANDIDATE;
            tell(life, LifeStep.CANDIDATE, at, Evidence.of(count).needing(0, policy.candidatePeople(), 0), events);
        }
        boolean much = count.size() >= common.size() && count.people() >= common.people();
        if (life.phase != Phase.SEEN && much && count.grids() >= common.grids()) {
            life.phase = Phase.COMMON;
            life.trend = null;
            Evidence evidence = Evidence.of(count).needing(common.size(), common.people(), common.grids());
            tell(life, LifeStep.COMMON, at, evidence, events);
        } else {
            urge(life, at, events);
        }
    }

    private void urge(LiveLife life, Instant at, List<LifeEvent> events) {
        Duration window = policy.urgent().window();
        List<Member> members = life.since(at.minus(window));
        for (Member member : members) {
            Concern concern = member.concern();
            if (concern != null
                    && policy.urgent().concerns().contains(concern)
                    && life.urgencies.add(UrgentReason.of(concern))) {
                Evidence evidence = Evidence.of(life.count(at, window));
                List<String> which = List.of(member.orderId());
                tell(life, LifeStep.URGENT, at, evidence.because(UrgentReason.of(concern), 1, which), events);
            }
        }
        List<Member> visits = life.visits.most(members);
        if (visits.size() >= policy.urgent().visits() && life.urgencies.add(UrgentReason.COMES_BACK)) {
            List<String> which = visits.stream().map(Member::orderId).toList();
            Evidence evidence = Evidence.of(life.count(at, window));
            tell(life, LifeStep.URGENT, at, evidence.because(UrgentReason.COMES_BACK, visits.size(), which), events);
        }
    }

    private void recur(LiveLife life, Instant at, List<LifeEvent> events) {
        Instant struckOffAt = life.struckOffAt;
        if (struckOffAt == null
                || at.isAfter(struckOffAt.plus(policy.recurrence().within()))) {
            life.phase = life.closed() ? Phase.STRUCK_OFF : Phase.SEEN;
            return;
        }
        Count again = life.count(at, policy.recurrence().within());
        if (again.people() >= policy.recurrence().people()) {
            life.phase = Phase.RECURRED;
            life.struckOffByOffice = false;
            life.trend = null;
            Evidence evidence =
                    Evidence.of(again).needing(0, policy.recurrence().people(), 0);
            tell(life, LifeStep.RECURRED, at, evidence, events);
        }
    }

    private void strikeOff(LiveLife life, Instant at, boolean office, List<LifeEvent> events) {
        Evidence evidence = Evidence.of(life.count(at, policy.horizon())).said(office);
        life.before = life.phase;
        life.phase = Phase.STRUCK_OFF;
        life.struckOffAt = at;
        life.struckOffByOffice = office;
        life.trend = null;
        life.urgencies.clear();
        tell(life, LifeStep.STRUCK_OFF, at, evidence, events);
    }

    private void reopen(LiveLife life, Instant at, boolean office, List<LifeEvent> events) {
        life.phase = life.before;
        life.struckOffAt = null;
        life.struckOffByOffice = false;
        tell(
                life,
                LifeStep.REOPENED,
                at,
                Evidence.of(life.count(at, policy.horizon())).said(office),
                events);
    }

    /** What orders, the office and analysts said. */
    void told(LiveLife life, LifeInput input, List<LifeEvent> events) {
        boolean struckOff = life.phase == Phase.STRUCK_OFF;
        switch (input.kind()) {
            case ORDER_CLOSED -> input.orders().forEach(life::close);
            case ORDER_REOPENED -> {
                input.orders().forEach(life::open);
                if (struckOff && !life.struckOffByOffice) {
                    reopen(life, input.at(), false, events);
                }
            }
            case STRUCK_OFF -> {
                if (!struckOff) {
                    strikeOff(life, input.at(), true, events);
                } else {
                    life.struckOffByOffice = true;
                }
            }
            case REOPENED -> {
                if (struckOff) {
                    reopen(life, input.at(), true, events);
                }
            }
            case THEME -> life.theme = true;
            case NO_THEME -> {
                life.maybeClosed = life.theme;
                life.theme = false;
            }
            case MUTED -> life.muted = true;
            case UNMUTED -> life.muted = false;
            case RENAMED -> life.name = input.name();
            default -> throw new IllegalArgumentException(input.kind().name());
        }
    }

    /** Told only where something was told of either. */
    void merged(LiveLife into, String from, Instant at, List<LifeEvent> events) {
        if (into.told.isEmpty()) {
            return;
        }
        Count count = into.count(at, policy.common().window());
        tell(into, LifeStep.MERGED, at, Evidence.of(count).about(from), events);
    }

    void split(LiveLife from, String part, Instant at, List<LifeEvent> events) {
        Count count = from.count(at, policy.common().window());
        tell(from, LifeStep.SPLIT, at, Evidence.of(count).about(part), events);
    }

    /** Looks where it is going. */
    void review(LiveLife life, Instant at, List<LifeEvent> events) {
        if (!moves(life)) {
            return;
        }
        TrendReading reading = trends == null ? weeks.read(life, at) : trends.read(life.problemId, at);
        if (reading == null || reading.trend() == life.trend) {
            return;
        }
        boolean first = life.trend == null;
        life.trend = reading.trend();
        if (!first || reading.trend() != Trend.STEADY) {
            Evidence evidence =
                    Evidence.of(life.count(at, policy.growth().span())).with(reading);
            tell(life, LifeStep.valueOf(reading.trend().name()), at, evidence, events);
        }
    }

    /** The first time to look after something happened at a time; absent where there is no need. */
    @Nullable
    Instant firstReview(LiveLife life, Instant at) {
        long every = policy.growth().review().toMillis();
        long number = Math.floorDiv(at.toEpochMilli() + every - 1, every);
        return moves(life) ? Instant.ofEpochMilli(number * every) : null;
    }

    /** The next time; absent where nothing but a new complaint can change the answer. */
    @Nullable
    Instant nextReview(LiveLife life, Instant last) {
        boolean asleep = life.trend == Trend.FADING
                && !life.anySince(last.minus(policy.growth().span().multipliedBy(2)));
        return moves(life) && !asleep ? last.plus(policy.growth().review()) : null;
    }

    private static boolean moves(LiveLife life) {
        return !life.theme && (life.phase == Phase.COMMON || life.phase == Phase.RECURRED);
    }

    private static void tell(LiveLife life, LifeStep step, Instant at, Evidence evidence, List<LifeEvent> events) {
        if (!life.muted && !life.theme) {
            int ordinal = life.ordinal(step);
            String id = life.problemId + '/' + step + '/' + ordinal;
            events.add(new LifeEvent(id, life.problemId, step, ordinal, at, life.phase, evidence));
        }
    }
}
