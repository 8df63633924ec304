package mashang.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient still has to get on one channel: one message at a time, in the order in which the alerts were decided,
 * single messages first and a digest of the rest once there are many.
 */
final class Mailbox {
    /** In the order they are sent. */
    private static final Comparator<Parcel> ORDER = Comparator.<Parcel>comparingLong(
                    p -> p.consignment().alert().decidedAt().toEpochMilli())
            .thenComparing(p -> p.consignment().id());

    private static final Comparator<Parcel> BY_TIME =
            Comparator.comparingLong((Parcel p) -> p.ripeAt()).thenComparing(ORDER);

    private final String recipient;
    private final LinePolicy policy;
    private final Map<String, Parcel> waiting = new HashMap<>();
    /** Ids of what waits about an order. */
    private final Map<String, TreeSet<String>> byOrder = new HashMap<>();

    private final TreeSet<Parcel> ripe = new TreeSet<>(ORDER);
    private final TreeSet<Parcel> later = new TreeSet<>(BY_TIME);
    /** Tried before the quiet hours, to be tried again behind them. */
    private final ArrayDeque<Shipment> spooled = new ArrayDeque<>();

    private @Nullable Shipment head;
    private @Nullable Shipment aside;
    private boolean isOnItsWay;
    private boolean isChanged;
    private long windowFrom;
    private int singles;

    Mailbox(String recipient, LinePolicy policy) {
        this.recipient = recipient;
        this.policy = policy;
    }

    /** As it was stored; what was on its way then is at the head, and goes again. */
    Mailbox(BoxState state, LinePolicy policy) {
        this(state.recipient(), policy);
        state.waiting().forEach(this::put);
        head = state.head();
        aside = state.aside();
        windowFrom = state.windowFrom();
        singles = state.singles();
        spooled.addAll(state.spooled());
        isChanged = false;
    }

    BoxState state() {
        List<Parcel> all = new ArrayList<>(ripe);
        all.addAll(later);
        isChanged = false;
        return new BoxState(recipient, all, head, aside, windowFrom, singles, List.copyOf(spooled));
    }

    boolean isChanged() {
        return isChanged;
    }

    @Nullable
    Parcel waiting(String id) {
        return waiting.get(id);
    }

    /** Whether it is part of a message that was tried, and may have arrived. */
    boolean isTried(String id) {
        return tried().stream().anyMatch(s -> s.parts().stream().anyMatch(c -> c.id().equals(id)));
    }

    void put(Parcel parcel) {
        remove(parcel.consignment().id());
        waiting.put(parcel.consignment().id(), parcel);
        byOrder.computeIfAbsent(orderOf(parcel), order -> new TreeSet<>())
                .add(parcel.consignment().id());
        (parcel.ripeAt() == Parcel.AT_ONCE ? ripe : later).add(parcel);
        isChanged = true;
    }

    void remove(String id) {
        Parcel parcel = waiting.remove(id);
        if (parcel != null) {
            ripe.remove(parcel);
            later.remove(parcel);
            byOrder.computeIfPresent(orderOf(parcel), (order, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
            isChanged = true;
        }
    }

    private static String orderOf(Parcel parcel) {
        return parcel.consignment().alert().orderId();
    }

    /** What waits about an order. */
    List<Parcel> about(String orderId) {
        TreeSet<String> ids = byOrder.get(orderId);
        return ids == null ? List.of() : ids.stream().map(waiting::get).toList();
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** The next of what nothing holds back; absent where there is none. All of a mailbox go by the same calendar. */
    @Nullable
    Parcel firstRipe() {
        return ripe.isEmpty() ? null : ripe.first();
    }

    /** What nothing holds back, in order. */
    List<Parcel> ripe() {
        return List.copyOf(ripe);
    }

    /** The earliest of what waits for its time, if log time has reached it; it has to be put in again, or removed. */
    @Nullable
    Parcel due(long logTime) {
        return later.isEmpty() || later.first().ripeAt() > logTime ? null : later.first();
    }

    /** All messages that were tried. */
    List<Shipment> tried() {
        List<Shipment> tried = new ArrayList<>();
        if (head != null) {
            tried.add(head);
        }
        if (aside != null) {
            tried.add(aside);
        }
        tried.addAll(spooled);
        return tried;
    }

    /** What was tried and is to be tried again; what is on its way may still arrive. */
    List<Shipment> triedAgain() {
        List<Shipment> again = tried();
        if (isOnItsWay) {
            again.remove(0);
        }
        return again;
    }

    /** It is not tried again. */
    void drop(Shipment shipment) {
        head = shipment.equals(head) ? null : head;
        aside = shipment.equals(aside) ? null : aside;
        spooled.remove(shipment);
        isChanged = true;
    }

    /** Anything of what was tried; absent: nothing was. All of a mailbox go by the same calendar. */
    @Nullable
    Consignment anyTried() {
        List<Shipment> tried = tried();
        return tried.isEmpty() ? null : tried.get(0).parts().get(0);
    }

    /** The quiet hours have begun: what was tried and is not urgent rests until they end; what is on its way may still arrive. Returns it. */
    List<Shipment> spoolTried() {
        List<Shipment> resting = new ArrayList<>();
        if (head != null && !isOnItsWay && !head.isUrgent()) {
            resting.add(head);
            head = null;
        }
        if (aside != null && !aside.isUrgent()) {
            resting.add(aside);
            aside = null;
        }
        spooled.addAll(resting);
        isChanged |= !resting.isEmpty();
        return resting;
    }

    /** The quiet hours are over: what rested goes again, before anything new. */
    void wakeTried(long now) {
        while (!spooled.isEmpty() && (head == null || aside == null)) {
            Shipment next = spooled.removeFirst().restedUntil(now);
            isChanged = true;
            if (head == null) {
                head = next;
            } else {
                aside = next;
            }
        }
    }

    /** The next message; absent where there is none, or none yet. It is on its way from then on. */
    @Nullable
    Shipment take(long now, long lastSuccess) {
        if (isOnItsWay) {
            return null;
        }
        if (aside != null && ((head == null && ripe.isEmpty()) || lastSuccess > aside.lastFailedAt())) {
            Shipment other = head;
            head = aside;
            aside = other;
        }
        if (head == null) {
            head = gathered(now);
        }
        if (head != null) {
            head = head.triedAt(now);
            isOnItsWay = true;
            isChanged = true;
        }
        return head;
    }

    private @Nullable Shipment gathered(long now) {
        if (ripe.isEmpty()) {
            return null;
        }
        if (now >= windowFrom + policy.gatherMillis()) {
            windowFrom = now;
            singles = 0;
        }
        boolean isMany = ripe.size() > policy.singles() - singles;
        if (isMany && singles > 0) {
            return null; // until the window is over
        }
        List<Consignment> parts = new ArrayList<>();
        int most = isMany ? LinePolicy.LARGEST_DIGEST : policy.batch();
        while (parts.size() < most && !ripe.isEmpty()) {
            Parcel next = ripe.first();
            remove(next.consignment().id());
            parts.add(next.consignment());
        }
        singles = isMany ? policy.singles() : Math.min(singles + 1, policy.singles());
        return Shipment.of(recipient, parts);
    }

    /** The sender's time from which there may be something to take; MAX_VALUE: nothing until something comes. */
    long wakeAt() {
        if (isOnItsWay || (ripe.isEmpty() && head == null && aside == null)) {
            return Long.MAX_VALUE;
        }
        boolean gathers = head == null && aside == null && singles > 0 && ripe.size() > policy.singles() - singles;
        return gathers ? windowFrom + policy.gatherMillis() : Long.MIN_VALUE;
    }

    /** It has come to its end, one way or the other. */
    void done() {
        head = null;
        isOnItsWay = false;
        isChanged = true;
    }

    /** It did not arrive, as far as we know; it goes again. One that may be to blame itself lets another go first. */
    void failed(Shipment again, boolean letsAnotherGo) {
        head = again;
        isOnItsWay = false;
        isChanged = true;
        if (letsAnotherGo && (aside != null || !ripe.isEmpty())) {
            head = aside;
            aside = again;
        }
    }
}
