package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order's text and acceptance.
 *
 * <p>Facts wait until time has reached their {@code loggedAt} and then fold in {@link TextFact#ORDER}; all that were
 * handed over at the same time fold together. The outcome is a function of the set of (event, {@code loggedAt}), however
 * the events arrived. An order refused or taken back before any sign of acceptance has no text for us, ever.
 *
 * @param waiting facts whose time has not come
 * @param text the fact that gives the text, the submission's before any other's; absent until one does
 * @param details what facts without text said; absent until one does
 * @param accepted whether there was a sign of acceptance
 * @param done whether the order was told or refused: nothing more is kept then
 */
public record OrderText(
        List<TextFact> waiting,
        @Nullable TextFact text,
        @Nullable TextFact details,
        boolean accepted,
        boolean done) {

    /** Before the first event. */
    public static final OrderText NONE = new OrderText(List.of(), null, null, false, false);

    private static final OrderText DONE = new OrderText(List.of(), null, null, true, true);

    private static final Set<Step> REFUSAL = EnumSet.of(Step.REJECTED, Step.CANCELLED);
    /** Nobody works on an order that was not accepted: each of these says that it was, even where the feed does not. */
    private static final Set<Step> ACCEPTANCE = EnumSet.of(
            Step.ACCEPTED,
            Step.ANSWERED,
            Step.DISPATCHED,
            Step.SIGNED,
            Step.RETURN_REQUESTED,
            Step.RETURNED,
            Step.RETURN_DENIED,
            Step.HANDLED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.SUSPENDED,
            Step.RESUMED,
            Step.REOPENED);

    /**
     * What folding came to.
     *
     * @param state the order afterwards
     * @param text its text, where this is the moment it was accepted and known; absent otherwise
     */
    public record Advance(OrderText state, @Nullable AcceptedText text) {}

    /** With one more event waiting; the very same order where the event is known or says nothing of interest. */
    public OrderText receive(CaseEvent event) {
        TextFact fact = TextFact.of(event);
        boolean tells = fact.hasText() || ACCEPTANCE.contains(fact.step()) || REFUSAL.contains(fact.step());
        if (done || !tells) {
            return this;
        }
        List<TextFact> more = new ArrayList<>(waiting.size() + 1);
        for (TextFact other : waiting) {
            if (!other.eventId().equals(fact.eventId())) {
                more.add(other);
            } else if (!fact.loggedAt().isBefore(other.loggedAt())) {
                return this;
            }
        }
        more.add(fact);
        return new OrderText(more, text, details, accepted, false);
    }

    /** When there is something to fold next. */
    public Optional<Instant> nextWake() {
        return waiting.stream().map(TextFact::loggedAt).min(Instant::compareTo);
    }

    /** Folds everything handed over by {@code now}. */
    public Advance advance(String orderId, Instant now) {
        List<TextFact> due = new ArrayList<>(waiting);
        due.removeIf(fact -> fact.loggedAt().isAfter(now));
        due.sort(TextFact.ORDER);
        List<TextFact> rest = new ArrayList<>(waiting);
        rest.removeAll(due);
        OrderText state = new OrderText(rest, text, details, accepted, done);
        for (int i = 0; i < due.size(); i++) {
            state = state.fold(due.get(i));
            boolean together = i + 1 < due.size()
                    && due.get(i + 1).loggedAt().equals(due.get(i).loggedAt());
            if (state.done) {
                return new Advance(DONE, null);
            }
            if (!together && state.accepted && state.text != null) {
                return new Advance(DONE, state.told(orderId, due.get(i).loggedAt()));
            }
        }
        return new Advance(state, null);
    }

    private OrderText fold(TextFact fact) {
        if (REFUSAL.contains(fact.step()) && !accepted) {
            return DONE;
        }
        boolean nowAccepted = accepted || ACCEPTANCE.contains(fact.step());
        if (!fact.hasText()) {
            return new OrderText(waiting, text, details == null ? fact : details.orElse(fact), nowAccepted, false);
        }
        boolean better = text == null || rank(fact) > rank(text);
        TextFact nowText = text == null ? fact : better ? fact.orElse(text) : text.orElse(fact);
        return new OrderText(waiting, nowText, details, nowAccepted, false);
    }

    /** A submission before anything else, its highest revision before lower ones. */
    private static long rank(TextFact fact) {
        return fact.step() == Step.SUBMITTED ? fact.revision() : -1;
    }

    private AcceptedText told(String orderId, Instant loggedAt) {
        TextFact said = Objects.requireNonNull(text);
        TextFact all = details == null ? said : said.orElse(details);
        return new AcceptedText(
                orderId,
                loggedAt,
                all.occurredAt(),
                all.caller(),
                all.circumstances(),
                all.address() == null ? "" : all.address(),
                all.title() == null ? "" : all.title(),
                all.content() == null ? "" : all.content());
    }
}
