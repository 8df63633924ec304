package mashang.local.documents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mashang.delivery.Language;
import mashang.documents.NumberStyle;
import mashang.local.office.OfficeDecision;
import mashang.local.office.Outcome;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.workorder.Refusal;
import mashang.workorder.Step;

/**
 * Issues a draft: whether it may be is judged for each order it is about, by the rules of the job; then it gets a number, and then its events are handed over. Broken off in
 * between, it can be issued again: it keeps the number and the time it has, and events handed over twice count once.
 */
public final class Issuing {
    private final Composer composer;
    private final Clocks clocks;
    private final Register register;
    private final Desk desk;

    public Issuing(Composer composer, Clocks clocks, Register register, Desk desk) {
        this.composer = composer;
        this.clocks = clocks;
        this.register = register;
        this.desk = desk;
    }

    /** Hands decisions over to the office's topic. */
    public interface Desk {
        /** Returns when it is handed over; with the same key and time it is the same decision. */
        void hand(OfficeDecision decision, Instant at, String key);
    }

    /**
     * What came of it.
     *
     * @param entry what the register has of it now
     * @param refused which of its orders stand against it, and why; empty where it was issued
     */
    public record Outcomes(Entry entry, List<Refused> refused) {}

    /** An order that stands against a document. */
    public record Refused(String order, Refusal.Why why) {}

    /**
     * Issues it, or does the rest of what was begun; changes nothing where it was issued before.
     *
     * @param entry what the register has of it
     * @param matters all of its orders
     */
    public Outcomes issue(
            Entry entry, List<Matters.Matter> matters, String actor, String role, String reason, Instant now) {
        if (entry.status() == Entry.Status.ISSUED) {
            return new Outcomes(entry, List.of());
        }
        Entry begun = entry;
        if (begun.issue() == null) {
            Instant at = now.truncatedTo(ChronoUnit.MILLIS);
            List<Refused> refused = refused(entry.draft(), matters, actor, role, reason, at);
            if (!refused.isEmpty()) {
                return new Outcomes(entry, refused);
            }
            begun = numbered(entry.draft(), matters, actor, role, reason, at);
        }
        return new Outcomes(finished(begun), List.of());
    }

    private List<Refused> refused(
            Draft draft, List<Matters.Matter> matters, String actor, String role, String reason, Instant at) {
        List<Refused> refused = new ArrayList<>();
        List<OfficeDecision> stood = new ArrayList<>();
        for (Matters.Matter matter : matters) {
            OfficeDecision decision = OfficeDecision.plain(Step.NOTICE_ISSUED, matter.order(), actor, role, reason);
            new Outcome(clocks, matter.order(), matter.events())
                    .refusal(decision, at)
                    .ifPresent(why -> {
                        refused.add(new Refused(matter.order(), why));
                        stood.add(decision);
                    });
        }
        // Tried and refused: that belongs into the history of those orders, as with every decision.
        stood.forEach(decision -> desk.hand(decision, at, draft.id() + "/refused/" + at));
        return refused;
    }

    private Entry numbered(
            Draft draft, List<Matters.Matter> matters, String actor, String role, String reason, Instant at) {
        NumberStyle style = composer.plan().settings(draft.kind()).number();
        int year = composer.yearOf(at);
        int next = style.next(year, register.numbers());
        while (true) {
            Optional<Entry> others = register.find(draft.id()).filter(entry -> entry.issue() != null);
            if (others.isPresent()) {
                return others.get(); // somebody else issues this very draft: as if it had been broken off
            }
            String number = style.number(year, next);
            Optional<ClockReading> reply = composer.reply(draft, number, actor, role, at);
            Issue issue = new Issue(
                    number,
                    at,
                    actor,
                    role,
                    reason,
                    reply.map(r -> Instant.ofEpochMilli(r.dueAt())).orElse(null),
                    reply.map(ClockReading::policy).orElse(null),
                    PaperJson.of(composer.paper(draft, number, matters, reply.orElse(null), at, Language.ZH)),
                    PaperJson.of(composer.paper(draft, number, matters, reply.orElse(null), at, Language.EN)));
            Entry entry = new Entry(Entry.Status.ISSUING, draft, issue);
            if (register.reserve(entry)) {
                return entry;
            }
            next++; // somebody else was given it this moment
        }
    }

    private Entry finished(Entry begun) {
        Issue issue = begun.issue();
        if (issue == null) {
            throw new IllegalStateException("it was numbered before");
        }
        List<OfficeDecision> decisions = new ArrayList<>(
                composer.decisions(begun.draft(), issue.number(), issue.actor(), issue.role(), issue.reason()));
        for (String order : begun.draft().orders()) {
            decisions.add(OfficeDecision.plain(Step.NOTICE_ISSUED, order, issue.actor(), issue.role(), issue.reason())
                    .withConcerns(issue.number()));
        }
        decisions.forEach(d -> desk.hand(d, issue.at(), issue.number() + '/' + d.step()));
        Entry issued = new Entry(Entry.Status.ISSUED, begun.draft(), issue);
        register.put(issued);
        register.remove(begun.draft());
        return issued;
    }
}
