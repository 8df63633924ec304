package mashang.recurrence.duplicates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link TextGroup} while texts are compared with it. */
final class LiveGroup {
    /** The one whose text was longest ago first. */
    static final Comparator<LiveGroup> BY_IDLENESS =
            Comparator.comparing((LiveGroup g) -> g.lastAt).thenComparing(g -> g.id);

    static final int MOST_VARIANTS = 16;
    private static final int MOST_CALLERS = 50;

    final String id;
    final Fingerprint fingerprint;
    final int slot;
    final List<TextGroup.Variant> variants = new ArrayList<>();
    private final Set<String> callers = new LinkedHashSet<>();
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
        callers.addAll(kept.callers());
        count = kept.count();
    }

    boolean knows(@Nullable String caller) {
        return caller != null && callers.contains(caller);
    }

    /** Adds an order; whether its wording is new and kept. */
    boolean add(TextGroup.Variant variant, @Nullable String caller, Instant at) {
        count++;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
        if (caller != null && callers.size() < MOST_CALLERS) {
            callers.add(caller);
        }
        boolean known = variants.stream().anyMatch(v -> v.text() == variant.text());
        return !known && variants.size() < MOST_VARIANTS && variants.add(variant);
    }

    TextGroup snapshot() {
        return new TextGroup(id, fingerprint, new ArrayList<>(variants), count, new ArrayList<>(callers), lastAt);
    }
}
