package mashang.config;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The forms a feed writes times in, tried in turn: patterns of {@link DateTimeFormatter}, {@code iso},
 * {@code epoch-seconds}, {@code epoch-millis}. Strict: 30 February is no time. Immutable and thread-safe.
 *
 * <p>A time without an offset is read in the feed's zone; a date alone is its midnight. A local time that a zone's clocks
 * skip moves forward by the gap, one that they show twice is the earlier.
 */
final class TimeForms {
    /** What {@link #millis} gives for a text in none of the forms. */
    static final long NONE = Long.MIN_VALUE;

    /** 2286 in milliseconds has 13 digits; more than 15 overflow as seconds. */
    private static final int MAX_EPOCH_DIGITS = 15;

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 3, 1, 0, 0);

    /** What most feeds write; read by hand, in a tenth of the time. */
    private static final String USUAL = "yyyy-MM-dd HH:mm:ss";

    private static final int[] USUAL_DIGITS = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};

    private final List<DateTimeFormatter> patterns = new ArrayList<>();
    private final boolean isUsualFirst;
    private final ZoneId zone;
    private final long epochUnit;

    TimeForms(List<String> forms, ZoneId zone) {
        this.zone = zone;
        this.isUsualFirst = !forms.isEmpty() && forms.get(0).equals(USUAL);
        long unit = 0;
        for (String form : forms) {
            switch (form) {
                case "epoch-seconds" -> unit = 1000;
                case "epoch-millis" -> unit = 1;
                default -> patterns.add(formatter(form));
            }
        }
        this.epochUnit = unit;
    }

    /** Whether a form can be used. Throws an IllegalArgumentException or DateTimeException with the reason where not. */
    static String checked(String form) {
        if (form.startsWith("epoch-")) {
            if (!form.equals("epoch-seconds") && !form.equals("epoch-millis")) {
                throw new IllegalArgumentException(form);
            }
            return form;
        }
        String written = formatter(form.equals("iso") ? "uuuu-MM-dd'T'HH:mm:ssXXX" : form)
                .format(SAMPLE.atZone(ZoneOffset.UTC));
        long back = new TimeForms(List.of(form), ZoneOffset.UTC).millis(written);
        if (back != SAMPLE.toInstant(ZoneOffset.UTC).toEpochMilli()) {
            throw new IllegalArgumentException(form);
        }
        return form;
    }

    boolean readsNumbers() {
        return epochUnit > 0;
    }

    /** Epoch milliseconds, or {@link #NONE}. Sub-millisecond digits are dropped. */
    long millis(String text) {
        long usual = isUsualFirst ? usual(text) : NONE;
        return usual == NONE ? millisByPatterns(text) : usual;
    }

    /** The usual form; {@link #NONE} for anything that is not as plain as that, be it a time or not. */
    private long usual(String text) {
        if (text.length() != USUAL.length()
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return NONE;
        }
        for (int i : USUAL_DIGITS) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return NONE;
            }
        }
        int month = number(text, 5);
        int day = number(text, 8);
        int hour = number(text, 11);
        int minute = number(text, 14);
        int second = number(text, 17);
        // The 29th of February is the formatter's business.
        if (month < 1 || month > 12 || day < 1 || day > daysOf(month) || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        int year = 100 * number(text, 0) + number(text, 2);
        return LocalDateTime.of(year, month, day, hour, minute, second)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    private static int daysOf(int month) {
        return Month.of(month).minLength();
    }

    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private long millisByPatterns(String text) {
        for (DateTimeFormatter pattern : patterns) {
            // parseUnresolved first: it says no without the price of an exception
            ParsePosition position = new ParsePosition(0);
            if (pattern.parseUnresolved(text, position) != null && position.getIndex() == text.length()) {
                Long millis = resolved(pattern, text);
                if (millis != null) {
                    return millis;
                }
            }
        }
        return epochUnit > 0 ? epoch(text) : NONE;
    }

    private @Nullable Long resolved(DateTimeFormatter pattern, String text) {
        try {
            TemporalAccessor parsed = pattern.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed).toEpochMilli();
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return LocalDate.from(parsed)
                    .atTime(time == null ? LocalTime.MIDNIGHT : time)
                    .atZone(zone)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null; // looks like this form, but there is no such time
        }
    }

    private long epoch(String digits) {
        if (digits.isEmpty() || digits.length() > MAX_EPOCH_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            value = value * 10 + (c - '0');
        }
        return value * epochUnit;
    }

    private static DateTimeFormatter formatter(String form) {
        DateTimeFormatter formatter = form.equals("iso")
                ? DateTimeFormatter.ISO_DATE_TIME
                : DateTimeFormatter.ofPattern(prolepticYears(form), Locale.ROOT);
        return formatter.withResolverStyle(ResolverStyle.STRICT);
    }

    /** {@code y} is the year of an era, which strict reading cannot place; everybody who writes it means {@code u}. */
    private static String prolepticYears(String pattern) {
        StringBuilder out = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == 'y' && !quoted) {
                out.setCharAt(i, 'u');
            }
        }
        return out.toString();
    }
}
