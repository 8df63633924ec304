package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@link ProblemCluster} while complaints are being compared with it. */
final class LiveCluster {
    /** The one idle for longest first. */
    static final Comparator<LiveCluster> BY_IDLENESS =
            Comparator.comparing((LiveCluster c) -> c.touchedAt).thenComparing(c -> c.id);

    private static final int EXAMPLES = 3;
    /** Distinct callers are told apart up to here; more say the same: many. */
    private static final int MOST_CALLERS = 500;

    private static final int MOST_NAMES = 50;
    private static final int MOST_PHRASES = 80;

    final String id;
    final ClusterTerms places;
    final ClusterTerms issues;
    final ClusterTerms phrases;
    final Instant openedAt;
    Instant touchedAt;
    long size;
    String label = "";
    List<String> keywords = List.of();
    /** Scratch of the search that touched it last. */
    long touchedBySearch;

    double placeProduct;
    double issueProduct;
    private final Set<String> callers = new LinkedHashSet<>();
    private final List<String> firstExamples = new ArrayList<>();
    private final List<String> latestExamples = new ArrayList<>();
    private final Map<String, Integer> districts = new TreeMap<>();
    private final Map<String, Integer> streets = new TreeMap<>();
    private final Map<String, Integer> categories = new TreeMap<>();
    private Instant firstSeen;
    private Instant lastSeen;

    /** An empty cluster for a first member. */
    LiveCluster(Complaint first, Channel places, Channel issues, Channel phrases) {
        this.id = "P-" + first.orderId();
        this.places = new ClusterTerms(places, this);
        this.issues = new ClusterTerms(issues, this);
        this.phrases = new ClusterTerms(phrases, this);
        this.openedAt = first.loggedAt();
        this.touchedAt = first.loggedAt();
        this.firstSeen = first.occurredAt();
        this.lastSeen = first.occurredAt();
    }

    /** A cluster as it was kept. */
    LiveCluster(ProblemCluster kept, Channel places, Channel issues, Channel phrases) {
        this.id = kept.id();
        this.places = new ClusterTerms(places, this);
        this.issues = new ClusterTerms(issues, this);
        this.phrases = new ClusterTerms(phrases, this);
        this.places.addAll(kept.places());
        this.issues.addAll(kept.issues());
        this.phrases.addAll(kept.phrases());
        this.openedAt = kept.openedAt();
        this.touchedAt = kept.touchedAt();
        this.firstSeen = kept.firstSeen();
        this.lastSeen = kept.lastSeen();
        this.size = kept.size();
        this.label = kept.label();
        this.keywords = kept.keywords();
        callers.addAll(kept.callers());
        firstExamples.addAll(kept.firstExamples());
        latestExamples.addAll(kept.latestExamples());
        districts.putAll(kept.districts());
        streets.putAll(kept.streets());
        categories.putAll(kept.categories());
    }

    void add(Complaint member, int maxTerms) {
        size++;
        places.addAll(member.signature().places());
        issues.addAll(member.signature().issues());
        member.signature().phrases().forEach(phrase -> phrases.add(phrase, 1));
        places.prune(maxTerms);
        issues.prune(maxTerms);
        phrases.prune(MOST_PHRASES);
        touchedAt = later(touchedAt, member.loggedAt());
        lastSeen = later(lastSeen, member.occurredAt());
        firstSeen = firstSeen.isBefore(member.occurredAt()) ? firstSeen : member.occurredAt();
        if (member.caller() != null && callers.size() < MOST_CALLERS) {
            callers.add(member.caller());
        }
        count(districts, member.circumstances().district());
        count(streets, member.circumstances().street());
        count(categories, member.circumstances().category());
        example(member.orderId());
    }

    private void example(String orderId) {
        if (firstExamples.size() < EXAMPLES) {
            firstExamples.add(orderId);
            return;
        }
        latestExamples.add(orderId);
        if (latestExamples.size() > EXAMPLES) {
            latestExamples.remove(0);
        }
    }

    private static void count(Map<String, Integer> counts, @Nullable String name) {
        if (name != null && !name.isBlank() && (counts.size() < MOST_NAMES || counts.containsKey(name))) {
            counts.merge(name, 1, Integer::sum);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    void leave() {
        places.clear();
        issues.clear();
        phrases.clear();
    }

    ProblemCluster snapshot() {
        return new ProblemCluster(
                id,
                places.snapshot(),
                issues.snapshot(),
                phrases.snapshot(),
                size,
                new ArrayList<>(callers),
                openedAt,
                touchedAt,
                firstSeen,
                lastSeen,
                new ArrayList<>(firstExamples),
                new ArrayList<>(latestExamples),
                new TreeMap<>(districts),
                new TreeMap<>(streets),
                new TreeMap<>(categories),
                label,
                keywords);
    }
}
