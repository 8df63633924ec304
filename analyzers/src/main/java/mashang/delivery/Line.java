package mashang.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * One channel with the mailboxes of all its recipients: what goes next, and what becomes of it. Decides on two times that are
 * told: log time (quiet hours, snoozes, climbing) and the sender's own (rates, gathering, waits after failures); epoch milliseconds
 * both. The order per recipient is that of decision; a message that the endpoint does not take while it takes others is given up.
 *
 * <p>Missing: an acknowledgement that never comes lets the alert climb. Late: an alert decided long ago goes at once. Duplicated: what
 * waits, was tried or is in the book is not taken again. Reordered: a correction is expected behind what it corrects, as the topic has
 * them; before it, it counts as one of an alert never sent.
 */
public final class Line {
    /** However fast an endpoint lets us come back, it is at least this. */
    private static final long LEAST_WAIT = 1_000;

    /** Behind the end of a rate's window, for clocks and ways of different length. */
    private static final long MARGIN = 50;

    private final LinePolicy policy;
    private final Manners manners;
    private final Acts acts;
    private final Book book;
    private final Consumer<Delivery> told;
    private final TreeMap<String, Mailbox> boxes = new TreeMap<>();
    private final ArrayDeque<Long> sends = new ArrayDeque<>();
    private String lastServed = "";
    private int onTheirWay;
    private int failures;
    private long blockedUntil = Long.MIN_VALUE;
    private long lastSuccess;
    private long log = Long.MIN_VALUE;

    /**
     * @param acts shared by all lines; the caller adds to it before it tells a line
     * @param told gets every change of a consignment's standing
     */
    public Line(LinePolicy policy, Manners manners, Acts acts, Book book, Consumer<Delivery> told) {
        this.policy = policy;
        this.manners = manners;
        this.acts = acts;
        this.book = book;
        this.told = told;
    }

    /** Takes up what was stored. What is in the book by now does not go again, and is told once more. */
    public void restore(BoxState state, long now) {
        List<Parcel> waiting = state.waiting().stream()
                .filter(p -> book.sent(p.consignment().id()) == null)
                .toList();
        boxes.put(
                state.recipient(),
                new Mailbox(
                        new BoxState(
                                state.recipient(),
                                waiting,
                                unsent(state.head(), now),
                                unsent(state.aside(), now),
                                state.windowFrom(),
                                state.singles()),
                        policy));
    }

    /** Absent where part of it is known to be sent, or given up: then all of it was, as one message. */
    private @Nullable Shipment unsent(@Nullable Shipment tried, long now) {
        if (tried == null || tried.parts().stream().noneMatch(c -> book.sent(c.id()) != null)) {
            return tried;
        }
        boolean isSent = tried.parts().stream().anyMatch(c -> Boolean.TRUE.equals(book.sent(c.id())));
        Delivery.Status status = isSent ? Delivery.Status.SENT : Delivery.Status.DEAD;
        tried.parts().forEach(c -> end(c, status, null, tried, now));
        return null;
    }

    /** The mailboxes that changed since this was last asked; one without anything in it can be forgotten. */
    public List<BoxState> changed() {
        List<BoxState> changed = new ArrayList<>();
        for (Map.Entry<String, Mailbox> box : boxes.entrySet()) {
            if (box.getValue().isChanged()) {
                changed.add(box.getValue().state());
            }
        }
        return changed;
    }

    /** Takes in one more. */
    public void receive(Consignment consignment, long now) {
        Mailbox box = boxes.computeIfAbsent(consignment.recipient(), r -> new Mailbox(r, policy));
        String id = consignment.id();
        if (book.sent(id) != null || box.waiting(id) != null || box.isTried(id)) {
            return;
        }
        if (consignment.alert().kind() == Alert.Kind.CORRECTION) {
            correct(box, consignment, now);
        } else {
            accept(box, consignment, now);
        }
    }

    /** Records that it is never sent, unless it came before. */
    public void refuse(Consignment consignment, String why, long now) {
        String id = consignment.id();
        Mailbox box = boxes.get(consignment.recipient());
        boolean isKnown = book.sent(id) != null || (box != null && (box.waiting(id) != null || box.isTried(id)));
        if (!isKnown) {
            end(consignment, Delivery.Status.WITHDRAWN, why, null, now);
        }
    }

    /** Records all that waits, or is tried, as never sent: there is nobody left to send it to. */
    public void giveUp(String why, long now) {
        for (Mailbox box : boxes.values()) {
            box.state().waiting().forEach(p -> end(p.consignment(), Delivery.Status.DEAD, why, null, now));
            box.tried().forEach(s -> s.parts().forEach(c -> end(c, Delivery.Status.DEAD, why, s, now)));
        }
        boxes.clear();
    }

    private void accept(Mailbox box, Consignment c, long now) {
        if (c.isUnlessAcknowledged()
                && acts.isSeen(c.alert().orderId(), c.alert().decidedAt().toEpochMilli())) {
            end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
            return;
        }
        Parcel parcel = new Parcel(c, ripeAt(c));
        box.put(parcel);
        tellWaiting(parcel, null, now);
    }

    private void tellWaiting(Parcel parcel, @Nullable String why, long now) {
        Instant dueBack = parcel.ripeAt() == Parcel.AT_ONCE ? null : Instant.ofEpochMilli(parcel.ripeAt());
        told.accept(Delivery.of(parcel.consignment(), Delivery.Status.WAITING, why, null, dueBack, now));
    }

    /** Log time from which it may be sent, as things are; AT_ONCE: now. What counts is when it goes, not when it was decided. */
    private long ripeAt(Consignment c) {
        long earliest = Math.max(c.alert().decidedAt().toEpochMilli(), log);
        long at = Math.max(earliest, c.notBefore());
        if (!c.urgent()) {
            at = manners.deliverAt(c, Math.max(at, acts.snoozedUntil(c.alert().orderId(), at)));
        }
        return at > earliest ? at : Parcel.AT_ONCE;
    }

    /** What is told is withdrawn or restated: where it was not sent yet, it never is; who never heard of it hears nothing. */
    private void correct(Mailbox box, Consignment correction, long now) {
        Alert news = correction.alert();
        boolean isWaiting = false;
        boolean isSent = false;
        boolean isKnown = correction.note() != Note.IF_TOLD_BEFORE;
        for (String id : toldAs(correction)) {
            Parcel parcel = waitingAsAlert(box, id);
            isSent |= isSent(box, id);
            isKnown |= isSent || parcel != null;
            if (parcel != null && news.withdrawn()) {
                box.remove(id);
                end(parcel.consignment(), Delivery.Status.WITHDRAWN, Why.CORRECTED, null, now);
            } else if (parcel != null) {
                box.put(parcel.with(parcel.consignment()
                        .with(Restated.of(parcel.consignment().alert(), news))));
                isWaiting = true;
            }
        }
        if (!isKnown) {
            return;
        }
        if (isSent) {
            accept(box, correction.note() == Note.IF_TOLD_BEFORE ? correction.plain() : correction, now);
        } else if (news.withdrawn() || isWaiting || isKnownToAnother(correction)) {
            end(correction, Delivery.Status.WITHDRAWN, isWaiting ? Why.INCLUDED : Why.NEVER_SENT, null, now);
        } else {
            accept(box, correction.with(Restated.alone(news)), now);
        }
    }

    /** The ids under which its recipient may have got what it corrects: the alert at each turn, or an earlier restatement alone. */
    private static List<String> toldAs(Consignment correction) {
        String corrects = String.valueOf(correction.alert().corrects());
        List<String> ids = new ArrayList<>();
        for (int turn = 0; turn <= Route.MOST_CLIMBS; turn++) {
            ids.add(correction.turn(turn).id(corrects));
        }
        for (int earlier = 1; earlier < correction.alert().revision() - 1; earlier++) {
            ids.add(correction.id(corrects + "/correction/" + earlier));
        }
        return ids;
    }

    /** An earlier correction that waits corrects what was sent, and stays. */
    private static @Nullable Parcel waitingAsAlert(Mailbox box, String id) {
        Parcel parcel = box.waiting(id);
        return parcel == null || parcel.consignment().alert().kind() == Alert.Kind.CORRECTION ? null : parcel;
    }

    private boolean isSent(Mailbox box, String id) {
        return Boolean.TRUE.equals(book.sent(id)) || box.isTried(id);
    }

    /** Whether another recipient was told, or is to be: each has a mailbox by now, as corrections come to all, routed ones last. */
    private boolean isKnownToAnother(Consignment correction) {
        for (Map.Entry<String, Mailbox> box : boxes.entrySet()) {
            if (!box.getKey().equals(correction.recipient())
                    && toldAs(correction.to(box.getKey())).stream()
                            .anyMatch(id ->
                                    isSent(box.getValue(), id) || box.getValue().waiting(id) != null)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody did something about an order; {@link Acts} knows already. */
    public void acted(String orderId, long now) {
        for (Mailbox box : boxes.values()) {
            for (Parcel parcel : box.about(orderId)) {
                lookAgain(box, parcel, now);
            }
        }
    }

    private void lookAgain(Mailbox box, Parcel parcel, long now) {
        Consignment c = parcel.consignment();
        box.remove(c.id());
        if (c.isUnlessAcknowledged()
                && acts.isSeen(c.alert().orderId(), c.alert().decidedAt().toEpochMilli())) {
            end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
            return;
        }
        Parcel again = parcel.ripeAt(ripeAt(c));
        box.put(again);
        if (again.ripeAt() != parcel.ripeAt()) {
            tellWaiting(again, Why.SNOOZED, now);
        }
    }

    /** Log time has come to this. */
    public void advance(long logTime, long now) {
        log = logTime;
        for (Mailbox box : boxes.values()) {
            for (Parcel due = box.due(logTime); due != null; due = box.due(logTime)) {
                Consignment c = due.consignment();
                box.put(due.ripeAt(ripeAt(c)));
                if (c.isUnlessAcknowledged()
                        && acts.isSeen(
                                c.alert().orderId(), c.alert().decidedAt().toEpochMilli())) {
                    box.remove(c.id());
                    end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
                }
            }
            spool(box, now);
        }
    }

    /** What was about to go when the quiet hours began goes when they end. */
    private void spool(Mailbox box, long now) {
        Parcel first = box.firstRipe();
        if (first == null || manners.deliverAt(first.consignment(), log) <= log) {
            return;
        }
        for (Parcel parcel : box.ripe()) {
            Parcel again = parcel.ripeAt(ripeAt(parcel.consignment()));
            if (again.ripeAt() != Parcel.AT_ONCE) {
                box.put(again);
                tellWaiting(again, null, now);
            }
        }
    }

    /** The next message to send, now; absent where there is none. Ask until there is none. */
    public @Nullable Shipment next(long now) {
        if (onTheirWay >= (failures > 0 ? 1 : policy.parallel()) || now < Math.max(blockedUntil, rateFree())) {
            return null;
        }
        Shipment next = take(boxes.tailMap(lastServed, false), now);
        next = next == null ? take(boxes.headMap(lastServed, true), now) : next;
        if (next != null) {
            lastServed = next.recipient();
            onTheirWay++;
            noteSend(now);
        }
        return next;
    }

    private @Nullable Shipment take(Map<String, Mailbox> some, long now) {
        for (Mailbox box : some.values()) {
            Shipment next = box.take(now, lastSuccess);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private void noteSend(long now) {
        int most = policy.rates().stream()
                .mapToInt(LinePolicy.Rate::messages)
                .max()
                .orElse(0);
        sends.addLast(now);
        while (sends.size() > most) {
            sends.removeFirst();
        }
    }

    /** From when all rates allow one more. */
    private long rateFree() {
        long free = Long.MIN_VALUE;
        Long[] times = sends.toArray(Long[]::new);
        for (LinePolicy.Rate rate : policy.rates()) {
            if (times.length >= rate.messages()) {
                free = Math.max(free, times[times.length - rate.messages()] + rate.millis() + MARGIN);
            }
        }
        return free;
    }

    /** What became of a message. */
    public void answered(Shipment shipment, Answer answer, long now) {
        Mailbox box = boxes.get(shipment.recipient());
        if (box == null) {
            throw new IllegalStateException("no message was on its way to " + shipment.recipient());
        }
        onTheirWay--;
        switch (answer.verdict()) {
            case DONE -> {
                failures = 0;
                lastSuccess = now;
                finish(box, shipment, Delivery.Status.SENT, null, now);
            }
            case REJECT -> rejected(box, shipment, answer, now);
            case SLOWER -> {
                failures++;
                long wait = policy.backoff().waitMillis(failures, shipment.id());
                blockedUntil = now + Math.max(Math.max(LEAST_WAIT, answer.waitMillis()), wait);
                box.failed(shipment, shipment.attempts() >= policy.tries());
            }
            case RETRY, MISCONFIGURED -> failed(box, shipment, answer, now);
        }
    }

    /**
     * An endpoint that refuses a message for ever is believed only if it takes others meanwhile: one that refuses everything for an
     * hour is set up wrongly, and nothing may be lost by it.
     */
    private void rejected(Mailbox box, Shipment shipment, Answer answer, long now) {
        if (lastSuccess > Math.max(shipment.firstTriedAt(), shipment.lastFailedAt())) {
            failures = 0;
            finish(box, shipment, Delivery.Status.DEAD, answer.problem(), now);
        } else {
            failed(box, shipment, answer, now);
        }
    }

    private void failed(Mailbox box, Shipment shipment, Answer answer, long now) {
        failures++;
        blockedUntil = now + policy.backoff().waitMillis(failures, shipment.id());
        boolean othersArrive = shipment.lastFailedAt() > 0 && lastSuccess > shipment.lastFailedAt();
        Shipment again = shipment.failedAt(now);
        boolean isOver = again.attempts() >= policy.tries() && othersArrive && answer.verdict() == Answer.Verdict.RETRY;
        if (isOver || now - again.firstTriedAt() >= policy.giveUpMillis()) {
            finish(box, again, Delivery.Status.DEAD, answer.problem(), now);
            return;
        }
        box.failed(again, answer.verdict() == Answer.Verdict.REJECT || again.attempts() >= policy.tries());
        if (Integer.bitCount(again.attempts()) == 1) { // the 1st, 2nd, 4th, 8th … time
            again.parts()
                    .forEach(c ->
                            told.accept(Delivery.of(c, Delivery.Status.FAILING, answer.problem(), again, null, now)));
        }
    }

    /** It never left us, and never will: says nothing about the endpoint. */
    public void unwritable(Shipment shipment, String why, long now) {
        Mailbox box = boxes.get(shipment.recipient());
        if (box == null) {
            throw new IllegalStateException("no message was on its way to " + shipment.recipient());
        }
        onTheirWay--;
        finish(box, shipment, Delivery.Status.DEAD, why, now);
    }

    private void finish(Mailbox box, Shipment shipment, Delivery.Status status, @Nullable String why, long now) {
        box.done();
        shipment.parts().forEach(c -> end(c, status, why, shipment, now));
    }

    private void end(
            Consignment c, Delivery.Status status, @Nullable String why, @Nullable Shipment shipment, long now) {
        book.close(c.id(), status == Delivery.Status.SENT);
        told.accept(Delivery.of(c, status, why, shipment, null, now));
    }

    /** The sender's time at which to ask for the next message again; MAX_VALUE: not before something happens. */
    public long wakeAt(long now) {
        long earliest = Long.MAX_VALUE;
        for (Mailbox box : boxes.values()) {
            earliest = Math.min(earliest, box.wakeAt());
        }
        return earliest == Long.MAX_VALUE || onTheirWay >= (failures > 0 ? 1 : policy.parallel())
                ? Long.MAX_VALUE
                : Math.max(Math.max(earliest, now), Math.max(blockedUntil, rateFree()));
    }

    /** Messages that wait for their turn, their time or another try. */
    public int waiting() {
        int waiting = 0;
        for (Mailbox box : boxes.values()) {
            waiting += box.size() + box.tried().size();
        }
        return waiting;
    }

    /** Whether the endpoint took nothing the last time (断路). */
    public boolean isFailing() {
        return failures > 0;
    }
}
