package mashang.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Complaints made up of random words, as loosely worded as real ones: topics come and go, each with a few places and words
 * of its own beside those that everybody uses, so that clusters start apart, grow alike, are merged and are forgotten.
 */
final class FuzzyComplaints {
    private static final int COMMON_WORDS = 400;
    private static final int TOPIC_WORDS = 25;

    private final Random random;
    private final int topics;
    private final int lifetime;
    private final Duration between;
    private int made;

    /**
     * A source of complaints.
     *
     * @param topics alive at a time
     * @param lifetime complaints after which a topic has given way to a new one, with new words
     * @param between time from one complaint to the next
     */
    FuzzyComplaints(long seed, int topics, int lifetime, Duration between) {
        this.random = new Random(seed);
        this.topics = topics;
        this.lifetime = lifetime;
        this.between = between;
    }

    /** The topic that the complaint of a number was made for. */
    record Made(int topic, Complaint complaint) {}

    List<Complaint> next(int count) {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            complaints.add(next().complaint());
        }
        return complaints;
    }

    /** One in five is handed in elsewhere; one in seven says nothing of the place. */
    private Circumstances circumstances(int topic) {
        String grid = made % 7 == 0 ? null : "G" + (made % 5 == 0 ? made % 193 : topic);
        return new Circumstances("鼓楼区", "东街街道", grid, null, null, null);
    }

    Made next() {
        int slot = (int) Math.min(topics - 1, -Math.log(1 - random.nextDouble()) * topics / 4);
        // slots are renewed one after another, not all at once
        int generation = (made + slot * (lifetime / topics)) / lifetime;
        int topic = generation * topics + slot;
        Instant at = Complaints.START.plus(between.multipliedBy(made));
        Map<String, Double> issues = new TreeMap<>();
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            issues.merge("t" + topic + "w" + skewed(TOPIC_WORDS), 1.0, Double::sum);
        }
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            issues.merge("c" + skewed(COMMON_WORDS), .4, Double::sum);
        }
        Map<String, Double> places = new TreeMap<>();
        if (random.nextInt(3) > 0) {
            places.put("p" + topic, .5);
            places.put("p" + topic % 50 + "x" + random.nextInt(3), 1.0);
        }
        Signature signature = new Signature(weights(places), weights(issues));
        String caller = random.nextInt(5) == 0 ? null : "caller-" + random.nextInt(1000);
        return new Made(topic, new Complaint("f:" + made++, at, at, caller, circumstances(topic), signature));
    }

    private int skewed(int of) {
        double x = random.nextDouble();
        return (int) (x * x * of);
    }

    private static List<TermWeight> weights(Map<String, Double> terms) {
        return terms.entrySet().stream()
                .map(term -> new TermWeight(term.getKey(), term.getValue()))
                .toList();
    }
}
