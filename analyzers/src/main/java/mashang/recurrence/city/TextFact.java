package mashang.recurrence.city;

import java.time.Instant;
import java.util.Comparator;
import mashang.ledger.Bearing;
import mashang.recurrence.Circumstances;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about its order's text, acceptance or end, or a decision of people; the fields are those of {@link CaseEvent}.
 *
 * @param content cut to {@value #CONTENT_CHARS} chars: more is not compared
 * @param decision what people decided about recurring problems; absent for steps of an order
 * @param bearing the same as a fact of the order, where its standing depends on it ({@link Standing}); else absent
 * @param restricts whether it says that nobody may be told what the order is like ({@link Particulars#isSecret})
 * @param conduct whether intake marked its words as about how officials behave ({@link CaseEvent#CONDUCT})
 */
public record TextFact(
        String eventId,
        Step step,
        Instant loggedAt,
        Instant occurredAt,
        long revision,
        @Nullable String caller,
        Circumstances circumstances,
        @Nullable String address,
        @Nullable String title,
        @Nullable String content,
        @Nullable Decision decision,
        @Nullable Fact bearing,
        boolean restricts,
        boolean conduct) {

    /**
     * A decision about recurring problems.
     *
     * @param into the problem or order named; absent where none is
     * @param actor who decided; absent where it is not said
     * @param reason why; absent where it is not said
     */
    public record Decision(
            @Nullable String into,
            @Nullable String actor,
            @Nullable String reason) {}

    static final int CONTENT_CHARS = 1_000;

    /** The order of folding: as handed over; of those handed over together, as they happened. */
    static final Comparator<TextFact> ORDER = Comparator.comparing(TextFact::loggedAt)
            .thenComparing(TextFact::occurredAt)
            .thenComparing(TextFact::eventId);

    static TextFact of(CaseEvent event) {
        return new TextFact(
                event.eventId(),
                event.step(),
                event.loggedAt(),
                event.occurredAt(),
                event.revision(),
                event.caller(),
                Circumstances.of(event),
                cut(event.address()),
                cut(event.title()),
                cut(event.content()),
                event.step().isOfProblem() ? new Decision(event.mergedInto(), event.actor(), event.reason()) : null,
                Bearing.of(event),
                Particulars.isSecret(event),
                event.flags().contains(CaseEvent.CONDUCT));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= CONTENT_CHARS ? text : text.substring(0, CONTENT_CHARS);
    }

    boolean hasText() {
        return (title != null && !title.isBlank()) || (content != null && !content.isBlank());
    }

    /** This fact, with what it leaves open taken from another; what either is marked with stays. */
    TextFact orElse(TextFact other) {
        return new TextFact(
                eventId,
                step,
                loggedAt,
                occurredAt,
                revision,
                caller == null ? other.caller : caller,
                circumstances.orElse(other.circumstances),
                address == null ? other.address : address,
                title,
                content,
                decision,
                bearing,
                restricts,
                conduct || other.conduct);
    }
}
