package mashang.accountability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares being written down. */
final class ShareBook {
    private static final Comparator<Share> ORDER = Comparator.comparingLong(Share::day)
            .thenComparing(share -> share.units().get(0))
            .thenComparing(share -> String.join("|", share.units()));

    /** Of one order there are a few: looked through faster than hashed. */
    private final List<Share> pages = new ArrayList<>();

    void add(List<String> units, long day, String measure) {
        page(units, day).merge(measure, 1L, Long::sum);
    }

    private Map<String, Long> page(List<String> units, long day) {
        for (Share page : pages) {
            if (page.day() == day && page.units().equals(units)) {
                return page.amounts();
            }
        }
        Map<String, Long> amounts = new TreeMap<>();
        pages.add(new Share(units, day, amounts));
        return amounts;
    }

    List<Share> shares() {
        pages.sort(ORDER);
        return pages;
    }
}
