package mashang.sla;

import java.io.Serializable;
import java.util.Set;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a rule is for. An empty set matches every order, a set with members also only orders that state one of
 * them.
 *
 * @param feeds feed names
 * @param channels channel codes
 * @param kinds kinds
 * @param urgencies urgencies
 */
public record OrderMatch(Set<String> feeds, Set<String> channels, Set<Kind> kinds, Set<Urgency> urgencies)
        implements Serializable {

    /** Matches every order. */
    public static final OrderMatch ALL = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of());

    public boolean matches(String feed, @Nullable String channel, @Nullable Kind kind, @Nullable Urgency urgency) {
        return in(feeds, feed) && in(channels, channel) && in(kinds, kind) && in(urgencies, urgency);
    }

    private static boolean in(Set<?> wanted, @Nullable Object value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
