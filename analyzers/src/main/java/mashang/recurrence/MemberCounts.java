package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of a cluster's members beside their words: who, where, when, with some of them as examples. */
final class MemberCounts {
    private static final int EXAMPLES = 3;
    /** Distinct callers are told apart up to here; more say the same: many. */
    private static final int MOST_CALLERS = 500;

    private static final int MOST_NAMES = 50;

    final Set<String> callers = new LinkedHashSet<>();
    final List<String> firstExamples = new ArrayList<>();
    final List<String> latestExamples = new ArrayList<>();
    final Map<String, Integer> districts = new TreeMap<>();
    final Map<String, Integer> streets = new TreeMap<>();
    final Map<String, Integer> categories = new TreeMap<>();
    Instant firstSeen;
    Instant lastSeen;

    MemberCounts(Instant firstSeen, Instant lastSeen) {
        this.firstSeen = firstSeen;
        this.lastSeen = lastSeen;
    }

    MemberCounts(ProblemCluster kept) {
        this(kept.firstSeen(), kept.lastSeen());
        callers.addAll(kept.callers());
        firstExamples.addAll(kept.firstExamples());
        latestExamples.addAll(kept.latestExamples());
        districts.putAll(kept.districts());
        streets.putAll(kept.streets());
        categories.putAll(kept.categories());
    }

    void add(Complaint member) {
        seen(member.occurredAt(), member.occurredAt());
        String caller = member.caller();
        if (caller != null && callers.size() < MOST_CALLERS) {
            callers.add(caller);
        }
        count(districts, member.circumstances().district(), 1);
        count(streets, member.circumstances().street(), 1);
        count(categories, member.circumstances().category(), 1);
        example(member.orderId());
    }

    /** Adds those of a cluster that goes into this one. The examples are this one's, then the other's. */
    void addAll(MemberCounts other) {
        seen(other.firstSeen, other.lastSeen);
        for (String caller : other.callers) {
            if (callers.size() < MOST_CALLERS) {
                callers.add(caller);
            }
        }
        other.districts.forEach((name, count) -> count(districts, name, count));
        other.streets.forEach((name, count) -> count(streets, name, count));
        other.categories.forEach((name, count) -> count(categories, name, count));
        other.firstExamples.forEach(this::example);
        other.latestExamples.forEach(this::example);
    }

    /** Takes members out. Who called and when cannot be told apart any more: these stay as they are. */
    void remove(Complaint member) {
        count(districts, member.circumstances().district(), -1);
        count(streets, member.circumstances().street(), -1);
        count(categories, member.circumstances().category(), -1);
        firstExamples.remove(member.orderId());
        latestExamples.remove(member.orderId());
    }

    private void seen(Instant first, Instant last) {
        firstSeen = firstSeen.isBefore(first) ? firstSeen : first;
        lastSeen = lastSeen.isAfter(last) ? lastSeen : last;
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

    private static void count(Map<String, Integer> counts, @Nullable String name, int more) {
        if (name == null || name.isBlank()) {
            return;
        }
        int count = counts.getOrDefault(name, 0) + more;
        if (count <= 0) {
            counts.remove(name);
        } else if (counts.size() < MOST_NAMES || counts.containsKey(name)) {
            counts.put(name, count);
        }
    }
}
