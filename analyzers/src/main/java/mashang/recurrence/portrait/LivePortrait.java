package mashang.recurrence.portrait;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.recurrence.Circumstances;
import mashang.recurrence.Complaint;
import org.jspecify.annotations.Nullable;

/** A {@link Portrait} while it is being drawn. */
final class LivePortrait {
    private static final int MOST_CALLERS = 500;
    private static final int MOST_COUNTED = 50;
    private static final int MOST_TALLIED = 120;
    /** Texts have more words than titles have names. */
    private static final int MOST_WORDS = 200;

    private static final int EXAMPLES = 3;
    /** A caller's further messages count ½, ¼ … until they count nothing. */
    private static final int MOST_REPEATS = 60;

    /** A name that only the text has may be anything that happens to be mentioned. */
    private static final double CONTENT_NAME = .6;

    final String problemId;
    final Tally names;
    final Tally words;
    final Tally phrases;
    final Map<String, Integer> callers = new LinkedHashMap<>();
    final Map<String, Integer> districts = new TreeMap<>();
    final Map<String, Integer> streets = new TreeMap<>();
    final Map<String, Integer> grids = new TreeMap<>();
    final Map<String, Integer> categories = new TreeMap<>();
    final Map<String, Integer> units = new TreeMap<>();
    long size;
    double weight;
    long unknown;
    long moreCallers;
    double heat;
    Instant heatAt;
    String place = "";
    String matter = "";
    String matterMore = "";
    Theme.Reason theme = Theme.Reason.CONCRETE;
    private final List<String> firstExamples = new ArrayList<>();
    private final List<String> latestExamples = new ArrayList<>();
    private Instant firstSeen;
    private Instant lastSeen;

    /** The tallies of a city: in how many portraits each text is. */
    record City(Tally.Holders names, Tally.Holders words, Tally.Holders phrases) {}

    LivePortrait(String problemId, Instant first, City city) {
        this.problemId = problemId;
        this.names = new Tally(city.names(), MOST_TALLIED);
        this.words = new Tally(city.words(), MOST_WORDS);
        this.phrases = new Tally(city.phrases(), MOST_TALLIED);
        this.heatAt = first;
        this.firstSeen = first;
        this.lastSeen = first;
    }

    LivePortrait(Portrait kept, City city) {
        this(kept.problemId(), kept.heatAt(), city);
        size = kept.size();
        weight = kept.weight();
        unknown = kept.unknown();
        moreCallers = kept.moreCallers();
        kept.callers().forEach(c -> callers.put(c.caller(), c.messages()));
        names.addAll(kept.names());
        words.addAll(kept.words());
        phrases.addAll(kept.phrases());
        districts.putAll(kept.districts());
        streets.putAll(kept.streets());
        grids.putAll(kept.grids());
        categories.putAll(kept.categories());
        units.putAll(kept.units());
        firstSeen = kept.firstSeen();
        lastSeen = kept.lastSeen();
        firstExamples.addAll(kept.firstExamples());
        latestExamples.addAll(kept.latestExamples());
        heat = kept.heat();
        place = kept.place();
        matter = kept.matter();
        matterMore = kept.matterMore();
        theme = kept.theme();
    }

    long people() {
        return callers.size() + unknown + moreCallers;
    }

    /** The most messages of one caller. */
    int mostOfOneCaller() {
        int most = 0;
        for (int messages : callers.values()) {
            most = Math.max(most, messages);
        }
        return most;
    }

    void add(Complaint member, Traits traits, long halfLifeMillis) {
        boolean newCaller = !callers.containsKey(member.caller() == null ? "" : member.caller());
        double counts = Math.scalb(1.0, -earlier(member.caller()));
        size++;
        weight += counts;
        heat(member.occurredAt(), counts, halfLifeMillis);
        traits.names().forEach(name -> names.add(name, counts));
        traits.contentNames().forEach(name -> names.add(name, counts * CONTENT_NAME));
        traits.words().forEach(word -> words.add(word, counts));
        traits.phrases().forEach(phrase -> phrases.add(phrase, counts));
        prune();
        circumstances(member.circumstances());
        firstSeen = member.occurredAt().isBefore(firstSeen) ? member.occurredAt() : firstSeen;
        lastSeen = member.occurredAt().isAfter(lastSeen) ? member.occurredAt() : lastSeen;
        example(member.orderId(), newCaller);
    }

    /** Messages of the caller before this one, which is counted. */
    private int earlier(@Nullable String caller) {
        if (caller == null) {
            unknown++;
            return 0;
        }
        if (callers.size() >= MOST_CALLERS && !callers.containsKey(caller)) {
            moreCallers++;
            return 0;
        }
        return Math.min(MOST_REPEATS, callers.merge(caller, 1, Integer::sum) - 1);
    }

    /**
     * Takes a member out again: all that is counted of him but the times of the first and last, which nobody remembers of
     * the others.
     */
    void take(Complaint member, Traits traits, long halfLifeMillis) {
        double counts = Math.scalb(1.0, -takeCaller(member.caller()));
        size--;
        weight = Math.max(0, weight - counts);
        Instant at = member.occurredAt().isAfter(heatAt) ? heatAt : member.occurredAt();
        heat = Math.max(0, heat - counts * decay(at, heatAt, halfLifeMillis));
        traits.names().forEach(name -> names.take(name, counts));
        traits.contentNames().forEach(name -> names.take(name, counts * CONTENT_NAME));
        traits.words().forEach(word -> words.take(word, counts));
        traits.phrases().forEach(phrase -> phrases.take(phrase, counts));
        Circumstances said = member.circumstances();
        uncount(districts, said.district());
        uncount(streets, said.street());
        uncount(grids, said.grid());
        uncount(categories, said.category());
        uncount(units, said.unit());
        firstExamples.remove(member.orderId());
        latestExamples.remove(member.orderId());
    }

    /** Messages of the caller before the one taken out, as if it were his last. */
    private int takeCaller(@Nullable String caller) {
        if (caller == null) {
            unknown = Math.max(0, unknown - 1);
            return 0;
        }
        Integer messages = callers.get(caller);
        if (messages == null) {
            moreCallers = Math.max(0, moreCallers - 1);
            return 0;
        }
        if (messages == 1) {
            callers.remove(caller);
        } else {
            callers.put(caller, messages - 1);
        }
        return Math.min(MOST_REPEATS, messages - 1);
    }

    private static void uncount(Map<String, Integer> counts, @Nullable String name) {
        if (name != null) {
            counts.computeIfPresent(name, (n, count) -> count == 1 ? null : count - 1);
        }
    }

    private void heat(Instant at, double counts, long halfLifeMillis) {
        if (at.isAfter(heatAt)) {
            heat *= decay(heatAt, at, halfLifeMillis);
            heatAt = at;
        }
        heat += counts * decay(at, heatAt, halfLifeMillis);
    }

    /** What is left of the heat at a time; a time before the latest member's is taken for it. */
    double heat(Instant at, long halfLifeMillis) {
        return at.isAfter(heatAt) ? heat * decay(heatAt, at, halfLifeMillis) : heat;
    }

    private static double decay(Instant from, Instant to, long halfLifeMillis) {
        double halves = (to.toEpochMilli() - from.toEpochMilli()) / (double) halfLifeMillis;
        return StrictMath.pow(2, -halves);
    }

    private void prune() {
        names.prune();
        words.prune();
        phrases.prune();
    }

    private void circumstances(Circumstances said) {
        count(districts, said.district(), 1);
        count(streets, said.street(), 1);
        count(grids, said.grid(), 1);
        count(categories, said.category(), 1);
        count(units, said.unit(), 1);
    }

    private static void count(Map<String, Integer> counts, @Nullable String name, int more) {
        if (name != null && !name.isBlank() && (counts.size() < MOST_COUNTED || counts.containsKey(name))) {
            counts.merge(name, more, Integer::sum);
        }
    }

    private void example(String orderId, boolean newCaller) {
        if (firstExamples.size() < EXAMPLES && (newCaller || size > EXAMPLES)) {
            firstExamples.add(orderId);
            return;
        }
        latestExamples.add(orderId);
        if (latestExamples.size() > EXAMPLES) {
            latestExamples.remove(0);
        }
    }

    /** Takes over what another portrait shows. */
    void absorb(LivePortrait other, long halfLifeMillis) {
        size += other.size;
        weight += other.weight;
        unknown += other.unknown;
        other.callers.forEach((caller, messages) -> {
            if (callers.size() >= MOST_CALLERS && !callers.containsKey(caller)) {
                moreCallers++;
            } else {
                callers.merge(caller, messages, Integer::sum);
            }
        });
        moreCallers += other.moreCallers;
        heat(other.heatAt, 0, halfLifeMillis);
        heat += other.heat(heatAt, halfLifeMillis);
        names.addAll(other.names.snapshot());
        words.addAll(other.words.snapshot());
        phrases.addAll(other.phrases.snapshot());
        prune();
        other.districts.forEach((name, n) -> count(districts, name, n));
        other.streets.forEach((name, n) -> count(streets, name, n));
        other.grids.forEach((name, n) -> count(grids, name, n));
        other.categories.forEach((name, n) -> count(categories, name, n));
        other.units.forEach((name, n) -> count(units, name, n));
        firstSeen = other.firstSeen.isBefore(firstSeen) ? other.firstSeen : firstSeen;
        lastSeen = other.lastSeen.isAfter(lastSeen) ? other.lastSeen : lastSeen;
        other.firstExamples.forEach(order -> example(order, true));
        other.latestExamples.forEach(order -> example(order, false));
    }

    void leave() {
        names.clear();
        words.clear();
        phrases.clear();
    }

    Portrait snapshot() {
        List<CallerCount> counted = new ArrayList<>(callers.size());
        callers.forEach((caller, messages) -> counted.add(new CallerCount(caller, messages)));
        return new Portrait(
                problemId,
                size,
                weight,
                unknown,
                counted,
                moreCallers,
                names.snapshot(),
                words.snapshot(),
                phrases.snapshot(),
                new TreeMap<>(districts),
                new TreeMap<>(streets),
                new TreeMap<>(grids),
                new TreeMap<>(categories),
                new TreeMap<>(units),
                firstSeen,
                lastSeen,
                new ArrayList<>(firstExamples),
                new ArrayList<>(latestExamples),
                heat,
                heatAt,
                place,
                matter,
                matterMore,
                theme);
    }
}
