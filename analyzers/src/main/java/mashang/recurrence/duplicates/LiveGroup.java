package mashang.recurrence.duplicates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link TextGroup} while texts are compared with it. */
final class LiveGroup {
    /** The one whose text was longest ago first. */
    static final Comparator<LiveGroup> BY_IDLENESS =
            Comparator.comparing((LiveGroup g) -> g.lastAt).thenComparing(g -> g.id);

    static final int MOST_VARIANTS = 16;
    private static final int MOST_CALLERS = 50;
    private static final String UNKNOWN = "";

    final String id;
    final Fingerprint fingerprint;
    final int slot;
    final List<TextGroup.Variant> variants = new ArrayList<>();
    /** Of callers the first order that has not ended: others are joined into it. In the order of their coming. */
    private final Map<String, String> open = new LinkedHashMap<>();

    private final Set<String> ended = new LinkedHashSet<>();
    long count;
    Instant lastAt;
    /** Scratch of the search that touched it last. */
    long touchedBySearch;

    LiveGroup(String id, Fingerprint fingerprint, Instant at, int slot) {
        this.id = id;
        this.fingerprint = fingerprint;
        this.lastAt = at;
        this.slot = slot;
    }

    LiveGroup(TextGroup kept, int slot) {
        this(kept.id(), kept.fingerprint(), kept.lastAt(), slot);
        variants.addAll(kept.variants());
        for (int i = 0; i < kept.callers().size(); i++) {
            open.put(kept.callers().get(i), kept.open().get(i));
        }
        ended.addAll(kept.ended());
        count = kept.count();
    }

    /** The caller's first order that has not ended; absent where none is known. */
    @Nullable
    String openOf(@Nullable String caller) {
        return caller == null ? null : open.get(caller);
    }

    /** The given order of a wording; once it has ended, the first that has not, where one is known. */
    String orOpen(String orderId) {
        return open.isEmpty() || !ended.contains(orderId)
                ? orderId
                : open.values().iterator().next();
    }

    /** Adds an order; whether its wording is new and kept. */
    boolean add(TextGroup.Variant variant, @Nullable String caller, Instant at) {
        count++;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
        String who = caller == null ? UNKNOWN : caller;
        open.putIfAbsent(who, variant.orderId());
        if (open.size() > MOST_CALLERS) {
            open.remove(open.keySet().iterator().next());
        }
        boolean known = variants.stream().anyMatch(v -> v.text() == variant.text());
        return !known && variants.size() < MOST_VARIANTS && variants.add(variant);
    }

    /** All orders it knows by name, some twice. */
    List<String> orders() {
        List<String> orders = new ArrayList<>(open.values());
        variants.forEach(variant -> orders.add(variant.orderId()));
        return orders;
    }

    /** Nobody joins anything into an order that has ended. */
    void end(String orderId) {
        open.values().remove(orderId);
        if (variants.stream().anyMatch(variant -> variant.orderId().equals(orderId))) {
            ended.add(orderId);
        }
    }

    void reopen(String orderId) {
        ended.remove(orderId);
    }

    TextGroup snapshot() {
        return new TextGroup(
                id,
                fingerprint,
                new ArrayList<>(variants),
                count,
                new ArrayList<>(open.keySet()),
                lastAt,
                new ArrayList<>(open.values()),
                new ArrayList<>(ended));
    }
}
