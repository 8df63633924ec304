package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Reckoning;
import mashang.sla.Reckoning.Reason;

/** The time a clock runs, piece by piece: what counts with a running total, what does not with its reason. */
final class CountRows {
    private final Words words;
    private final TimeWords times;

    CountRows(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
    }

    List<String> lines(Reckoning reckoning) {
        List<PartLine> parts = new PartLines(times, words, reckoning.isInDays()).of(reckoning.parts());
        if (parts.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable();
        long total = 0;
        for (PartLine part : parts) {
            total += part.counted();
            boolean counts = part.counted() > 0;
            table.row(
                    counts ? "+" : "-",
                    part.when(),
                    reason(part, reckoning.isInDays()),
                    counts ? amount(part.counted(), part.reason(), reckoning.isInDays()) : "",
                    counts ? words.word("row.count.total", amount(total, part.reason(), reckoning.isInDays())) : "");
        }
        List<String> lines = new ArrayList<>();
        lines.add("   " + words.word("row.count"));
        lines.addAll(table.lines("     "));
        if (parts.size() > 1
                || reckoning.basis().plainDue() != reckoning.reading().dueAt()) {
            lines.add("     " + sum(reckoning, total));
        }
        return lines;
    }

    private String sum(Reckoning reckoning, long total) {
        Reason reason = reckoning.parts().stream()
                .filter(p -> p.counted() > 0)
                .map(Reckoning.Part::reason)
                .findFirst()
                .orElse(Reason.ELAPSED);
        boolean inDays = reckoning.isInDays();
        long due = reckoning.basis().plainDue();
        return due == Long.MAX_VALUE
                ? words.word(
                        "row.count.open",
                        amount(total, reason, inDays),
                        amount(reckoning.limit() - total, reason, inDays))
                : words.word("row.count.sum", amount(total, reason, inDays), times.time(due));
    }

    private String amount(long amount, Reason reason, boolean inDays) {
        return inDays
                ? times.workingDays(amount)
                : reason == Reason.ELAPSED ? times.length(amount) : times.hours(amount);
    }

    private String reason(PartLine part, boolean inDays) {
        boolean special = inDays && (part.reason() == Reason.OFFICE_HOURS || part.reason() == Reason.ON_HOLD);
        String reason = words.word("reason." + part.reason().name() + (special ? ".days" : ""));
        String named = part.name() == null ? reason : words.word("reason.named", reason, part.name());
        return part.note().isEmpty() ? named : words.word("reason.noted", named, part.note());
    }
}
