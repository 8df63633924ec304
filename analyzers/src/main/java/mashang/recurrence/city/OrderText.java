package mashang.recurrence.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order as far as recurring problems are concerned: its text, whether it was accepted, whether it has
 * ended. Decisions about a problem pass through here too, under the problem's id, so that each is told once.
 *
 * <p>Facts wait until time has reached their {@code loggedAt} and then fold in {@link TextFact#ORDER}; all that were
 * handed over at the same time fold together. The outcome is a function of the set of (event, {@code loggedAt}), however
 * the events arrived. An order refused or taken back before any sign of acceptance has no text for us, ever.
 *
 * <p>Nor has what supervisors open (OPENED: a task, a document, a supervised item): nobody complained.
 *
 * <p>Nor has one whose texts are only for those who handle it ({@link Particulars#isSecret}): names of problems are public, and a likeness
 * would say who called. Once an event says so it stays so, whatever is said later. Where the text was told before, the order ends.
 *
 * @param waiting facts whose time has not come
 * @param text the fact that gives the text, the submission's before any other's; absent until one does, and once told
 * @param details what facts without text said; absent until one does, and once told
 * @param accepted whether there was a sign of acceptance
 * @param refused whether it was refused, or is restricted: nothing more is kept then
 * @param told the text as it was told; absent until it was
 * @param steps what its standing follows from ({@link Standing}); empty once it was refused
 * @param known ids of the decisions about problems that were folded and could do harm twice
 * @param touchedAt log time of what was folded last; absent before anything was
 */
public record OrderText(
        List<TextFact> waiting,
        @Nullable TextFact text,
        @Nullable TextFact details,
        boolean accepted,
        boolean refused,
        @Nullable AcceptedText told,
        List<Fact> steps,
        Set<String> known,
        @Nullable Instant touchedAt) {

    /** State from before steps were kept has none. */
    public OrderText {
        steps = Objects.requireNonNullElse(steps, List.of());
    }

    /** Before the first event. */
    public static final OrderText NONE =
            new OrderText(List.of(), null, null, false, false, null, List.of(), Set.of(), null);

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
     * @param facts what there is to tell, in the order in which it came to be; usually nothing
     */
    public record Advance(OrderText state, List<ProblemFact> facts) {}

    /**
     * With one more event waiting; the very same order where the event is known or says nothing of interest.
     *
     * @param remembered how long an order is remembered after what was folded last, in milliseconds: what is handed over later begins anew,
     *     whatever is known when it arrives
     */
    public OrderText receive(CaseEvent event, long remembered) {
        TextFact fact = TextFact.of(event);
        OrderText then = isForgottenBy(fact, remembered) ? NONE : this;
        if (then.isNothingNew(fact) || waiting.stream().anyMatch(other -> isSame(other, fact))) {
            return this;
        }
        List<TextFact> more = new ArrayList<>(waiting);
        more.add(fact);
        return new OrderText(more, text, details, accepted, refused, told, steps, known, touchedAt);
    }

    private boolean isForgottenBy(TextFact fact, long remembered) {
        return touchedAt != null
                && touchedAt.toEpochMilli() + remembered < fact.loggedAt().toEpochMilli();
    }

    /** A copy that was handed over later is another one: by then the first may have been forgotten. */
    private static boolean isSame(TextFact a, TextFact b) {
        return a.eventId().equals(b.eventId()) && a.loggedAt().equals(b.loggedAt());
    }

    private boolean isNothingNew(TextFact fact) {
        return refused || isFolded(fact) || !tells(fact);
    }

    private boolean isFolded(TextFact fact) {
        return known.contains(fact.eventId())
                || steps.stream().anyMatch(step -> step.eventId().equals(fact.eventId()));
    }

    private boolean tells(TextFact fact) {
        Step step = fact.step();
        boolean lasts = fact.bearing() != null || step.isOfProblem() || fact.restricts() || step == Step.OPENED;
        return lasts || (told == null && (fact.hasText() || ACCEPTANCE.contains(step)));
    }

    /** Log time of the first fact that waits, epoch milliseconds; MAX_VALUE: none does. */
    public long wakeAt() {
        long first = Long.MAX_VALUE;
        for (TextFact fact : waiting) {
            first = Math.min(first, fact.loggedAt().toEpochMilli());
        }
        return first;
    }

    /** Only what waits: the rest is forgotten. */
    public OrderText forgotten() {
        return new OrderText(waiting, null, null, false, false, null, List.of(), Set.of(), null);
    }

    /**
     * Folds everything handed over by {@code now}.
     *
     * @param authority who may decide what: a decision that is refused is as if not there
     */
    public Advance advance(String orderId, Instant now, Authority authority) {
        List<TextFact> due = new ArrayList<>(waiting);
        due.removeIf(fact -> fact.loggedAt().toEpochMilli() > now.toEpochMilli());
        due.sort(TextFact.ORDER);
        List<TextFact> rest = new ArrayList<>(waiting);
        rest.removeAll(due);
        OrderText state = new OrderText(rest, text, details, accepted, refused, told, steps, known, touchedAt);
        List<ProblemFact> facts = new ArrayList<>();
        int from = 0;
        while (from < due.size()) {
            int to = from;
            OrderText before = state;
            List<TextFact> news = new ArrayList<>();
            while (to < due.size()
                    && due.get(to).loggedAt().toEpochMilli()
                            == due.get(from).loggedAt().toEpochMilli()) {
                TextFact fact = due.get(to++);
                if (!state.isNothingNew(fact)) { // it may have become so since it arrived
                    state = state.fold(fact);
                    news.add(fact);
                }
            }
            from = to;
            if (!news.isEmpty()) {
                state = state.told(orderId, before, news, authority, facts);
            }
        }
        return new Advance(state, List.copyOf(facts));
    }

    /** Tells what came of facts that were handed over together. */
    private OrderText told(
            String orderId, OrderText before, List<TextFact> news, Authority authority, List<ProblemFact> facts) {
        TextFact last = news.get(news.size() - 1);
        if (refused) {
            before.tellEnd(orderId, last, authority, facts);
            return this;
        }
        OrderText state = tell(orderId, news, facts);
        if (state.told != null) {
            state.tellStanding(before, orderId, last, authority, facts);
        }
        for (TextFact fact : news) {
            ProblemFact decided = state.decided(orderId, fact);
            if (decided != null) {
                facts.add(decided);
            }
        }
        return state;
    }

    private OrderText fold(TextFact fact) {
        Step step = fact.step();
        if (fact.restricts() || step == Step.OPENED || (REFUSAL.contains(step) && !accepted && told == null)) {
            return new OrderText(waiting, null, null, false, true, null, List.of(), Set.of(), fact.loggedAt());
        }
        Set<String> nowKnown = known;
        List<Fact> nowSteps = steps;
        if (step.isOfProblem()) {
            nowKnown = new TreeSet<>(known);
            nowKnown.add(fact.eventId());
        }
        if (fact.bearing() != null) {
            nowSteps = new ArrayList<>(steps);
            nowSteps.add(fact.bearing());
        }
        TextFact nowText = text;
        TextFact nowDetails = details;
        if (told == null && !step.isOfProblem()) {
            if (fact.hasText()) {
                boolean better = text == null || rank(fact) > rank(text);
                nowText = text == null ? fact : better ? fact.orElse(text) : text.orElse(fact);
            } else {
                nowDetails = details == null ? fact : details.orElse(fact);
            }
        }
        return new OrderText(
                waiting,
                nowText,
                nowDetails,
                accepted || ACCEPTANCE.contains(step),
                false,
                told,
                nowSteps,
                nowKnown,
                fact.loggedAt());
    }

    /** A submission before anything else, its highest revision before lower ones. */
    private static long rank(TextFact fact) {
        return fact.step() == Step.SUBMITTED ? fact.revision() : -1;
    }

    /** What facts that were handed over together come to. */
    private OrderText tell(String orderId, List<TextFact> together, List<ProblemFact> facts) {
        if (refused || told != null || !accepted || text == null) {
            return this;
        }
        AcceptedText all = accepted(orderId, together.get(together.size() - 1).loggedAt());
        facts.add(ProblemFact.accepted(all));
        return new OrderText(waiting, null, null, true, false, all, steps, known, touchedAt);
    }

    /** That an order whose text was told is not for us any more. */
    private void tellEnd(String orderId, TextFact last, Authority authority, List<ProblemFact> facts) {
        if (told != null && !Standing.of(orderId, steps, authority).ended()) {
            Instant at = later(last.occurredAt(), told.occurredAt());
            facts.add(ProblemFact.standing(ProblemFact.Kind.ENDED, orderId, last.loggedAt(), at, last.eventId()));
        }
    }

    /** What has changed since it stood as before, whatever made it so: a fact that comes late may make a decision count. */
    private void tellStanding(
            OrderText before, String orderId, TextFact last, Authority authority, List<ProblemFact> facts) {
        boolean isNews = before.told == null;
        if (!isNews && before.steps.size() == steps.size()) {
            return;
        }
        Instant submitted = Objects.requireNonNull(told).occurredAt();
        Standing was = isNews ? Standing.NONE : Standing.of(orderId, before.steps, authority);
        Standing is = Standing.of(orderId, steps, authority);
        if (is.ended() != was.ended()) {
            ProblemFact.Kind kind = is.ended() ? ProblemFact.Kind.ENDED : ProblemFact.Kind.REOPENED;
            Instant at = is.at() == null ? last.occurredAt() : Instant.ofEpochMilli(is.at());
            facts.add(ProblemFact.standing(kind, orderId, last.loggedAt(), later(at, submitted), last.eventId()));
        }
        Set<String> others = new TreeSet<>(was.others().keySet());
        others.addAll(is.others().keySet());
        for (String other : others) {
            Fact said = is.others().get(other);
            Fact earlier = was.others().get(other);
            if (stepOf(said) != stepOf(earlier)) {
                facts.add(ProblemFact.aboutOrders(orderId, other, said, last, submitted));
            }
        }
    }

    private static @Nullable Step stepOf(@Nullable Fact fact) {
        return fact == null ? null : fact.step();
    }

    private @Nullable ProblemFact decided(String about, TextFact fact) {
        TextFact.Decision decision = fact.decision();
        if (decision == null) {
            return null;
        }
        ProblemFact.Kind kind =
                switch (fact.step()) {
                    case PROBLEM_MERGED -> ProblemFact.Kind.MERGED;
                    case PROBLEM_SPLIT -> ProblemFact.Kind.SPLIT;
                    case PROBLEM_RENAMED -> ProblemFact.Kind.RENAMED;
                    case PROBLEM_MUTED -> ProblemFact.Kind.MUTED;
                    case PROBLEM_UNMUTED -> ProblemFact.Kind.UNMUTED;
                    case PROBLEM_STRUCK_OFF -> ProblemFact.Kind.STRUCK_OFF;
                    case PROBLEM_REOPENED -> ProblemFact.Kind.PROBLEM_REOPENED;
                    default -> throw new IllegalStateException("no decision about problems: " + fact.step());
                };
        return new ProblemFact(
                kind,
                about,
                fact.loggedAt(),
                fact.occurredAt(),
                fact.eventId(),
                kind == ProblemFact.Kind.SPLIT ? told : null,
                null,
                decision.into(),
                kind == ProblemFact.Kind.RENAMED ? fact.title() : null,
                decision.actor(),
                decision.reason());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private AcceptedText accepted(String orderId, Instant loggedAt) {
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
                all.content() == null ? "" : all.content(),
                all.conduct());
    }
}
