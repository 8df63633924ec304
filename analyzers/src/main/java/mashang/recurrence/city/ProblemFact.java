package mashang.recurrence.city;

import java.time.Instant;
import java.util.Comparator;
import mashang.workorder.Act;
import mashang.workorder.Fact;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * One fact that the recurring problems (共性问题) of a city are made of: a complaint that was accepted, the end of an order, or
 * what people decided. They are taken in {@link #ORDER}.
 *
 * @param kind what it is
 * @param about the order, or for decisions about a problem the problem's id
 * @param loggedAt when it was handed over to us: the time problems live by
 * @param occurredAt when it happened
 * @param id names it among the facts about the same: the event's id, the order's for its text
 * @param text the accepted text, until it is read; absent for other kinds
 * @param read the accepted text as read; absent for other kinds, and before
 * @param into the problem, or an order of it, that a merge or a split names, or the other of two orders; absent where it names none
 * @param name the new name of a problem; absent where a renaming takes the name away, and for other kinds
 * @param actor who decided; absent where nobody did
 * @param reason why; absent where nobody said
 */
public record ProblemFact(
        Kind kind,
        String about,
        Instant loggedAt,
        Instant occurredAt,
        String id,
        @Nullable AcceptedText text,
        @Nullable ReadComplaint read,
        @Nullable String into,
        @Nullable String name,
        @Nullable String actor,
        @Nullable String reason) {

    /** What a fact is. Of facts that came at the same time about the same, an earlier kind is taken first. */
    public enum Kind {
        /** An order was accepted, and its text is known. */
        ACCEPTED,
        /** Nobody has to do anything more about the order: struck off, cancelled or joined into another. */
        ENDED,
        /** An order that had ended was taken up again. */
        REOPENED,
        /** The order belongs to another problem; carries its complaint again. */
        SPLIT,
        MERGED,
        RENAMED,
        MUTED,
        UNMUTED,
        STRUCK_OFF,
        PROBLEM_REOPENED,
        /** The order was joined into another order, which {@code into} names (并单). */
        ORDER_JOINED,
        /** People say that the two orders are not the same matter (不并单). */
        ORDER_KEPT_APART,
        /** What was said of the two does not count any more. */
        ORDER_UNDECIDED
    }

    /** The order in which facts are taken, so that every run takes them alike. */
    public static final Comparator<ProblemFact> ORDER = Comparator.comparing(ProblemFact::loggedAt)
            .thenComparing(ProblemFact::occurredAt)
            .thenComparing(ProblemFact::about)
            .thenComparing(ProblemFact::kind)
            .thenComparing(ProblemFact::id);

    /** An order's text, as accepted. */
    public static ProblemFact accepted(AcceptedText text) {
        return new ProblemFact(
                Kind.ACCEPTED,
                text.orderId(),
                text.loggedAt(),
                text.occurredAt(),
                text.orderId(),
                text,
                null,
                null,
                null,
                null,
                null);
    }

    /** That an order ended, or was taken up again. */
    static ProblemFact standing(Kind kind, String orderId, Instant loggedAt, Instant occurredAt, String id) {
        return new ProblemFact(kind, orderId, loggedAt, occurredAt, id, null, null, null, null, null, null);
    }

    /**
     * What holds of two orders now.
     *
     * @param said the decision or report; absent where none counts any more
     * @param last what made it so
     * @param notBefore an order's text is taken before anything else of it
     */
    static ProblemFact aboutOrders(
            String orderId, String other, @Nullable Fact said, TextFact last, Instant notBefore) {
        Kind kind = said == null
                ? Kind.ORDER_UNDECIDED
                : said.step() == Step.MERGED ? Kind.ORDER_JOINED : Kind.ORDER_KEPT_APART;
        Instant at = said == null ? last.occurredAt() : Instant.ofEpochMilli(said.occurredAt());
        Ruling ruling = said == null ? null : said.ruling();
        Act act = said == null ? null : said.act();
        return new ProblemFact(
                kind,
                orderId,
                last.loggedAt(),
                at.isBefore(notBefore) ? notBefore : at,
                last.eventId() + '/' + other,
                null,
                null,
                other,
                null,
                ruling != null ? ruling.actor() : act != null ? act.actor() : null,
                ruling != null ? ruling.reason() : act != null ? act.reason() : null);
    }

    /** This fact with its text read. */
    public ProblemFact read(ReadComplaint read) {
        return new ProblemFact(kind, about, loggedAt, occurredAt, id, null, read, into, name, actor, reason);
    }
}
