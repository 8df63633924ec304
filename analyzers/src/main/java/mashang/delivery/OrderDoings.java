package mashang.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.delivery.Acts.Act;
import mashang.ledger.CloseOut;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What was done about one order that makes an alert needless to climb: an acknowledgement, a snooze, and whatever settles it. By the rules of the
 * ledger: a decision that is refused ({@code CLOCKS.md}, 10.2) and a strike-off that comes too early are as if not there, until something makes them count. A
 * waiver is none of these: what it excuses is withdrawn, and it says nothing of the order's other clocks.
 *
 * <p>Facts fold as they were handed over; the same facts in whatever order, and however often: same acts.
 *
 * @param waiting handed over, and not yet reached by log time
 * @param folded the others
 * @param told ids of those of which an act was told
 */
public record OrderDoings(List<Doing> waiting, List<Doing> folded, Set<String> told) {
    /** Before the first event. */
    public static final OrderDoings NONE = new OrderDoings(List.of(), List.of(), Set.of());

    private static final Set<Step> SEEN = EnumSet.of(
            Step.ACKNOWLEDGED,
            Step.HANDLED,
            Step.REPLIED,
            Step.WRITTEN_OFF,
            Step.CANCELLED,
            Step.MERGED,
            Step.FINISHED);

    private static final Comparator<Doing> HANDED_OVER = Comparator.comparingLong(
                    (Doing one) -> one.fact().loggedAt())
            .thenComparing(one -> one.fact().eventId());

    /**
     * What folding came to.
     *
     * @param state the order afterwards
     * @param acts what was done, in the order in which it came to count
     */
    public record Advance(OrderDoings state, List<Act> acts) {}

    /**
     * With one more event waiting; the very same where it is known or says nothing of interest.
     *
     * @param remembered how long an order is remembered after what was folded last, in milliseconds: what is handed over later begins anew,
     *     whatever is known when it arrives
     */
    public OrderDoings receive(CaseEvent event, long remembered) {
        Doing doing = Doing.of(event);
        if (doing == null) {
            return this;
        }
        long at = doing.fact().loggedAt();
        Long touched = touchedAt();
        boolean isRemembered = touched != null && touched + remembered >= at;
        if ((isRemembered && isKnown(doing, folded))
                || waiting.stream()
                        .anyMatch(one -> isSame(one, doing) && one.fact().loggedAt() == at)) {
            return this;
        }
        List<Doing> more = new ArrayList<>(waiting);
        more.add(doing);
        return new OrderDoings(more, folded, told);
    }

    private static boolean isKnown(Doing doing, List<Doing> known) {
        return known.stream().anyMatch(one -> isSame(one, doing));
    }

    private static boolean isSame(Doing a, Doing b) {
        return a.fact().eventId().equals(b.fact().eventId());
    }

    /** Log time of the last fact that was folded, epoch milliseconds; absent before any was. */
    public @Nullable Long touchedAt() {
        return folded.isEmpty()
                ? null
                : (Long) folded.get(folded.size() - 1).fact().loggedAt();
    }

    /** Log time of the first fact that waits, epoch milliseconds; MAX_VALUE: none does. */
    public long wakeAt() {
        long first = Long.MAX_VALUE;
        for (Doing doing : waiting) {
            first = Math.min(first, doing.fact().loggedAt());
        }
        return first;
    }

    /** Only what waits: the rest is forgotten. */
    public OrderDoings forgotten() {
        return new OrderDoings(waiting, List.of(), Set.of());
    }

    /**
     * Folds everything handed over by {@code now}, epoch milliseconds.
     *
     * @param authority who may decide what
     */
    public Advance advance(String orderId, long now, Authority authority) {
        List<Doing> due = new ArrayList<>(waiting);
        due.removeIf(one -> one.fact().loggedAt() > now);
        due.sort(HANDED_OVER);
        List<Doing> rest = new ArrayList<>(waiting);
        rest.removeAll(due);
        List<Doing> known = new ArrayList<>(folded);
        Set<String> counted = new TreeSet<>(told);
        List<Act> acts = new ArrayList<>();
        boolean isNews = false;
        for (int i = 0; i < due.size(); i++) {
            long at = due.get(i).fact().loggedAt();
            if (!isKnown(due.get(i), known)) {
                known.add(due.get(i));
                isNews = true;
            }
            boolean isLast = i + 1 == due.size() || due.get(i + 1).fact().loggedAt() > at;
            if (isLast && isNews) {
                tell(orderId, known, at, authority, counted, acts);
                isNews = false;
            }
        }
        return new Advance(new OrderDoings(rest, known, counted), acts);
    }

    /** What counts since this moment, at which somebody handed over what made it count. */
    private static void tell(
            String orderId, List<Doing> known, long at, Authority authority, Set<String> counted, List<Act> acts) {
        WorkOrder order = WorkOrder.of(orderId, known.stream().map(Doing::fact).toList(), authority);
        boolean isOff = !CloseOut.of(order).isOpen();
        Set<String> counting = new HashSet<>();
        for (Fact fact : order.facts()) {
            if (SEEN.contains(fact.step()) && (fact.step() != Step.WRITTEN_OFF || isOff)) {
                counting.add(fact.eventId());
            }
        }
        for (Doing one : known) {
            if (counting.contains(one.fact().eventId())
                    && counted.add(one.fact().eventId())) {
                Long until = one.snoozedUntil();
                acts.add(until == null ? Act.seen(orderId, at) : Act.snoozed(orderId, at, Math.max(at, until)));
            }
        }
    }
}
