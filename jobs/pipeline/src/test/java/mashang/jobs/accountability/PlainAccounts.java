package mashang.jobs.accountability;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import mashang.sla.Alert;
import mashang.sla.CalendarPlan;
import mashang.sla.Verdict;
import mashang.sla.oracle.Judgement;
import mashang.units.Identity;
import mashang.units.Matter;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/**
 * The figures of all units reckoned once from a whole log, with a pencil: from events and what the oracle judges, sharing neither code nor structure with what the job does. For logs
 * without amendments, waivers and helpers.
 */
final class PlainAccounts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> HOTLINE = Set.of("receive", "transfer", "follow-up", "answer");
    private static final Set<Step> ENDS = Set.of(
            Step.HANDLED, Step.REPLIED, Step.FOLLOWED_UP, Step.CHECKED, Step.WRITTEN_OFF, Step.ANSWERED, Step.REJECTED);

    private final Units units;
    private final Predicate<String> lights;
    private final CalendarPlan calendar;
    private final Map<Long, Boolean> noted = new HashMap<>();
    private final Map<String, Long> figures = new TreeMap<>();

    /**
     * @param lights whether being late on a clock lights lights
     * @param calendar by whose hours working days are counted
     */
    PlainAccounts(Units units, Predicate<String> lights, CalendarPlan calendar) {
        this.units = units;
        this.lights = lights;
        this.calendar = calendar;
        calendar.notices().stream()
                .sorted(Comparator.comparingLong(CalendarPlan.Notice::publishedAt))
                .forEach(notice -> notice.days().forEach(day -> noted.put(day.day(), day.working())));
    }

    /** Minutes of office hours between two times, a fraction of one included; negative where they are the wrong way round. */
    private double officeMinutes(Instant from, Instant until) {
        if (until.isBefore(from)) {
            return -officeMinutes(until, from);
        }
        double minutes = 0;
        for (LocalDate day = day(from); !day.isAfter(day(until)); day = day.plusDays(1)) {
            for (CalendarPlan.Hours hours : isWorked(day) ? calendar.hours() : List.<CalendarPlan.Hours>of()) {
                Instant midnight = day.atStartOfDay(ZONE).toInstant();
                Instant opens = midnight.plus(Duration.ofMinutes(hours.from()));
                Instant closes = midnight.plus(Duration.ofMinutes(hours.until()));
                Instant begin = from.isAfter(opens) ? from : opens;
                Instant end = until.isBefore(closes) ? until : closes;
                minutes += begin.isBefore(end) ? begin.until(end, ChronoUnit.MILLIS) / 60_000.0 : 0;
            }
        }
        return minutes;
    }

    private boolean isWorked(LocalDate day) {
        return noted.getOrDefault(day.toEpochDay(), calendar.week().contains(day.getDayOfWeek()));
    }

    /** {@code period|unit|figure}: amount. */
    Map<String, Long> of(Collection<CaseEvent> log, Map<String, Judgement> judged) {
        Map<String, List<CaseEvent>> orders = new TreeMap<>();
        log.forEach(e ->
                orders.computeIfAbsent(e.orderId(), id -> new ArrayList<>()).add(e));
        orders.forEach((id, events) -> {
            events.sort(Comparator.comparing(CaseEvent::occurredAt).thenComparing(CaseEvent::eventId));
            new Order(events, judged.get(id)).write();
        });
        return figures;
    }

    private final class Order {
        private final List<CaseEvent> events;
        private final Judgement judged;
        private final List<Integer> rounds = new ArrayList<>();
        private final CaseEvent head;
        private int last = 1;

        Order(List<CaseEvent> events, Judgement judged) {
            this.events = events;
            this.judged = judged;
            this.head = events.get(0);
            boolean ended = false;
            for (CaseEvent e : events) {
                if (e.step() == Step.REOPENED && ended) {
                    last++;
                    ended = false;
                }
                ended |= ENDS.contains(e.step());
                rounds.add(last);
            }
        }

        void write() {
            steps();
            list();
            judged.verdicts().forEach(this::clock);
            alerts();
            for (int round = 1; round <= last; round++) {
                closing(round);
                items(round);
            }
        }

        private String holder(Instant at) {
            String first = null;
            String holder = null;
            for (CaseEvent e : events) {
                if (e.step() == Step.DISPATCHED) {
                    first = first == null ? e.unit() : first;
                    holder = e.occurredAt().isAfter(at) ? holder : e.unit();
                }
            }
            return holder == null ? first == null ? named() : first : holder;
        }

        private String named() {
            String named = null;
            for (CaseEvent e : events) {
                named = e.unit() == null ? named : e.unit();
            }
            return named;
        }

        private void steps() {
            CaseEvent before = null;
            boolean handled = false;
            for (CaseEvent e : events) {
                switch (e.step()) {
                    case DISPATCHED -> {
                        if (before != null && !handled && !key(before).equals(key(e))) {
                            add(before.unit(), e.occurredAt(), "passedOn");
                        }
                        add(e.unit(), e.occurredAt(), "received");
                        before = e;
                        handled = false;
                    }
                    case HANDLED -> {
                        add(e.unit(), e.occurredAt(), "handled");
                        handled = true;
                    }
                    case RETURN_REQUESTED -> add(e.unit(), e.occurredAt(), "returnsAsked");
                    case RETURNED -> add(e.unit(), e.occurredAt(), "returnsAccepted");
                    case RETURN_DENIED -> add(e.unit(), e.occurredAt(), "returnsDenied");
                    case URGED -> add(before == null ? null : before.unit(), e.occurredAt(), "urges");
                    default -> {}
                }
            }
        }

        private String key(CaseEvent e) {
            return units.key(e.unit(), e.occurredAt().toEpochMilli());
        }

        /** On and off the list. */
        private void list() {
            Set<Step> had = new HashSet<>();
            boolean on = true;
            add(holder(head.occurredAt()), head.occurredAt(), "books.OPENED");
            for (int i = 0; i < events.size(); i++) {
                CaseEvent e = events.get(i);
                if (i > 0 && rounds.get(i) > rounds.get(i - 1)) {
                    had.clear();
                    if (!on) {
                        add(holder(e.occurredAt()), e.occurredAt(), "books.REOPENED");
                    }
                    on = true;
                }
                had.add(e.step() == Step.CHECKED && Boolean.FALSE.equals(e.resolved()) ? Step.URGED : e.step());
                boolean done = had.contains(Step.CHECKED)
                        && (had.contains(Step.ANSWERED) || (had.contains(Step.HANDLED) && had.contains(Step.REPLIED)));
                if (on && e.step() == Step.WRITTEN_OFF && done) {
                    add(holder(e.occurredAt()), e.occurredAt(), "books.WRITTEN_OFF");
                    on = false;
                } else if (on && e.step() == Step.REJECTED) {
                    add(holder(e.occurredAt()), e.occurredAt(), "books.REJECTED");
                    on = false;
                }
            }
        }

        private void clock(Verdict v) {
            boolean inTime = v.stop() != null && (v.due() == null || !v.stop().isAfter(v.due()));
            if (!v.breached() && !inTime) {
                return;
            }
            Instant at = v.breached() ? v.due() : v.stop();
            boolean isMissedByHolder = !inTime && v.hop() == null && !HOTLINE.contains(v.clock());
            String unit = isMissedByHolder ? holder(v.due()) : unitOf(v);
            String whose = HOTLINE.contains(v.clock()) ? "#hotline" : null;
            count(whose, unit, at, "clock." + v.clock() + (inTime ? ".inTime" : ".late"));
            if (v.due() != null && v.due().isAfter(v.start())) {
                long limit = v.start().until(v.due(), ChronoUnit.MILLIS);
                long used = v.stop() == null ? 2 * limit : v.start().until(v.stop(), ChronoUnit.MILLIS);
                long share = Math.max(0, Math.min(200, (long) Math.floor((double) used / limit * 100)));
                count(whose, unit, at, "used." + v.clock() + '.' + share);
            }
        }

        private String unitOf(Verdict v) {
            if (v.hop() != null) {
                return v.hop().substring(v.hop().indexOf('~') + 1);
            }
            for (CaseEvent e : events) {
                if (e.unit() != null && e.occurredAt().equals(v.stop())) {
                    return e.unit(); // who stopped it
                }
            }
            return holder(v.stop() == null ? Instant.MAX : v.stop());
        }

        private void alerts() {
            for (Alert a : standing()) {
                boolean yellow = a.kind() == Alert.Kind.WARNING;
                if (a.kind() == Alert.Kind.BUCK_PASSING) {
                    add(holder(passing(a.round()).minusMillis(1)), passing(a.round()), "buckPassing");
                } else if (a.kind() == Alert.Kind.LIGHT || (yellow && lights.test(a.clock()))) {
                    String unit = unitOf(judgedOf(a)); // by all that is known by now, and not as it was told
                    if (unit == null) {
                        continue;
                    }
                    Identity who = identity(unit, a.startedAt(), day(a.startedAt()));
                    boolean town = who != null && who.kind() == Unit.Kind.TOWN;
                    add(unit, a.toldAt(), (town ? "cards." : "lights.") + (yellow ? "YELLOW" : "RED"));
                }
            }
        }

        private Verdict judgedOf(Alert a) {
            return judged.verdicts().stream()
                    .filter(v ->
                            v.round() == a.round() && v.clock().equals(a.clock()) && Objects.equals(v.hop(), a.hop()))
                    .findFirst()
                    .orElseThrow();
        }

        /** What was told and not withdrawn. */
        private List<Alert> standing() {
            Set<String> withdrawn = new HashSet<>();
            for (Alert a : judged.alerts()) {
                if (a.withdrawn()) {
                    withdrawn.add(a.corrects());
                }
            }
            return judged.alerts().stream()
                    .filter(a -> !withdrawn.contains(a.alertId()))
                    .toList();
        }

        /** When the order came back to a unit, or to the fourth. */
        private Instant passing(int round) {
            List<String> had = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                CaseEvent e = events.get(i);
                if (rounds.get(i) != round || e.step() != Step.DISPATCHED) {
                    continue;
                }
                boolean moves = had.isEmpty() || !had.get(had.size() - 1).equals(key(e));
                if (moves && had.contains(key(e))) {
                    return e.occurredAt();
                }
                if (moves) {
                    had.add(key(e));
                }
                if (had.size() == 4) {
                    return e.occurredAt();
                }
            }
            throw new IllegalStateException("no passing in round " + round);
        }

        private boolean isPassed(int round) {
            return standing().stream().anyMatch(a -> a.round() == round && a.kind() == Alert.Kind.BUCK_PASSING);
        }

        private CaseEvent lastOf(int round, Step step) {
            CaseEvent found = null;
            for (int i = 0; i < events.size(); i++) {
                found = rounds.get(i) == round && events.get(i).step() == step ? events.get(i) : found;
            }
            return found;
        }

        private void closing(int round) {
            String unit = null;
            Instant end = null;
            for (int i = 0; i < events.size(); i++) {
                unit = rounds.get(i) <= round && events.get(i).step() == Step.DISPATCHED
                        ? events.get(i).unit()
                        : unit;
                end = end == null && rounds.get(i) == round + 1 ? events.get(i).occurredAt() : end;
            }
            if (round < last) {
                add(unit, end, "reopens");
            }
            CaseEvent said = lastOf(round, Step.FOLLOWED_UP);
            if (said != null) {
                answer(unit, said, said.contacted(), "contactAsked", "contacted");
                answer(unit, said, said.resolved(), "resolutionAsked", "resolved");
                answer(unit, said, said.satisfied(), "satisfactionAsked", "satisfied");
            }
        }

        private void answer(String unit, CaseEvent said, Boolean yes, String asked, String counted) {
            if (yes != null) {
                add(unit, said.occurredAt(), asked);
                if (yes) {
                    add(unit, said.occurredAt(), counted);
                }
            }
        }

        private void items(int round) {
            Map<String, List<CaseEvent>> turns = new LinkedHashMap<>();
            for (int i = 0; i < events.size(); i++) {
                CaseEvent e = events.get(i);
                if (rounds.get(i) == round && e.step() == Step.DISPATCHED) {
                    turns.computeIfAbsent(key(e), k -> new ArrayList<>()).add(e);
                }
            }
            turns.forEach((key, dispatches) -> item(round, key, dispatches, turns.keySet()));
        }

        private void item(int round, String key, List<CaseEvent> dispatches, Set<String> all) {
            Instant settled = null;
            boolean late = false;
            List<Verdict> turns = new ArrayList<>();
            boolean running = false;
            Instant lastDispatch = dispatches.get(dispatches.size() - 1).occurredAt();
            for (Verdict v : judged.verdicts()) {
                if (v.round() != round || HOTLINE.contains(v.clock()) || !keyOf(v).equals(key)) {
                    continue;
                }
                if (v.breached() && (v.hop() != null || !v.start().isBefore(lastDispatch))) {
                    late = true;
                    settled = earlier(settled, v.due());
                }
                if (v.clock().equals("unit-handle")) {
                    turns.add(v);
                    running |= v.stop() == null;
                }
            }
            double limit = turns.stream()
                    .min(Comparator.comparing(Verdict::start))
                    .map(v -> officeMinutes(v.start(), v.due()))
                    .orElse(0.0);
            double held = turns.stream()
                    .filter(v -> v.stop() != null)
                    .mapToDouble(v -> officeMinutes(v.start(), v.stop()))
                    .sum();
            CaseEvent handled = lastOf(round, Step.HANDLED);
            boolean mine = handled != null && whose(handled, all).equals(key);
            settled = mine ? earlier(settled, handled.occurredAt()) : settled;
            if (settled == null) {
                return;
            }
            CaseEvent said = lastOf(round, Step.FOLLOWED_UP);
            boolean undone = mine && (round < last || (said != null && Boolean.FALSE.equals(said.resolved())));
            late |= undone || (!running && held > limit + 1e-6);
            boolean poor = undone || (mine && said != null && Boolean.FALSE.equals(said.satisfied()));
            for (int i = 0; i < events.size(); i++) {
                CaseEvent e = events.get(i);
                poor |= rounds.get(i) == round
                        && e.step() == Step.RETURN_DENIED
                        && whose(e, all).equals(key);
            }
            if (isPassed(round)) {
                Instant at = passing(round).minusMillis(1);
                poor |= units.key(holder(at), at.toEpochMilli()).equals(key);
            }
            String unit = dispatches.get(0).unit();
            String category = "@" + (head.category().startsWith("环境") ? "环境/噪音" : "交通");
            add(unit, settled, "timed" + category);
            if (late) {
                add(unit, settled, "timedLate" + category);
            }
            if (poor) {
                add(unit, settled, "timedPoor" + category);
            }
            if (mine && !running && !late && !poor && held <= limit / 2 + 1e-6) {
                add(unit, settled, "timedEarly" + category);
            }
        }

        /** Who it names, if that had the order in the round; else who had it then. */
        private String whose(CaseEvent e, Set<String> had) {
            String holder = holder(e.occurredAt());
            return had.contains(key(e))
                    ? key(e)
                    : holder == null ? "" : units.key(holder, e.occurredAt().toEpochMilli());
        }

        private String keyOf(Verdict v) {
            String unit = unitOf(v);
            return unit == null ? "" : units.key(unit, v.start().toEpochMilli());
        }

        private Instant earlier(Instant one, Instant other) {
            return one == null || other.isBefore(one) ? other : one;
        }

        private void add(String unit, Instant at, String figure) {
            count(null, unit, at, figure);
        }

        private void count(String whose, String unit, Instant at, String figure) {
            LocalDate day = day(at);
            Map<String, LocalDate> periods = periods(day);
            periods.forEach((period, end) -> {
                String holder = whose == null ? holder(unit, at, end) : whose;
                figures.merge(period + '|' + holder + '|' + figure, 1L, Long::sum);
            });
        }

        private String holder(String unit, Instant at, LocalDate end) {
            if (unit == null) {
                return "#none";
            }
            Identity who = identity(unit, at, end);
            return who == null
                    ? "#unknown/" + unit
                    : who.countsFor() == null ? "#unclear/" + who.id() : who.countsFor();
        }

        private Identity identity(String unit, Instant at, LocalDate asOf) {
            long noon = asOf.atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();
            Matter matter = new Matter(head.district(), null, head.category());
            return units.identity(unit, at.toEpochMilli(), noon, matter).orElse(null);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** Ids of all periods of a day, and their last days. */
    static Map<String, LocalDate> periods(LocalDate day) {
        Map<String, LocalDate> periods = new HashMap<>();
        int year = day.getYear();
        int month = day.getMonthValue();
        periods.put(day.toString(), day);
        LocalDate sunday =
                day.plusDays(DayOfWeek.SUNDAY.getValue() - day.getDayOfWeek().getValue());
        LocalDate thursday = sunday.minusDays(3);
        periods.put("%d-W%02d".formatted(thursday.getYear(), (thursday.getDayOfYear() + 6) / 7), sunday);
        periods.put("%d-%02d".formatted(year, month), day.withDayOfMonth(day.lengthOfMonth()));
        int quarter = (month + 2) / 3;
        periods.put(
                year + "-Q" + quarter,
                LocalDate.of(year, quarter * 3, 1).plusMonths(1).minusDays(1));
        int half = month <= 6 ? 1 : 2;
        periods.put(
                year + "-H" + half,
                LocalDate.of(year, half * 6, 1).plusMonths(1).minusDays(1));
        periods.put(String.valueOf(year), LocalDate.of(year, 12, 31));
        return periods;
    }
}
