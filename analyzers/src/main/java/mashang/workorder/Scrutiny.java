package mashang.workorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mashang.workorder.Refusal.Why;
import org.jspecify.annotations.Nullable;

/** Looks at the decisions of people, one after the other: which of them do not count. {@code CLOCKS.md}, 10.2. */
final class Scrutiny {
    private static final Set<Step> CLOSED = EnumSet.of(Step.WRITTEN_OFF, Step.CANCELLED, Step.MERGED);
    private static final Set<Step> DONE = EnumSet.of(Step.HANDLED, Step.ANSWERED, Step.FINISHED);
    private static final Set<Step> REPORTED = EnumSet.of(Step.REPLIED, Step.ANSWERED, Step.FINISHED);

    private final String orderId;
    private final Authority authority;
    private final boolean isKnown;
    private final List<Refusal> refusals = new ArrayList<>();

    /** Steps since the last reopening that are on the list. */
    private final Set<Step> since = EnumSet.noneOf(Step.class);

    /** What was decided since then, each with what it is about. */
    private final Set<String> decided = new HashSet<>();

    /** Units that had it since then, and units that only had to help. */
    private final Set<String> leading = new HashSet<>();

    private final Set<String> helping = new HashSet<>();
    private @Nullable String assigned;

    private Scrutiny(String orderId, Authority authority, boolean isKnown) {
        this.orderId = orderId;
        this.authority = authority;
        this.isKnown = isKnown;
    }

    /** @param facts that count, in the order in which they happened */
    static List<Refusal> of(String orderId, Fact[] facts, Authority authority) {
        boolean known = false;
        boolean any = false;
        for (Fact fact : facts) {
            known |= fact.ruling() == null;
            any |= fact.ruling() != null;
        }
        if (!any) {
            return List.of();
        }
        Scrutiny scrutiny = new Scrutiny(orderId, authority, known);
        for (Fact fact : facts) {
            scrutiny.look(fact);
        }
        return List.copyOf(scrutiny.refusals);
    }

    private void look(Fact fact) {
        if (fact.step() == Step.REOPENED) {
            beginAnew();
        }
        Ruling ruling = fact.ruling();
        Why why = ruling == null ? null : why(fact, ruling);
        if (why == null) {
            take(fact);
        } else {
            refusals.add(new Refusal(fact, why));
        }
    }

    private void beginAnew() {
        since.clear();
        decided.clear();
        leading.clear();
        helping.clear();
        assigned = null;
    }

    /** What comes too early, or finds that it was not done, is not on the list. */
    private void take(Fact fact) {
        if (fact.isCheckInVain()) {
            beginAnew();
            return;
        }
        switch (fact.step()) {
            case DISPATCHED -> dispatch(fact);
            case HANDLED -> add(fact, !isOnlyHelping(fact.unit()));
            case WRITTEN_OFF -> add(fact, mayClose());
            case CHECKED -> {
                since.remove(Step.CHECKED);
                decided.remove(key(fact));
                add(fact, !isUnresolved(fact));
            }
            default -> add(fact, true);
        }
    }

    private void add(Fact fact, boolean counts) {
        if (counts) {
            since.add(fact.step());
            decided.add(key(fact));
            assigned = fact.step() == Step.ASSIGNED ? fact.unit() : assigned;
        }
    }

    private void dispatch(Fact fact) {
        since.add(fact.step());
        if (fact.unit() != null) {
            leading.add(fact.unit());
        }
        if (fact.particulars() != null) {
            helping.addAll(fact.particulars().coUnits());
        }
    }

    private boolean isOnlyHelping(@Nullable String unit) {
        return unit != null && helping.contains(unit) && !leading.contains(unit);
    }

    private static boolean isUnresolved(Fact fact) {
        return fact.particulars() != null
                && Boolean.FALSE.equals(fact.particulars().resolved());
    }

    private @Nullable Why why(Fact fact, Ruling ruling) {
        if (!authority.allows(fact.step(), ruling.role(), fact.occurredAt())) {
            return Why.ROLE;
        }
        if (!isKnown) {
            return Why.UNKNOWN_ORDER;
        }
        if (!hasObject(fact, ruling)) {
            return Why.NO_OBJECT;
        }
        if (isRepeated(fact)) {
            return Why.TWICE;
        }
        return order(fact.step());
    }

    private boolean hasObject(Fact fact, Ruling ruling) {
        return switch (fact.step()) {
            case ASSIGNED -> fact.unit() != null;
            case MERGED, MERGE_REFUSED -> other(fact) != null && !orderId.equals(other(fact));
            case WAIVED, LIGHT_REVOKED -> ruling.concerns() != null;
            default -> true;
        };
    }

    private static @Nullable String other(Fact fact) {
        return fact.particulars() == null ? null : fact.particulars().mergedInto();
    }

    private boolean isRepeated(Fact fact) {
        return switch (fact.step()) {
            case NOTICE_ISSUED, ACKNOWLEDGED -> false; // of the next document, the next alert
            case WAIVED, LIGHT_REVOKED ->
                false; // the same words may be about another round: judged where that is known
            case ASSIGNED -> since.contains(Step.ASSIGNED) && Objects.equals(assigned, fact.unit());
            default -> decided.contains(key(fact));
        };
    }

    /** A step, with what it is about where it may be taken about several things. */
    private static String key(Fact fact) {
        String about = fact.step() == Step.MERGE_REFUSED ? other(fact) : null;
        return fact.step().name() + (about == null ? "" : '/' + about);
    }

    /** What has to be there, and what may not be there any more. */
    private @Nullable Why order(Step step) {
        return switch (step) {
            case WAIVED, LIGHT_REVOKED, ACKNOWLEDGED, REPLIED -> null;
            case CHECKED -> has(CLOSED) ? Why.LATE : has(DONE) || has(REPORTED) ? null : Why.NOT_YET;
            case WRITTEN_OFF -> has(CLOSED) ? Why.LATE : mayClose() ? null : Why.NOT_YET;
            default -> has(CLOSED) ? Why.LATE : null;
        };
    }

    private boolean mayClose() {
        return has(DONE) && has(REPORTED) && since.contains(Step.CHECKED);
    }

    private boolean has(Set<Step> steps) {
        return !Collections.disjoint(steps, since);
    }
}
