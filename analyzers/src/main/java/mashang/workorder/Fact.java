package mashang.workorder;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an event once it is folded into its order: as much as clocks and ledger need.
 *
 * @param eventId identity of the event
 * @param slot which fact of the order this is a version of; see {@link #slot(CaseEvent)}
 * @param step what happened
 * @param occurredAt epoch milliseconds
 * @param recordedAt epoch milliseconds; absent where the feed does not say
 * @param loggedAt epoch milliseconds of the first copy handed over
 * @param revision the source's revision, 0 where it has none
 * @param unit the unit concerned, as the feed writes it
 * @param dueAt epoch milliseconds of a due time supplied for the order
 * @param origin where that first copy lies
 * @param repeated whether the same event was handed over again from elsewhere
 * @param flags {@link Anomaly} names intake put on it
 * @param particulars what it says of the order itself; absent where nothing
 * @param ruling who decided what, where it is a decision of people; else absent
 * @param act the same of what a feed reports of a decision; absent where it is none, says nothing of that, or the ruling says it
 */
public record Fact(
        String eventId,
        String slot,
        Step step,
        long occurredAt,
        @Nullable Long recordedAt,
        long loggedAt,
        long revision,
        @Nullable String unit,
        @Nullable Long dueAt,
        String origin,
        boolean repeated,
        List<String> flags,
        @Nullable Particulars particulars,
        @Nullable Ruling ruling,
        @Nullable Act act) {

    /**
     * The later version of a fact compares greater: the higher revision, then the later record; failing both, the
     * earlier occurrence (in favour of the unit that acted), then what was handed over later, then the id, so that there is
     * always one winner.
     */
    static final Comparator<Fact> VERSIONS = Comparator.comparingLong(Fact::revision)
            .thenComparingLong(f -> f.recordedAt() == null ? Long.MIN_VALUE : f.recordedAt())
            .thenComparing(Comparator.comparingLong(Fact::occurredAt).reversed())
            .thenComparingLong(Fact::loggedAt)
            .thenComparing(Fact::eventId);

    /** The order in which facts happened; a tie goes by the usual order of steps. */
    static final Comparator<Fact> BY_TIME =
            Comparator.comparingLong(Fact::occurredAt).thenComparing(Fact::step).thenComparing(Fact::eventId);

    private static final Comparator<CaseEvent> HANDED_OVER = Comparator.comparing(CaseEvent::loggedAt)
            .thenComparing(CaseEvent::eventId)
            .thenComparing(CaseEvent::origin);

    public static Fact of(CaseEvent e) {
        return new Fact(
                e.eventId(),
                slot(e),
                e.step(),
                e.occurredAt().toEpochMilli(),
                e.recordedAt() == null ? null : e.recordedAt().toEpochMilli(),
                e.loggedAt().toEpochMilli(),
                e.revision(),
                e.unit(),
                e.dueAt() == null ? null : e.dueAt().toEpochMilli(),
                e.origin(),
                false,
                e.flags(),
                Particulars.of(e),
                Ruling.of(e),
                Act.of(e));
    }

    /** The due time it supplies for the order, epoch milliseconds; absent where it states none, or that of an extension. */
    public @Nullable Long suppliedDue() {
        return step.isOfExtension() ? null : dueAt;
    }

    /** Whether somebody of the office checked the result and found the matter not resolved (核验未通过). A feed's check never is: it reopens by itself. */
    public boolean isCheckInVain() {
        return step == Step.CHECKED
                && ruling != null
                && particulars != null
                && Boolean.FALSE.equals(particulars.resolved());
    }

    /** The facts of an order's events: of several copies of an event the one that was handed over first. */
    public static List<Fact> of(Collection<CaseEvent> events) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        events.stream().sorted(HANDED_OVER).forEach(event -> {
            Fact known = facts.get(event.eventId());
            if (known == null) {
                facts.put(event.eventId(), of(event));
            } else if (!known.origin().equals(event.origin())) {
                facts.put(event.eventId(), known.asRepeated());
            }
        });
        return List.copyOf(facts.values());
    }

    /** The same happening, said to be of the class, and with the due time, of another version. */
    public Fact withWordsOf(Fact version) {
        Particulars own = particulars == null ? Particulars.NONE : particulars;
        Particulars said = own.withClassOf(version.particulars == null ? Particulars.NONE : version.particulars);
        return new Fact(
                eventId,
                slot,
                step,
                occurredAt,
                recordedAt,
                loggedAt,
                revision,
                unit,
                version.dueAt,
                origin,
                repeated,
                flags,
                said.equals(Particulars.NONE) ? null : said,
                ruling,
                act);
    }

    /** The same, without what it says of the order. */
    public Fact withoutParticulars() {
        return new Fact(
                eventId,
                slot,
                step,
                occurredAt,
                recordedAt,
                loggedAt,
                revision,
                unit,
                dueAt,
                origin,
                repeated,
                flags,
                null,
                ruling,
                act);
    }

    /** The same fact, known to have been handed over more than once. */
    public Fact asRepeated() {
        return new Fact(
                eventId,
                slot,
                step,
                occurredAt,
                recordedAt,
                loggedAt,
                revision,
                unit,
                dueAt,
                origin,
                true,
                flags,
                particulars,
                ruling,
                act);
    }

    /**
     * Two events with the same slot are versions of one fact. The feed's own key decides where it has one. Otherwise a
     * step that happens once in an order's life is one fact; of a step that may happen again, a feed with revisions
     * amends by step and unit, and one without cannot amend: another time is another fact. A decision of people is a fact of its
     * own, whatever key it bears: nobody takes back by it what somebody else said or decided.
     */
    public static String slot(CaseEvent e) {
        if (Ruling.isDecision(e.step(), e.role())) {
            return "decision/" + e.eventId();
        }
        return e.factKey() != null
                ? e.factKey()
                : slot(e.step(), e.unit(), e.revision(), e.occurredAt().toEpochMilli());
    }

    /** Whether the slot is the one of a fact to which the feed gives no key; makes no text to find out. */
    public boolean hasPlainSlot() {
        String word = step.name();
        if (isOnce(step)) {
            return slot.equals(word);
        }
        String name = unit == null ? "" : unit;
        int end = word.length() + 1 + name.length();
        return slot.startsWith(word)
                && slot.length() >= end
                && slot.charAt(word.length()) == '/'
                && slot.startsWith(name, word.length() + 1)
                && (revision > 0 ? slot.length() == end : slot.substring(end).equals("/" + occurredAt));
    }

    private static boolean isOnce(Step step) {
        return step == Step.SUBMITTED || step == Step.ACCEPTED || step == Step.REJECTED || step == Step.OPENED;
    }

    /** The slot of a fact to which the feed gives no key. */
    public static String slot(Step step, @Nullable String unit, long revision, long occurredAt) {
        if (isOnce(step)) {
            return step.name();
        }
        String name = unit == null ? "" : unit;
        return revision > 0 ? step.name() + '/' + name : step.name() + '/' + name + '/' + occurredAt;
    }
}
