package mashang.local.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * Canonical events of many orders, interleaved as they were handed over. The same arguments give the same events.
 *
 * <p>Lives are those of DOMAIN's ordinary order: most go straight through, some are returned and sent to another unit, put
 * on hold, extended, urged or reopened; one step in twelve takes too long, one record in fifty is hours late, one in a hundred comes twice. Every record
 * of a whole life carries a text of some 800 bytes, of one that is left open only the submission.
 */
final class OrderLives implements Iterator<CaseEvent> {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** A Monday in 2025, when the working calendar is confirmed. */
    private static final long START = Instant.parse("2025-03-03T00:00:00Z").toEpochMilli();

    /** Begins the feed's numbers. */
    private static final String YEAR = "2025";

    private final SplittableRandom random;
    private final OrderFaces faces;
    private final long orders;
    private final long apart;
    private final boolean areLeftOpen;
    private final PriorityQueue<CaseEvent> next =
            new PriorityQueue<>(Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::eventId));
    private long begun;
    private long distinct;

    private OrderLives(List<String> units, long orders, long spanMillis, boolean areLeftOpen, long seed) {
        this.random = new SplittableRandom(seed);
        this.faces = new OrderFaces(units, random);
        this.orders = orders;
        this.apart = Math.max(1, spanMillis / orders);
        this.areLeftOpen = areLeftOpen;
    }

    /** Whole lives, begun over six weeks. */
    static OrderLives whole(List<String> units, long orders, long seed) {
        return new OrderLives(units, orders, 42 * DAY, false, seed);
    }

    /** Lives up to the unit's signature, all begun within two days: nobody has handled any of them. */
    static OrderLives open(List<String> units, long orders, long seed) {
        return new OrderLives(units, orders, 2 * DAY, true, seed);
    }

    /** Different events handed out so far: repetitions aside. */
    long distinct() {
        return distinct;
    }

    /** Number of an event's order, from 0. */
    static long numberOf(CaseEvent event) {
        return Long.parseLong(event.orderId().substring(event.orderId().indexOf(':') + 1 + YEAR.length()));
    }

    @Override
    public boolean hasNext() {
        return begun < orders || !next.isEmpty();
    }

    @Override
    public CaseEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (begun < orders && (next.isEmpty() || next.peek().loggedAt().toEpochMilli() >= START + begun * apart)) {
            begin(begun++);
        }
        return next.remove();
    }

    private void begin(long number) {
        Life life = new Life(number, START + number * apart);
        life.receive();
        if (!areLeftOpen) {
            life.handle();
            if (random.nextInt(20) == 0) {
                life.step(Step.REOPENED, DAY, 10 * DAY);
                life.dispatch();
                life.handle();
            }
        }
    }

    /** One step in twelve takes longer than it may. */
    private boolean isSlow() {
        return isOneIn(12);
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** One order on its way. */
    private final class Life {
        private final String id;
        private long time;
        private String unit = "";

        Life(long number, long time) {
            this.id = YEAR + String.format("%09d", number);
            this.time = time;
        }

        void receive() {
            add(faces.dress(draft(Step.SUBMITTED)).content(OrderTexts.text(random)));
            step(Step.ACCEPTED, MINUTE / 4, isSlow() ? 30 * MINUTE : 2 * MINUTE);
            pass(MINUTE, isSlow() ? 2 * HOUR : 12 * MINUTE);
            dispatch();
        }

        void dispatch() {
            unit = faces.unit();
            CaseEventDraft dispatched = draft(Step.DISPATCHED).unit(unit).reason(reason());
            add(isOneIn(10) ? dispatched.coUnits(new ArrayList<>(List.of(faces.unit()))) : dispatched);
            ofUnit(Step.SIGNED, 10 * MINUTE, isSlow() ? 2 * DAY : 4 * HOUR);
        }

        void handle() {
            if (isOneIn(10)) {
                ofUnit(Step.RETURN_REQUESTED, HOUR, DAY);
                ofUnit(Step.RETURNED, HOUR, DAY);
                time += 20 * MINUTE;
                dispatch();
            }
            if (isOneIn(20)) {
                step(Step.SUSPENDED, HOUR, DAY);
                step(Step.RESUMED, DAY, 4 * DAY);
            }
            if (isOneIn(20)) {
                ofUnit(Step.EXTENSION_REQUESTED, HOUR, 2 * DAY);
                time += 5 * HOUR;
                add(draft(Step.EXTENDED)
                        .unit(unit)
                        .dueAt(Instant.ofEpochMilli(time + 9 * DAY))
                        .reason(OrderTexts.text(random)));
            }
            if (isOneIn(10)) {
                step(Step.URGED, HOUR, 2 * DAY);
            }
            pass(2 * HOUR, isSlow() ? 20 * DAY : 2 * DAY);
            add(draft(Step.HANDLED).unit(unit).reply(OrderTexts.text(random)));
            pass(5 * MINUTE, isSlow() ? DAY : 2 * HOUR);
            add(draft(Step.REPLIED).unit(unit).reply(OrderTexts.text(random)));
            pass(HOUR, isSlow() ? 4 * DAY : 8 * HOUR);
            add(draft(Step.FOLLOWED_UP)
                    .contacted(true)
                    .resolved(!isOneIn(6))
                    .satisfied(!isOneIn(5))
                    .reason(OrderTexts.text(random)));
        }

        void step(Step step, long least, long most) {
            pass(least, most);
            add(draft(step).reason(reason()));
        }

        private void ofUnit(Step step, long least, long most) {
            pass(least, most);
            add(draft(step).unit(unit).reason(reason()));
        }

        /** Nothing of it is kept: where the state is measured it would only be written and read. */
        private @Nullable String reason() {
            return areLeftOpen ? null : OrderTexts.text(random);
        }

        private void pass(long least, long most) {
            time += least + random.nextLong(most - least);
        }

        private CaseEventDraft draft(Step step) {
            long late = isOneIn(50) ? random.nextLong(8 * HOUR) : random.nextLong(90_000);
            return CaseEvent.draft("hotline", id, step, Instant.ofEpochMilli(time), Instant.ofEpochMilli(time + late))
                    .recordedAt(Instant.ofEpochMilli(time + random.nextLong(MINUTE)))
                    .origin("mashang.raw.hotline/0/" + (distinct + next.size()));
        }

        private void add(CaseEventDraft draft) {
            CaseEvent event = draft.done();
            distinct++;
            next.add(event);
            if (isOneIn(100)) {
                next.add(draft.origin("mashang.raw.hotline/1/" + distinct).done());
            }
        }
    }
}
