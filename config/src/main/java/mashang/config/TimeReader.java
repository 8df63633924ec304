package mashang.config;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import mashang.intake.DeadReason;

/** Reads one column of times and refuses the impossible. Immutable and thread-safe. */
final class TimeReader {
    /** Longest value quoted in a dead letter. */
    private static final int MAX_QUOTED = 40;

    private final int slot;
    private final TimeForms forms;
    private final long earliest;
    private final UnaryOperator<String> mask;

    TimeReader(Feed feed, Origin origin, int slot, UnaryOperator<String> mask) {
        this.slot = slot;
        this.forms = new TimeForms(origin.times(), feed.zone());
        this.earliest = LocalDate.of(feed.limits().earliestYear(), 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        this.mask = mask;
    }

    int slot() {
        return slot;
    }

    /** Epoch milliseconds; {@link TimeForms#NONE} where the row states none. Refuses a time after {@code latest}. */
    long read(Row row, long latest) throws Refused {
        Object cell = row.cell(slot);
        if (cell == null) {
            return TimeForms.NONE;
        }
        if (cell instanceof Row.Digits && !forms.readsNumbers()) {
            throw row.wrongType(slot, "string");
        }
        String text = cell instanceof Row.Digits digits
                ? digits.text()
                : String.valueOf(row.text(slot)).strip();
        long millis = forms.millis(text);
        if (millis == TimeForms.NONE) {
            throw new Refused(DeadReason.BAD_TIME, row.column(slot), quoted(text));
        }
        if (millis < earliest || millis > latest) {
            throw new Refused(DeadReason.IMPOSSIBLE_TIME, row.column(slot), quoted(text));
        }
        return millis;
    }

    /** A value as a dead letter may show it: the column may hold anything, also a phone number. */
    private String quoted(String text) {
        return quoted(text, mask);
    }

    static String quoted(String text, UnaryOperator<String> mask) {
        // looked at a little beyond the quote, so that the cut does not hide a number from the mask
        return PlainText.cut(
                PlainText.line(mask.apply(PlainText.line(PlainText.cut(text, 10 * MAX_QUOTED)))), MAX_QUOTED);
    }
}
