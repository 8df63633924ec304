package mashang.sla;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.function.BiPredicate;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a rule is for. An empty set matches every order, a set with members only orders that state one of them.
 *
 * @param feeds feed names
 * @param channels channel codes
 * @param kinds kinds
 * @param urgencies urgencies
 * @param categories category prefixes, by whole levels: {@code 城建} is for {@code 城建} and {@code 城建/道路}
 * @param units registry ids: the unit that has the order, or one above it
 */
public record OrderMatch(
        Set<String> feeds,
        Set<String> channels,
        Set<Kind> kinds,
        Set<Urgency> urgencies,
        Set<String> categories,
        Set<String> units)
        implements Serializable {

    /** Matches every order. */
    public static final OrderMatch ALL = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /**
     * Whether an order is meant.
     *
     * @param unitAndAbove registry ids of the unit that has it and of all above it; empty where none is known
     */
    public boolean matches(
            String feed,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable Urgency urgency,
            @Nullable String category,
            Set<String> unitAndAbove) {
        return in(feeds, feed)
                && in(channels, channel)
                && in(kinds, kind)
                && in(urgencies, urgency)
                && (categories.isEmpty() || (category != null && isInAny(category)))
                && (units.isEmpty() || !Collections.disjoint(units, unitAndAbove));
    }

    /**
     * Whether an order is thinkable that both match.
     *
     * @param sameBranch whether of two unit ids one is the other or lies above it, so that both are for the lower one's orders
     */
    public boolean overlaps(OrderMatch other, BiPredicate<String, String> sameBranch) {
        return meet(feeds, other.feeds)
                && meet(channels, other.channels)
                && meet(kinds, other.kinds)
                && meet(urgencies, other.urgencies)
                && (categories.isEmpty()
                        || other.categories.isEmpty()
                        || anyPair(categories, other.categories, (a, b) -> isIn(a, b) || isIn(b, a)))
                && (units.isEmpty() || other.units.isEmpty() || anyPair(units, other.units, sameBranch));
    }

    private static boolean anyPair(Set<String> as, Set<String> bs, BiPredicate<String, String> test) {
        return as.stream().anyMatch(a -> bs.stream().anyMatch(b -> test.test(a, b)));
    }

    private boolean isInAny(String category) {
        for (String prefix : categories) {
            if (isIn(category, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String category, String prefix) {
        return category.startsWith(prefix)
                && (category.length() == prefix.length() || category.charAt(prefix.length()) == '/');
    }

    private static boolean in(Set<?> wanted, @Nullable Object value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static boolean meet(Set<?> a, Set<?> b) {
        return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }
}
