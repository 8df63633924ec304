package mashang.sla;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import mashang.workorder.Fact;

/**
 * What the rules were known to be at any log time: those known from the beginning, and the news since. {@code CLOCKS.md}, 3
 * and 7.1. Times are epoch milliseconds of the log. Immutable, thread-safe.
 */
final class RuleHistory implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Deadlines base;

    /** By when they became known; at the same time, in the order given. */
    private final List<RuleNews> news;

    private final Calendars calendars;

    /** By the news up to the one before: one more than there are news. */
    private final List<Deadlines> known;

    /** From when each of {@link #news} is known, ascending. */
    private final long[] newsAt;

    /** When anything became known, notices included, ascending, each once. */
    private final long[] moments;

    RuleHistory(Deadlines base) {
        this(base, List.of());
    }

    private RuleHistory(Deadlines base, List<RuleNews> news) {
        this.base = base;
        this.news = List.copyOf(news);
        Calendars all = base.calendars();
        for (RuleNews one : news) {
            all = all.with(one);
        }
        this.calendars = all;
        this.newsAt = news.stream().mapToLong(RuleNews::knownFrom).toArray();
        this.moments = LongStream.concat(Arrays.stream(newsAt), all.publications())
                .sorted()
                .distinct()
                .toArray();
        List<Deadlines> steps = new ArrayList<>(List.of(base.with(all)));
        news.forEach(one -> steps.add(steps.get(steps.size() - 1).with(one)));
        this.known = List.copyOf(steps);
    }

    RuleHistory with(RuleNews more) {
        List<RuleNews> all = new ArrayList<>(news);
        all.add(more);
        all.sort(Comparator.comparingLong(RuleNews::knownFrom));
        return new RuleHistory(base, all);
    }

    /** How due times are reckoned by what is known at a log time. */
    Deadlines at(long logTime) {
        return known.get(upTo(newsAt, logTime));
    }

    Calendars calendars() {
        return calendars;
    }

    /** When something becomes known next, strictly after this log time; MAX_VALUE: nothing does. */
    long nextAfter(long logTime) {
        int next = upTo(moments, logTime);
        return next < moments.length ? moments[next] : Long.MAX_VALUE;
    }

    /** At how many times something became known after one log time, up to and including another. */
    int between(long after, long until) {
        return Math.max(0, upTo(moments, until) - upTo(moments, after));
    }

    /** Whether policies or units that became known at exactly this time could judge an order with these facts otherwise. */
    boolean bears(long moment, List<Fact> facts) {
        for (int i = upTo(newsAt, moment) - 1; i >= 0 && newsAt[i] == moment; i--) {
            long from = news.get(i).bearsFrom();
            for (Fact fact : facts) {
                if (from != Long.MAX_VALUE && fact.occurredAt() >= from) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many are at or before a time. */
    private static int upTo(long[] ascending, long time) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
