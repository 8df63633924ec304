package mashang.sla;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mashang.sla.Reckoning.Amendment;
import mashang.workorder.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a fact says of an order's class and due time, and from when on that counts. {@code CLOCKS.md}, 1.10.
 *
 * @param from epoch milliseconds: of the first version the fact's own time, of an amendment when it was made
 * @param version the version whose words they are
 * @param amendment which amendment that is; absent where the words are those of the beginning
 */
public record Wording(long from, Fact version, @Nullable Amendment amendment) {

    /**
     * The words of a fact that are ever heard, in the order in which they are.
     *
     * @param fact the version that counts
     * @param versions all of them, the lowest first
     */
    public static List<Wording> of(Fact fact, List<Fact> versions) {
        if (versions.size() == 1) {
            return List.of(new Wording(fact.occurredAt(), fact, null));
        }
        long[] from = times(fact, versions);
        Deque<Wording> heard = new ArrayDeque<>();
        long sooner = Long.MAX_VALUE;
        for (int i = from.length - 1; i >= 0; i--) {
            if (from[i] < sooner) {
                heard.addFirst(new Wording(from[i], versions.get(i), amendment(fact, versions.get(i), from[i])));
                sooner = from[i];
            }
        }
        return List.copyOf(heard);
    }

    private static @Nullable Amendment amendment(Fact fact, Fact version, long from) {
        if (from == fact.occurredAt()) {
            return null; // as good as said at first
        }
        boolean isRecorded = version.recordedAt() != null && version.recordedAt() == from;
        return new Amendment(fact.step(), fact.occurredAt(), isRecorded);
    }

    private static long[] times(Fact fact, List<Fact> versions) {
        long[] from = new long[versions.size()];
        Long recorded = null;
        for (int i = 0; i < from.length; i++) {
            Fact version = versions.get(i);
            long made = version.loggedAt();
            Long stated = version.recordedAt();
            if (stated != null && recorded != null && stated > recorded) {
                made = Math.min(stated, made);
            }
            if (stated != null) {
                recorded = recorded == null ? stated : Long.valueOf(Math.max(recorded, stated));
            }
            from[i] = i == 0 ? fact.occurredAt() : Math.max(fact.occurredAt(), made);
        }
        return from;
    }
}
