package mashang.jobs.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;

/**
 * Events of many orders as they are handed over, up to their striking off and beyond: most are handled, answered, checked and struck off; some are struck
 * off too early, refused, taken back, joined, reopened; some are tasks. One report in twenty is hours or days late, one in fifty comes twice, one in a hundred is amended.
 */
final class ListedLives implements Iterator<CaseEvent> {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<String> UNITS = List.of("市城市管理局", "市水务局", "市公安局", "东街街道");

    private final SplittableRandom random;
    private final PriorityQueue<CaseEvent> next =
            new PriorityQueue<>(Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::eventId));
    private final long start;
    private final long orders;
    private final long apart;
    private long begun;

    ListedLives(long seed, Instant start, long orders, Duration span) {
        this.random = new SplittableRandom(seed);
        this.start = start.toEpochMilli();
        this.orders = orders;
        this.apart = span.toMillis() / orders;
    }

    @Override
    public boolean hasNext() {
        return begun < orders || !next.isEmpty();
    }

    @Override
    public CaseEvent next() {
        while (begun < orders
                && (next.isEmpty() || next.element().loggedAt().toEpochMilli() >= start + begun * apart)) {
            Life life = new Life(begun, start + begun * apart + random.nextLong(apart));
            life.live();
            begun++;
        }
        return next.remove();
    }

    private final class Life {
        private final String id;
        private long at;

        Life(long number, long at) {
            this.id = String.valueOf(number);
            this.at = at;
        }

        void live() {
            if (isOneIn(50)) {
                step(Step.OPENED, 0);
                step(Step.INSPECTED, 20 * DAY);
                step(Step.FINISHED, 30 * DAY);
                closeOut();
                return;
            }
            step(Step.SUBMITTED, 0);
            if (isOneIn(25)) {
                step(Step.REJECTED, HOUR);
                reopen(40);
                return;
            }
            step(Step.ACCEPTED, HOUR / 4);
            if (isOneIn(5)) {
                step(Step.ANSWERED, HOUR / 4);
                closeOut();
                reopen(20);
                return;
            }
            if (isOneIn(40)) {
                step(Step.MERGED, HOUR);
                reopen(10);
                return;
            }
            round(1);
        }

        private void round(int number) {
            String unit = UNITS.get(random.nextInt(UNITS.size()));
            String helper = UNITS.get(random.nextInt(UNITS.size()));
            boolean isHelped = isOneIn(8);
            add(draft(Step.DISPATCHED, HOUR).unit(unit).coUnits(isHelped ? List.of(helper) : List.of()));
            add(draft(Step.SIGNED, 8 * HOUR).unit(unit));
            if (isOneIn(30)) {
                step(Step.CANCELLED, DAY);
                reopen(10);
                return;
            }
            if (isHelped) {
                add(draft(Step.HANDLED, DAY).unit(helper));
            }
            if (isOneIn(60)) {
                return; // open for ever
            }
            add(draft(Step.HANDLED, 4 * DAY).unit(unit).evidence(random.nextInt(3)));
            if (isOneIn(15)) {
                step(Step.WRITTEN_OFF, HOUR); // before anybody had an answer
            }
            add(draft(Step.REPLIED, DAY).unit(unit));
            step(Step.FOLLOWED_UP, DAY);
            closeOut();
            if (number < 4 && isOneIn(12)) {
                step(Step.REOPENED, 10 * DAY);
                round(number + 1);
            }
        }

        private void closeOut() {
            if (isOneIn(10)) {
                step(Step.WRITTEN_OFF, DAY); // unchecked
            }
            if (isOneIn(12)) {
                add(draft(Step.CHECKED, DAY).resolved(false));
                step(Step.WRITTEN_OFF, HOUR);
            }
            if (!isOneIn(20)) {
                step(Step.CHECKED, 2 * DAY);
                step(Step.WRITTEN_OFF, isOneIn(3) ? 0 : DAY);
            }
        }

        private void reopen(int oneIn) {
            if (isOneIn(oneIn)) {
                step(Step.REOPENED, 3 * DAY);
                round(2);
            }
        }

        private void step(Step step, long within) {
            add(draft(step, within));
        }

        private CaseEventDraft draft(Step step, long within) {
            at += within == 0 ? 0 : random.nextLong(within);
            long late = isOneIn(20) ? random.nextLong(3 * DAY) : random.nextLong(60_000);
            return CaseEvent.draft("hotline", id, step, Instant.ofEpochMilli(at), Instant.ofEpochMilli(at + late))
                    .revision(1)
                    .factKey(step + "/" + at)
                    .origin("a");
        }

        private void add(CaseEventDraft draft) {
            CaseEvent event = draft.done();
            next.add(event);
            if (isOneIn(50)) {
                next.add(again(event, event.occurredAt(), 1, "b"));
            }
            if (isOneIn(100)) {
                long moved = random.nextLong(-2 * DAY, 2 * DAY);
                next.add(again(event, event.occurredAt().plusMillis(moved), 2, "a"));
            }
        }

        private CaseEvent again(CaseEvent e, Instant occurred, long revision, String origin) {
            Instant logged = e.loggedAt().plusMillis(random.nextLong(2 * DAY));
            return CaseEvent.draft("hotline", id, e.step(), occurred, logged)
                    .revision(revision)
                    .factKey(e.factKey())
                    .origin(origin)
                    .unit(e.unit())
                    .coUnits(new ArrayList<>(e.coUnits()))
                    .resolved(e.resolved())
                    .evidence(e.evidence())
                    .done();
        }

        private boolean isOneIn(int many) {
            return random.nextInt(many) == 0;
        }
    }
}
