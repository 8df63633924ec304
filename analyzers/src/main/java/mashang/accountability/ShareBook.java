package mashang.accountability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares being written down. */
final class ShareBook {
    private static final Comparator<Share> ORDER = Comparator.comparingLong(Share::day)
            .thenComparing(share -> share.units().get(0))
            .thenComparing(share -> String.join("|", share.units()));

    /** Whose, on which day. */
    private record Page(List<String> units, long day) {}

    private final Map<Page, Map<String, Long>> pages = new HashMap<>();

    void add(List<String> units, long day, String measure) {
        pages.computeIfAbsent(new Page(units, day), page -> new TreeMap<>()).merge(measure, 1L, Long::sum);
    }

    List<Share> shares() {
        List<Share> shares = new ArrayList<>(pages.size());
        pages.forEach((page, amounts) -> shares.add(new Share(page.units(), page.day(), amounts)));
        shares.sort(ORDER);
        return shares;
    }
}
