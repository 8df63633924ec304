package mashang.workorder;

import java.util.ArrayList;
import java.util.EnumSet;
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

    /** What counts since the last reopening. */
    private final List<Fact> since = new ArrayList<>();

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
            since.clear();
        }
        Ruling ruling = fact.ruling();
        Why why = ruling == null ? null : why(fact, ruling);
        if (why == null) {
            since.add(fact);
        } else {
            refusals.add(new Refusal(fact, why));
        }
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
        if (isRepeated(fact, ruling)) {
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

    private boolean isRepeated(Fact fact, Ruling ruling) {
        Fact last = null;
        boolean same = false;
        for (Fact before : since) {
            if (before.step() == fact.step()) {
                last = before;
                same |= isSame(before, fact, ruling);
            }
        }
        return switch (fact.step()) {
            case NOTICE_ISSUED -> false;
            case ASSIGNED -> last != null && Objects.equals(last.unit(), fact.unit());
            default -> same;
        };
    }

    private static boolean isSame(Fact before, Fact fact, Ruling ruling) {
        return switch (fact.step()) {
            case WAIVED, LIGHT_REVOKED, ACKNOWLEDGED -> {
                Ruling earlier = before.ruling();
                yield Objects.equals(earlier == null ? null : earlier.concerns(), ruling.concerns());
            }
            case MERGE_REFUSED -> Objects.equals(other(before), other(fact));
            default -> true;
        };
    }

    /** What has to be there, and what may not be there any more. */
    private @Nullable Why order(Step step) {
        return switch (step) {
            case WAIVED, LIGHT_REVOKED, ACKNOWLEDGED -> null;
            case CHECKED -> has(CLOSED) ? Why.LATE : has(DONE) || has(REPORTED) ? null : Why.NOT_YET;
            case WRITTEN_OFF ->
                has(CLOSED)
                        ? Why.LATE
                        : has(DONE) && has(REPORTED) && has(EnumSet.of(Step.CHECKED)) ? null : Why.NOT_YET;
            default -> has(CLOSED) ? Why.LATE : null;
        };
    }

    private boolean has(Set<Step> steps) {
        for (Fact fact : since) {
            if (steps.contains(fact.step())) {
                return true;
            }
        }
        return false;
    }
}
