package mashang.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Tries for those whom a message was not taken for while others have it. */
    private static final int REST_TRIES = 3;

    private final LinePolicy policy;
    private final Book book;
    private final Consumer<Delivery> told;
    private final TreeMap<String, Mailbox> boxes = new TreeMap<>();
    private final Pace pace;
    private final Ripeness ripeness;
    private final Heard heard;
    private String lastServed = "";

    /**
     * @param acts shared by all lines; the caller adds to it before it tells a line
     * @param told gets every change of a consignment's standing
     */
    public Line(LinePolicy policy, Manners manners, Acts acts, Book book, Consumer<Delivery> told) {
        this.policy = policy;
        this.book = book;
        this.told = told;
        this.pace = new Pace(policy);
        this.ripeness = new Ripeness(manners, acts);
        this.heard = new Heard(book, boxes);
    }

    /** Takes up what was stored. What is in the book by now does not go again, and is told once more. */
    public void restore(BoxState state, long now) {
        List<Parcel> waiting = state.waiting().stream()
                .filter(p -> book.end(p.consignment().id()) == null)
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
                                state.singles(),
                                state.spooled().stream()
                                        .filter(s -> unsent(s, now) != null)
                                        .toList()),
                        policy));
    }

    /** Absent where part of it is known to have come to its end: then all of it has, as one message, and each is told as it is known. */
    private @Nullable Shipment unsent(@Nullable Shipment tried, long now) {
        if (tried == null) {
            return null;
        }
        List<Book.End> known = tried.parts().stream()
                .map(c -> book.end(c.id()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(end -> end.status() != Delivery.Status.SENT))
                .toList();
        if (known.isEmpty()) {
            return tried;
        }
        for (Consignment c : tried.parts()) {
            Book.End own = book.end(c.id());
            Book.End end = own == null ? known.get(0) : own;
            end(c, end.status(), end.why(), tried, now);
        }
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
        if (book.end(id) != null || box.waiting(id) != null || box.isTried(id)) {
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
        boolean isKnown = book.end(id) != null || (box != null && (box.waiting(id) != null || box.isTried(id)));
        if (!isKnown) {
            end(consignment, Delivery.Status.WITHDRAWN, why, null, now);
        }
    }

    /** Records all that waits, or is tried, as never sent: there is nobody left to send it to. */
    public void giveUp(String why, long now) {
        for (Mailbox box : boxes.values()) {
            box.state().waiting().forEach(p -> end(p.consignment(), Delivery.Status.DEAD, why, null, now));
            box.tried().forEach(s -> s.parts().forEach(c -> end(c, givenUp(s), why, s, now)));
        }
        boxes.clear();
    }

    private void accept(Mailbox box, Consignment c, long now) {
        if (ripeness.isNeedless(c)) {
            end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
            return;
        }
        Parcel parcel = new Parcel(c, ripeness.of(c));
        box.put(parcel);
        tellWaiting(parcel, null, now);
    }

    private void tellWaiting(Parcel parcel, @Nullable String why, long now) {
        Instant dueBack = parcel.ripeAt() == Parcel.AT_ONCE ? null : Instant.ofEpochMilli(parcel.ripeAt());
        told.accept(Delivery.of(parcel.consignment(), Delivery.Status.WAITING, why, null, dueBack, now));
    }

    /** What is told is withdrawn or restated: where it was not sent yet, it never is; who never heard of it hears nothing. */
    private void correct(Mailbox box, Consignment correction, long now) {
        Alert news = correction.alert();
        boolean isWaiting = false;
        boolean isSent = false;
        boolean isKnown = correction.note() != Note.IF_TOLD_BEFORE;
        for (String id : Heard.toldAs(correction)) {
            Parcel parcel = Heard.waitingAsAlert(box, id);
            isSent |= heard.isSent(box, id);
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
            dropNeedless(box, now);
        } else if (news.withdrawn() || isWaiting || heard.isKnownToAnother(correction)) {
            end(correction, Delivery.Status.WITHDRAWN, isWaiting ? Why.INCLUDED : Why.NEVER_SENT, null, now);
        } else if (heard.didNotClimb(correction) && ripeness.isSeen(news)) {
            end(correction, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
        } else {
            accept(box, correction.with(Restated.alone(news)), now);
        }
    }

    /** Somebody did something about an order; {@link Acts} knows already. */
    public void acted(String orderId, long now) {
        for (Mailbox box : boxes.values()) {
            for (Parcel parcel : box.about(orderId)) {
                lookAgain(box, parcel, now);
            }
            dropNeedless(box, now);
        }
    }

    /**
     * What failed and is known to be false or needless by now is not tried again. It may have arrived all the same, so that its
     * withdrawal goes, and the book has it as sent. A digest goes as it is while anything of it holds.
     */
    private void dropNeedless(Mailbox box, long now) {
        for (Shipment tried : box.triedAgain()) {
            if (tried.parts().stream().allMatch(c -> ripeness.isNeedless(c) || Heard.isWithdrawn(box, c))) {
                box.drop(tried);
                for (Consignment c : tried.parts()) {
                    String why = Heard.isWithdrawn(box, c) ? Why.CORRECTED : Why.ACKNOWLEDGED;
                    end(c, Delivery.Status.WITHDRAWN, why, tried, now);
                }
            }
        }
        spoolTried(box, now);
    }

    private void lookAgain(Mailbox box, Parcel parcel, long now) {
        Consignment c = parcel.consignment();
        box.remove(c.id());
        if (ripeness.isNeedless(c)) {
            end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
            return;
        }
        Parcel again = parcel.ripeAt(ripeness.of(c));
        box.put(again);
        if (again.ripeAt() != parcel.ripeAt()) {
            tellWaiting(again, Why.SNOOZED, now);
        }
    }

    /** The log ends there by now, or later: it may be night although log time, as far as it was read, says that it is day. */
    public void logReaches(long logTime, long now) {
        ripeness.logReaches(logTime);
        boxes.values().forEach(box -> spool(box, now));
    }

    /** Log time has come to this. */
    public void advance(long logTime, long now) {
        ripeness.advance(logTime);
        for (Mailbox box : boxes.values()) {
            for (Parcel due = box.due(logTime); due != null; due = box.due(logTime)) {
                Consignment c = due.consignment();
                box.put(due.ripeAt(ripeness.of(c)));
                if (ripeness.isNeedless(c)) {
                    box.remove(c.id());
                    end(c, Delivery.Status.WITHDRAWN, Why.ACKNOWLEDGED, null, now);
                }
            }
            spool(box, now);
        }
    }

    /** What was about to go, or to go again, when the quiet hours began goes when they end. */
    private void spool(Mailbox box, long now) {
        spoolTried(box, now);
        Parcel first = box.firstRipe();
        if (first == null || !ripeness.isQuiet(first.consignment())) {
            return;
        }
        for (Parcel parcel : box.ripe()) {
            Parcel again = parcel.ripeAt(ripeness.of(parcel.consignment()));
            if (again.ripeAt() != Parcel.AT_ONCE) {
                box.put(again);
                tellWaiting(again, null, now);
            }
        }
    }

    private void spoolTried(Mailbox box, long now) {
        Consignment any = box.anyTried();
        if (any == null) {
            return;
        }
        if (!ripeness.isQuiet(any)) {
            box.wakeTried(now);
            return;
        }
        for (Shipment resting : box.spoolTried()) {
            for (Consignment c : resting.parts()) {
                Instant morning = Instant.ofEpochMilli(ripeness.morning(c));
                told.accept(Delivery.of(c, Delivery.Status.WAITING, null, resting, morning, now));
            }
        }
    }

    /** The next message to send, now; absent where there is none. Ask until there is none. */
    public @Nullable Shipment next(long now) {
        if (!pace.allows(now)) {
            return null;
        }
        Shipment next = take(boxes.tailMap(lastServed, false), now);
        next = next == null ? take(boxes.headMap(lastServed, true), now) : next;
        if (next != null) {
            lastServed = next.recipient();
            pace.sent(now);
        }
        return next;
    }

    private @Nullable Shipment take(Map<String, Mailbox> some, long now) {
        for (Mailbox box : some.values()) {
            Shipment next = box.take(now, pace.lastSuccess());
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** What became of a message. */
    public void answered(Shipment sent, Answer answer, long now) {
        Mailbox box = boxes.get(sent.recipient());
        if (box == null) {
            throw new IllegalStateException("no message was on its way to " + sent.recipient());
        }
        pace.back();
        Shipment shipment = sent.takenBy(answer.taken());
        switch (answer.verdict()) {
            case DONE -> {
                pace.took(now);
                finish(box, shipment, Delivery.Status.SENT, answer.problem(), now);
            }
            case PARTLY -> partly(box, sent.isPartlyTaken() ? shipment.triedForTheRest() : shipment, answer, now);
            case REJECT -> rejected(box, shipment, answer, now);
            case SLOWER -> {
                pace.tooFast(shipment.id(), answer.waitMillis(), now);
                box.failed(shipment, shipment.attempts() >= policy.tries());
                dropNeedless(box, now);
            }
            case RETRY, MISCONFIGURED -> failed(box, shipment, answer, now);
        }
    }

    /** Whom it was not taken for is tried again a few times, alone, and then named: a full mailbox must not hold up the others. */
    private void partly(Mailbox box, Shipment shipment, Answer answer, long now) {
        if (!answer.taken().isEmpty()) {
            pace.took(now);
        }
        if (shipment.restTries() < REST_TRIES) {
            failed(box, shipment, answer, now);
        } else {
            pace.failed(shipment.id(), now); // so that it is not asked again at once
            finish(box, shipment, Delivery.Status.SENT, answer.problem(), now);
        }
    }

    /**
     * An endpoint that refuses a message for ever is believed only if it takes others meanwhile, or took this one for some: one that
     * refuses everything for an hour is set up wrongly, and nothing may be lost by it.
     */
    private void rejected(Mailbox box, Shipment shipment, Answer answer, long now) {
        if (pace.lastSuccess() > Math.max(shipment.firstTriedAt(), shipment.lastFailedAt())) {
            pace.works();
            finish(box, shipment, givenUp(shipment), answer.problem(), now);
        } else if (shipment.isPartlyTaken()) {
            pace.failed(shipment.id(), now);
            finish(box, shipment, Delivery.Status.SENT, answer.problem(), now);
        } else {
            failed(box, shipment, answer, now);
        }
    }

    /** What is tried no more: somebody has it, or nobody. */
    private static Delivery.Status givenUp(Shipment shipment) {
        return shipment.isPartlyTaken() ? Delivery.Status.SENT : Delivery.Status.DEAD;
    }

    private void failed(Mailbox box, Shipment shipment, Answer answer, long now) {
        pace.failed(shipment.id(), now);
        boolean othersArrive = shipment.lastFailedAt() > 0 && pace.lastSuccess() > shipment.lastFailedAt();
        Shipment again = shipment.failedAt(now);
        boolean isOver = again.attempts() >= policy.tries() && othersArrive && answer.verdict() == Answer.Verdict.RETRY;
        if (isOver || now - again.firstTriedAt() >= policy.giveUpMillis()) {
            boolean isPartly = shipment.isPartlyTaken();
            finish(box, isPartly ? shipment : again, givenUp(shipment), answer.problem(), now);
            return;
        }
        box.failed(again, answer.verdict() == Answer.Verdict.REJECT || again.attempts() >= policy.tries());
        if (Integer.bitCount(again.attempts()) == 1) { // the 1st, 2nd, 4th, 8th … time
            again.parts()
                    .forEach(c ->
                            told.accept(Delivery.of(c, Delivery.Status.FAILING, answer.problem(), again, null, now)));
        }
        dropNeedless(box, now);
    }

    /** It never left us, and never will: says nothing about the endpoint. */
    public void unwritable(Shipment shipment, String why, long now) {
        Mailbox box = boxes.get(shipment.recipient());
        if (box == null) {
            throw new IllegalStateException("no message was on its way to " + shipment.recipient());
        }
        pace.back();
        finish(box, shipment, givenUp(shipment), why, now);
    }

    private void finish(Mailbox box, Shipment shipment, Delivery.Status status, @Nullable String why, long now) {
        box.done();
        shipment.parts().forEach(c -> end(c, status, why, shipment, now));
        spoolTried(box, now); // what rests takes its place, if it is day
    }

    private void end(
            Consignment c, Delivery.Status status, @Nullable String why, @Nullable Shipment shipment, long now) {
        Delivery end = Delivery.of(c, status, why, shipment, null, now);
        book.close(c.id(), Book.End.of(end));
        told.accept(end);
    }

    /** The sender's time at which to ask for the next message again; MAX_VALUE: not before something happens. */
    public long wakeAt(long now) {
        long earliest = Long.MAX_VALUE;
        for (Mailbox box : boxes.values()) {
            earliest = Math.min(earliest, box.wakeAt());
        }
        return earliest == Long.MAX_VALUE || pace.isFull()
                ? Long.MAX_VALUE
                : Math.max(Math.max(earliest, now), pace.freeFrom());
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
        return pace.isFailing();
    }
}
