package mashang.local.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.sla.Expected;
import mashang.sla.Reckoning;

/** What will be told next if nothing happens. */
final class NextSection {
    private final Words words;
    private final TimeWords times;
    private final Names names;

    NextSection(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
        this.names = new Names(words, times);
    }

    List<String> lines(List<Reckoning> reckonings, long at) {
        List<Next> all = new ArrayList<>();
        for (Reckoning reckoning : reckonings) {
            for (Expected expected : Expected.after(reckoning.reading(), at)) {
                all.add(new Next(expected, names.clock(reckoning.reading())));
            }
        }
        all.sort(Comparator.comparingLong((Next next) -> next.expected().at()));
        TextTable table = new TextTable();
        for (Next next : all) {
            Expected expected = next.expected();
            String rung = expected.rung() == null ? "" : expected.rung();
            table.row(
                    times.time(expected.at()),
                    names.alert(expected.kind(), expected.number(), rung),
                    next.clock(),
                    words.word("next.in", times.about(expected.at() - at)));
        }
        List<String> lines = new ArrayList<>(table.lines("  "));
        if (!lines.isEmpty()) {
            lines.add(0, "  " + words.word("next.unless"));
        }
        return lines;
    }

    private record Next(Expected expected, String clock) {}
}
