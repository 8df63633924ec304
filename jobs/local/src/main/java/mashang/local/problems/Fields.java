package mashang.local.problems;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.local.problems.RowFile.Row;
import mashang.local.problems.UnusableRow.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a row is what.
 *
 * @param text the fields with the text, joined
 * @param title of the text; absent where there is none
 * @param time when it was handed in: ISO, with or without offset, or a day; absent where rows come one {@link #STEP}
 *     after another
 * @param id absent where the row's number in the file is its id
 * @param user who handed it in; absent where unknown
 * @param label what belongs together; absent where unknown
 * @param zone of times without offset
 */
public record Fields(
        List<String> text,
        @Nullable String title,
        @Nullable String time,
        @Nullable String id,
        @Nullable String user,
        @Nullable String label,
        ZoneId zone) {

    /**
     * From one row without a time to the next: with the 180 days after which an idle cluster is forgotten, 4,320 rows. It is
     * the rate of a small town.
     */
    static final Duration STEP = Duration.ofHours(2);

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    /** The texts of rows, in the order of the file. */
    public List<LabelledText> read(List<Row> rows) throws UnusableRow {
        List<LabelledText> texts = new ArrayList<>(rows.size());
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String key = id == null ? String.valueOf(i + 1) : row.get(id);
            int copies = seen.merge(key, 1, Integer::sum);
            texts.add(new LabelledText(
                    key,
                    copies == 1 ? key : key + "#" + copies,
                    time == null ? FIRST.plus(STEP.multipliedBy(i)) : time(row, time),
                    user == null ? null : row.get(user),
                    title == null ? "" : row.get(title),
                    text(row),
                    label == null ? null : row.get(label)));
        }
        return texts;
    }

    private String text(Row row) throws UnusableRow {
        List<String> parts = new ArrayList<>();
        for (String field : text) {
            parts.add(row.get(field));
        }
        return String.join("\n", parts);
    }

    private Instant time(Row row, String field) throws UnusableRow {
        String written = row.get(field).strip();
        try {
            if (written.endsWith("Z") || written.matches(".*:.*[+-]\\d\\d:\\d\\d")) {
                return OffsetDateTime.parse(written.replace(' ', 'T')).toInstant();
            }
            return written.indexOf(':') < 0
                    ? LocalDate.parse(written).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(written.replace(' ', 'T'))
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new UnusableRow(Wrong.NO_TIME, row.line(), field);
        }
    }
}
