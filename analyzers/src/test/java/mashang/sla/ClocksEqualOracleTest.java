package mashang.sla;

import static mashang.sla.Orders.ORDER;
import static mashang.sla.Orders.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random logs of one order: what the clocks tell equals what an oracle finds by looking at every minute of log time anew.
 * All times are whole minutes, so that looking once a minute misses nothing.
 */
class ClocksEqualOracleTest {
    private static final int LAST_MINUTE = 400;
    private static final Step[] STEPS = {
        Step.SUBMITTED,
        Step.ACCEPTED,
        Step.REJECTED,
        Step.DISPATCHED,
        Step.HANDLED,
        Step.HANDLED,
        Step.REPLIED,
        Step.REPLIED,
        Step.RETURNED,
        Step.REOPENED,
        Step.CANCELLED,
        Step.URGED
    };

    @Property(tries = 4_000)
    void alertsEqualTheOraclesHoweverLogTimeAdvances(@ForAll long seed) {
        Random random = new Random(seed);
        long grace = random.nextInt(3) * 15L;
        Clocks clocks = Orders.clocks(grace);
        List<CaseEvent> log = randomLog(random);

        List<String> expected = oracle(log, grace);

        assertThat(inOneGo(clocks, shuffled(log, random))).as("in one go").isEqualTo(expected);
        assertThat(byTimers(clocks, log, random)).as("live, by timers").isEqualTo(expected);
    }

    private static List<CaseEvent> randomLog(Random random) {
        List<CaseEvent> log = new ArrayList<>();
        int events = 1 + random.nextInt(9);
        for (int i = 0; i < events; i++) {
            long occurred = random.nextInt(200);
            long logged = occurred + (random.nextBoolean() ? 0 : random.nextInt(150));
            CaseEventDraft draft = Orders.late(occurred, logged, STEPS[random.nextInt(STEPS.length)]);
            if (random.nextInt(3) == 0) {
                draft.factKey("k" + random.nextInt(2)).revision(random.nextInt(3));
            }
            if (random.nextInt(6) == 0) {
                draft.dueAt(minute(random.nextInt(200)));
            }
            if (random.nextInt(4) == 0) {
                draft.recordedAt(minute(random.nextInt(200)));
            }
            log.add(draft.origin("t/0/" + i).done());
        }
        if (random.nextBoolean()) {
            log.add(log.get(random.nextInt(log.size())));
        }
        return log;
    }

    private static List<CaseEvent> shuffled(List<CaseEvent> log, Random random) {
        List<CaseEvent> copy = new ArrayList<>(log);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<String> inOneGo(Clocks clocks, List<CaseEvent> log) {
        return lines(Orders.play(clocks, LAST_MINUTE, log).alerts());
    }

    /** As in the job: events arrive before the watermark passes them, and one timer at a time wakes the order. */
    private static List<String> byTimers(Clocks clocks, List<CaseEvent> log, Random random) {
        List<Alert> alerts = new ArrayList<>();
        OrderState state = OrderState.NEW;
        long watermark = minute(-1).toEpochMilli();
        for (int now = 0; now <= LAST_MINUTE; now += 1 + random.nextInt(20)) {
            long next = now >= LAST_MINUTE - 20
                    ? minute(LAST_MINUTE).toEpochMilli()
                    : minute(now).toEpochMilli();
            for (CaseEvent event : shuffled(log, random)) {
                long logged = event.loggedAt().toEpochMilli();
                if (logged > watermark && logged <= next) {
                    state = clocks.receive(state, event);
                }
            }
            OptionalLong wake = clocks.nextWake(state);
            while (wake.isPresent() && wake.getAsLong() <= next) {
                Advance advance = clocks.advance(ORDER, state, wake.getAsLong());
                alerts.addAll(advance.alerts());
                state = advance.state();
                wake = clocks.nextWake(state);
            }
            watermark = next;
        }
        return lines(alerts);
    }

    private static List<String> lines(List<Alert> alerts) {
        return alerts.stream()
                .map(a ->
                        a.alertId() + " due " + a.dueAt() + " decided " + a.decidedAt() + " withdrawn " + a.withdrawn())
                .sorted()
                .toList();
    }

    // ---- the oracle: no code of the clocks, everything afresh for every minute ----

    private static List<String> oracle(List<CaseEvent> log, long grace) {
        List<String> lines = new ArrayList<>();
        Map<String, long[]> standing = new TreeMap<>(); // round/clock → {due}
        Map<String, Integer> occasions = new HashMap<>();
        Map<String, Integer> corrections = new HashMap<>();
        for (int now = -1; now <= LAST_MINUTE; now++) {
            List<String> thisMinute = new ArrayList<>();
            Map<String, Long> overdue = overdue(known(log, now), now - grace);
            for (String clock : List.copyOf(standing.keySet())) {
                long toldDue = standing.get(clock)[0];
                Map<String, Long[]> all = verdicts(known(log, now));
                Long[] verdict = all.get(clock);
                boolean late = verdict != null && !(verdict[1] != null && verdict[1] <= verdict[0]);
                if (late && verdict[0] == toldDue) {
                    continue;
                }
                boolean withdrawn = !overdue.containsKey(clock);
                long due = verdict == null ? toldDue : verdict[0];
                int n = corrections.merge(clock + occasions.get(clock), 1, Integer::sum);
                thisMinute.add(line(id(clock, occasions) + "/correction/" + n, due, now, withdrawn));
                if (withdrawn) {
                    standing.remove(clock);
                } else {
                    standing.get(clock)[0] = due;
                }
            }
            for (Map.Entry<String, Long> o : overdue.entrySet()) {
                if (!standing.containsKey(o.getKey())) {
                    occasions.merge(o.getKey(), 1, Integer::sum);
                    standing.put(o.getKey(), new long[] {o.getValue()});
                    thisMinute.add(line(id(o.getKey(), occasions), o.getValue(), now, false));
                }
            }
            lines.addAll(thisMinute);
        }
        Collections.sort(lines);
        return lines;
    }

    private static String id(String clock, Map<String, Integer> occasions) {
        int n = occasions.get(clock);
        return ORDER + '/' + clock + "/breach" + (n > 1 ? "/" + n : "");
    }

    private static String line(String id, long due, long now, boolean withdrawn) {
        return id + " due " + minute(due) + " decided " + minute(now) + " withdrawn " + withdrawn;
    }

    private static List<CaseEvent> known(List<CaseEvent> log, int now) {
        return log.stream().filter(e -> min(e.loggedAt()) <= now).toList();
    }

    /** round/clock → due minute, of the clocks overdue when looked at in this minute; in the order of round, then clock. */
    private static Map<String, Long> overdue(List<CaseEvent> events, long now) {
        Map<String, Long> overdue = new java.util.LinkedHashMap<>();
        verdicts(events).forEach((clock, v) -> {
            if (v[0] <= now && !(v[1] != null && v[1] <= v[0])) {
                overdue.put(clock, v[0]);
            }
        });
        return overdue;
    }

    /** round/clock → {due, stop or null}. */
    private static Map<String, Long[]> verdicts(List<CaseEvent> events) {
        List<CaseEvent> counting = new ArrayList<>();
        for (CaseEvent e : events) {
            if (events.stream().noneMatch(other -> supersedes(other, e)) && !counting.contains(e)) {
                counting.add(e);
            }
        }
        counting.sort(java.util.Comparator.comparing(CaseEvent::occurredAt)
                .thenComparing(CaseEvent::step)
                .thenComparing(CaseEvent::eventId));
        List<Long> starts = new ArrayList<>(List.of(Long.MIN_VALUE));
        counting.stream()
                .filter(e -> e.step() == Step.REOPENED)
                .map(e -> min(e.occurredAt()))
                .distinct()
                .forEach(starts::add);
        Map<String, Long[]> verdicts = new java.util.LinkedHashMap<>();
        for (int r = 0; r < starts.size(); r++) {
            long from = starts.get(r);
            long to = r + 1 < starts.size() ? starts.get(r + 1) : Long.MAX_VALUE;
            List<CaseEvent> round =
                    counting.stream().filter(e -> isIn(e, from, to)).toList();
            put(verdicts, (r + 1) + "/receive", round, "SUBMITTED", "ACCEPTED REJECTED", 10, false);
            put(verdicts, (r + 1) + "/handle", round, "DISPATCHED", "HANDLED CANCELLED", 60, false);
            put(verdicts, (r + 1) + "/total", round, "SUBMITTED REOPENED", "REPLIED REJECTED CANCELLED", 120, true);
        }
        return verdicts;
    }

    /** What ends an order in the minute of a reopening belongs to the round before. */
    private static boolean isIn(CaseEvent e, long from, long to) {
        long at = min(e.occurredAt());
        return switch (e.step()) {
            case HANDLED, REPLIED, REJECTED, CANCELLED -> (from == Long.MIN_VALUE || at > from) && at <= to;
            default -> at >= from && at < to;
        };
    }

    private static void put(
            Map<String, Long[]> into,
            String name,
            List<CaseEvent> round,
            String start,
            String stop,
            long limit,
            boolean supplied) {
        Long started = null;
        Long stopped = null;
        Long due = null;
        for (CaseEvent e : round) {
            long t = min(e.occurredAt());
            if (List.of(start.split(" ")).contains(e.step().name()) && started == null) {
                started = t;
            }
            if (List.of(stop.split(" ")).contains(e.step().name()) && stopped == null) {
                stopped = t;
            }
            if (supplied && e.dueAt() != null) {
                due = min(e.dueAt());
            }
        }
        if (started != null) {
            into.put(name, new Long[] {due != null ? due : Long.valueOf(started + limit), stopped});
        }
    }

    private static boolean supersedes(CaseEvent a, CaseEvent b) {
        if (a.eventId().equals(b.eventId()) || !slot(a).equals(slot(b))) {
            return false;
        }
        if (a.revision() != b.revision()) {
            return a.revision() > b.revision();
        }
        long ra = a.recordedAt() == null ? Long.MIN_VALUE : min(a.recordedAt());
        long rb = b.recordedAt() == null ? Long.MIN_VALUE : min(b.recordedAt());
        if (ra != rb) {
            return ra > rb;
        }
        if (!a.occurredAt().equals(b.occurredAt())) {
            return a.occurredAt().isBefore(b.occurredAt());
        }
        return a.eventId().compareTo(b.eventId()) > 0;
    }

    private static String slot(CaseEvent e) {
        if (e.factKey() != null) {
            return e.factKey();
        }
        if (List.of(Step.SUBMITTED, Step.ACCEPTED, Step.REJECTED).contains(e.step())) {
            return e.step().name();
        }
        return e.step().name() + "/" + e.occurredAt();
    }

    private static long min(java.time.Instant at) {
        return java.time.Duration.between(Orders.START, at).toMinutes();
    }
}
