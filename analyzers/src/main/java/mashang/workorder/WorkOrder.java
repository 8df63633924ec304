package mashang.workorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A work order (工单) as its facts tell it. A pure function of the <em>set</em> of facts: the order in which they came, and
 * how often, makes no difference.
 *
 * <p>Of several versions of a fact only the latest counts; what the earlier ones said is known as {@link #versions}. A reopening of what had ended starts a new round, and so does a check in vain; a step belongs to the round in
 * which it occurred.
 */
public final class WorkOrder {
    /** Steps that say something about the order without moving it to another stage. */
    private static final Set<Step> ASIDE = EnumSet.of(
            Step.URGED,
            Step.INSPECTED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.RECLASSIFIED,
            Step.ACKNOWLEDGED,
            Step.WAIVED,
            Step.LIGHT_REVOKED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.DUE_CHANGED,
            Step.MERGE_REFUSED);

    /** Steps after which nobody has to do anything more, unless it is reopened. */
    private static final Set<Step> FINAL = EnumSet.of(
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.MERGED,
            Step.CANCELLED,
            Step.FINISHED);

    /** What is there to be reopened. */
    private static final Set<Step> ENDING = EnumSet.of(
            Step.HANDLED,
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.CANCELLED,
            Step.MERGED,
            Step.FINISHED);

    private static final long[] NEVER_REOPENED = {};

    /** So many facts are compared with one another faster than by a table; hardly an order has more. */
    private static final int FEW = 24;

    private final String orderId;
    private final List<Fact> all;
    private final List<Fact> effective;
    private final List<Refusal> refusals;
    private final int[] roundOf;
    private final long[] reopenings;

    /** Versions of facts that were amended, by slot; made when first asked for, which hardly ever happens. */
    private @Nullable Map<String, List<Fact>> amended;

    private WorkOrder(String orderId, List<Fact> all, Authority authority) {
        this.orderId = orderId;
        this.all = all;
        Fact[] latest = latest(all);
        Arrays.sort(latest, Fact.BY_TIME);
        this.refusals = Scrutiny.of(orderId, latest, authority);
        if (!refusals.isEmpty()) {
            latest = without(latest, refusals);
        }
        this.effective = List.of(latest);
        this.reopenings = reopenings(latest);
        this.roundOf = new int[latest.length];
        for (int i = 0; i < latest.length; i++) {
            roundOf[i] = round(latest[i], reopenings);
        }
    }

    /** An order about which nobody may decide anything. */
    public static WorkOrder of(String orderId, List<Fact> facts) {
        return of(orderId, facts, Authority.NOBODY);
    }

    /**
     * An order about which people may decide.
     *
     * @param authority who may decide what: a decision that is refused is as if not there
     */
    public static WorkOrder of(String orderId, List<Fact> facts, Authority authority) {
        return new WorkOrder(orderId, facts, authority);
    }

    private static Fact[] without(Fact[] facts, List<Refusal> refusals) {
        Set<Fact> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        refusals.forEach(refusal -> refused.add(refusal.decision()));
        return Arrays.stream(facts).filter(fact -> !refused.contains(fact)).toArray(Fact[]::new);
    }

    /** Decisions of people that do not count; in the order in which they were taken. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** Of each slot the latest version. */
    private static Fact[] latest(List<Fact> all) {
        return all.size() <= FEW ? latestOfFew(all) : latestOfMany(all);
    }

    private static Fact[] latestOfMany(List<Fact> all) {
        Map<String, Fact> latest = new HashMap<>();
        for (Fact fact : all) {
            latest.merge(fact.slot(), fact, (a, b) -> Fact.VERSIONS.compare(a, b) >= 0 ? a : b);
        }
        return latest.values().toArray(Fact[]::new);
    }

    private static Fact[] latestOfFew(List<Fact> all) {
        List<Fact> latest = new ArrayList<>(all.size());
        for (Fact fact : all) {
            int same = 0;
            while (same < latest.size() && !latest.get(same).slot().equals(fact.slot())) {
                same++;
            }
            if (same == latest.size()) {
                latest.add(fact);
            } else if (Fact.VERSIONS.compare(fact, latest.get(same)) > 0) {
                latest.set(same, fact);
            }
        }
        return latest.toArray(Fact[]::new);
    }

    private static long[] reopenings(Fact[] sorted) {
        boolean any = false;
        for (Fact fact : sorted) {
            any |= reopens(fact);
        }
        if (!any) {
            return NEVER_REOPENED;
        }
        List<Long> reopenings = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Fact fact : sorted) {
            if (reopens(fact) && fact.occurredAt() > last && hasEnding(sorted, last, fact.occurredAt())) {
                last = fact.occurredAt();
                reopenings.add(last);
            }
        }
        return reopenings.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean reopens(Fact fact) {
        return fact.step() == Step.REOPENED || fact.isCheckInVain();
    }

    /** How many rounds there can have been at most, whatever was known of it when: each version of each fact that would begin one, in vain or not, and the first. */
    public int roundsAtMost() {
        int rounds = 1;
        for (Fact fact : all) {
            rounds += reopens(fact) ? 1 : 0;
        }
        return rounds;
    }

    /** Whether there was anything to reopen: something ended after one time, and at or before another. */
    private static boolean hasEnding(Fact[] facts, long after, long until) {
        for (Fact fact : facts) {
            if (ENDING.contains(fact.step())
                    && !fact.isCheckInVain()
                    && fact.occurredAt() > after
                    && fact.occurredAt() <= until) {
                return true;
            }
        }
        return false;
    }

    /*
     * In the very moment of a reopening, what ends an order still belongs to the round before: feeds that know minutes
     * only write both at the same time.
     */
    private static int round(Fact fact, long[] reopenings) {
        long at = ENDING.contains(fact.step()) ? fact.occurredAt() - 1 : fact.occurredAt();
        int round = 1;
        for (long reopened : reopenings) {
            if (at >= reopened) {
                round++;
            }
        }
        return round;
    }

    public String orderId() {
        return orderId;
    }

    public String feed() {
        return CaseEvent.feedOf(orderId);
    }

    /** The facts that count, in the order in which they happened. */
    public List<Fact> facts() {
        return effective;
    }

    /** Every fact that is known: also what was said of it before it was amended, and what is refused. */
    public List<Fact> known() {
        return all;
    }

    /** The version that counts of a fact, as its place among {@link #facts}; -1 where none does. */
    public int placeOf(Fact version) {
        for (int i = 0; i < effective.size(); i++) {
            if (effective.get(i).slot().equals(version.slot())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether any fact has several versions. */
    public boolean isAmended() {
        return all.size() > effective.size();
    }

    /** Every version of a fact that counts, the lowest first: the last is the fact itself. */
    public List<Fact> versions(Fact fact) {
        if (!isAmended()) {
            return List.of(fact);
        }
        Map<String, List<Fact>> known = amended;
        if (known == null) {
            known = bySlot(all);
            amended = known;
        }
        return known.getOrDefault(fact.slot(), List.of(fact));
    }

    private static Map<String, List<Fact>> bySlot(List<Fact> all) {
        Map<String, List<Fact>> bySlot = new HashMap<>();
        for (Fact fact : all) {
            bySlot.computeIfAbsent(fact.slot(), slot -> new ArrayList<>(2)).add(fact);
        }
        bySlot.values().forEach(versions -> versions.sort(Fact.VERSIONS));
        return bySlot;
    }

    /** Number of rounds, 1 or more. */
    public int rounds() {
        return reopenings.length + 1;
    }

    /** When a round ends with the next one's beginning, epoch milliseconds; MAX_VALUE: not yet. */
    public long endOf(int round) {
        return round <= reopenings.length ? reopenings[round - 1] : Long.MAX_VALUE;
    }

    /** The facts with which a round began, in order; none of the first. */
    public List<Fact> openingsOf(int round) {
        List<Fact> openings = new ArrayList<>();
        for (Fact fact : effective) {
            if (round > 1 && fact.occurredAt() == reopenings[round - 2] && reopens(fact)) {
                openings.add(fact);
            }
        }
        return openings;
    }

    /** The round that a fact begins, or would begin if it were not reopened already; 0 where it reopens nothing. */
    public int reopenedBy(Fact version) {
        int place = placeOf(version);
        if (place < 0 || !reopens(effective.get(place))) {
            return 0;
        }
        int round = 1;
        for (long reopened : reopenings) {
            round += reopened <= effective.get(place).occurredAt() ? 1 : 0;
        }
        return round;
    }

    /**
     * When a round began, epoch milliseconds, if a check in vain began it: the fact itself belongs to the round before, and the new one has no
     * other to show for its beginning.
     */
    public OptionalLong checkedInVain(int round) {
        if (round > 1) {
            long began = reopenings[round - 2];
            for (Fact fact : effective) {
                if (fact.occurredAt() == began && fact.isCheckInVain()) {
                    return OptionalLong.of(began);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The round, 1 or more, to which the fact at this place of {@link #facts} belongs: by when it occurred. */
    public int roundOf(int index) {
        return roundOf[index];
    }

    /** Whether a step ends an order or a unit's work on it, so that there is something to be reopened. */
    public static boolean isEnding(Step step) {
        return ENDING.contains(step);
    }

    /** The earliest time of a step in the whole life of the order. */
    public Optional<Long> firstTime(Step step) {
        return effective.stream()
                .filter(f -> f.step() == step)
                .map(Fact::occurredAt)
                .findFirst();
    }

    /** How many facts that count are this step. */
    public int count(Step step) {
        int count = 0;
        for (Fact fact : effective) {
            count += fact.step() == step ? 1 : 0;
        }
        return count;
    }

    /** The latest due time the feed supplied for a round, by the time of the fact that states it. */
    public Optional<Long> suppliedDue(int round) {
        Long due = null;
        for (int i = 0; i < roundOf.length; i++) {
            Fact fact = effective.get(i);
            if (roundOf[i] == round && fact.suppliedDue() != null) {
                due = fact.suppliedDue();
            }
        }
        return Optional.ofNullable(due);
    }

    /** The unit that has it: named by the last dispatch or, failing that, by the last fact that names one. */
    public @Nullable String unit() {
        Fact named = unitFact();
        return named == null ? null : named.unit();
    }

    /** The fact that names it: the last dispatch that names one or, failing that, the last fact that does. */
    public @Nullable Fact unitFact() {
        Fact any = null;
        for (int i = effective.size() - 1; i >= 0; i--) {
            Fact fact = effective.get(i);
            if (fact.unit() != null && fact.step().isAssignment()) {
                return fact;
            }
            any = any == null && fact.unit() != null ? fact : any;
        }
        return any;
    }

    /** The last step that moved it; absent where only side steps are known. */
    public Optional<Step> stage() {
        return Optional.ofNullable(stageFact()).map(Fact::step);
    }

    /** The fact that moved it last; absent where only side steps are known. */
    public @Nullable Fact stageFact() {
        for (int i = effective.size() - 1; i >= 0; i--) {
            if (!ASIDE.contains(effective.get(i).step())) {
                return effective.get(i);
            }
        }
        return null;
    }

    /** Whether nobody has to do anything more. */
    public boolean finished() {
        Fact last = stageFact();
        return last != null && FINAL.contains(last.step()) && !last.isCheckInVain();
    }

    /**
     * What is said of the order, the later word winning field by field; into which order it was joined, and how much evidence there is of what was done, by its
     * present round alone. Once restricted, it stays so, whatever a later word makes of its kind: what was said in confidence was.
     */
    public Particulars particulars() {
        Particulars told = null;
        String joinedInto = null;
        Integer evidence = null;
        for (int i = 0; i < roundOf.length; i++) {
            Particulars said = effective.get(i).particulars();
            if (said != null
                    && effective.get(i).step() != Step.MERGE_REFUSED) { // that names the order it is not joined into
                told = told == null ? said : told.amendedBy(said);
                boolean isPresent = roundOf[i] == rounds();
                joinedInto = isPresent && said.mergedInto() != null ? said.mergedInto() : joinedInto;
                evidence = isPresent && said.evidence() != null ? said.evidence() : evidence;
            }
        }
        if (told == null) {
            return Particulars.NONE;
        }
        Particulars known = told.inRound(joinedInto, evidence);
        return known.isRestricted() || !wasRestricted() ? known : known.restricted();
    }

    /** By any version of any fact, also one that was amended. */
    private boolean wasRestricted() {
        for (Fact fact : all) {
            Particulars said = fact.particulars();
            if (said != null && said.isRestricted()) {
                return true;
            }
        }
        return false;
    }

    /** Names of {@link Anomaly}, sorted: what is odd about it, and was kept and not refused. */
    public Set<String> anomalies() {
        Set<String> found = new TreeSet<>(Lifecycle.anomalies(this));
        for (Fact fact : effective) {
            found.addAll(fact.flags());
        }
        found.remove(CaseEvent.CONDUCT);
        if (!refusals.isEmpty()) {
            found.add(Anomaly.REFUSED.name());
        }
        for (Fact fact : all) {
            if (fact.repeated()) {
                found.add(Anomaly.REPEATED.name());
            }
        }
        return Collections.unmodifiableSet(found);
    }

    @Override
    public String toString() {
        return orderId + effective;
    }
}
