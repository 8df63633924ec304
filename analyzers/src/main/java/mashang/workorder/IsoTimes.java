package mashang.workorder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Times as {@link Instant#toString} writes them, several times as fast: every ledger entry holds dozens. */
public final class IsoTimes {
    private static final long DAY = 86_400_000;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** Bytes of the longest time of the years 1 to 9999. */
    private static final int USUAL = 24;

    private static final String FORM = "0000-00-00T00:00:00.000Z";

    /** What {@link #readMillis} says of a text that it does not read: no time has it. */
    public static final long UNUSUAL = Long.MIN_VALUE;

    /** Bytes of the longest time there is in milliseconds. */
    public static final int MOST = 32;

    private IsoTimes() {}

    /** {@code 2026-11-22T06:00:00Z}, with milliseconds where there are some. */
    public static String text(long epochMillis) {
        long day = Math.floorDiv(epochMillis, DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            return Instant.ofEpochMilli(epochMillis).toString();
        }
        byte[] text = new byte[USUAL];
        return new String(text, 0, put(epochMillis, day, text, 0), StandardCharsets.ISO_8859_1);
    }

    /**
     * The same as ASCII where there is room for it.
     *
     * @param to has room for {@link #MOST} bytes
     * @return where it ends
     */
    public static int write(long epochMillis, byte[] to, int at) {
        long day = Math.floorDiv(epochMillis, DAY);
        if (day >= FIRST_DAY && day <= LAST_DAY) {
            return put(epochMillis, day, to, at);
        }
        byte[] text = Instant.ofEpochMilli(epochMillis).toString().getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    /**
     * The same with three digits of a second always.
     *
     * @param to has room for {@link #MOST} bytes
     * @return where it ends; −1 for a time outside the years 1 to 9999, of which nothing is written
     */
    public static int writeMillis(long epochMillis, byte[] to, int at) {
        long day = Math.floorDiv(epochMillis, DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            return -1;
        }
        int end = put(epochMillis, day, to, at);
        if (end - at < USUAL) {
            to[end - 1] = '.';
            to[end] = '0';
            to[end + 1] = '0';
            to[end + 2] = '0';
            to[end + 3] = 'Z';
            end += USUAL - (end - at);
        }
        return end;
    }

    /**
     * Reads a time as {@link #writeMillis} writes it.
     *
     * @return epoch milliseconds; {@link #UNUSUAL} for anything else, be it a time or not
     */
    public static long readMillis(String text) {
        if (text.length() != USUAL) {
            return UNUSUAL;
        }
        for (int i = 0; i < USUAL; i++) {
            char c = text.charAt(i);
            char wanted = FORM.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return UNUSUAL;
            }
        }
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (!isDay(text, month, day) || hour > 23 || minute > 59 || second > 59) {
            return UNUSUAL;
        }
        long date = LocalDate.of(year(text), month, day).toEpochDay();
        int millis = (text.charAt(20) - '0') * 100 + two(text, 21);
        return date * DAY + hour * 3_600_000L + minute * 60_000L + second * 1000L + millis;
    }

    private static boolean isDay(String text, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year(text), month).lengthOfMonth();
    }

    private static int year(String text) {
        return two(text, 0) * 100 + two(text, 2);
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static int put(long epochMillis, long day, byte[] text, int at) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int time = (int) Math.floorMod(epochMillis, DAY);
        int millis = time % 1000;
        put(text, at, date.getYear() / 100);
        put(text, at + 2, date.getYear() % 100);
        text[at + 4] = '-';
        put(text, at + 5, date.getMonthValue());
        text[at + 7] = '-';
        put(text, at + 8, date.getDayOfMonth());
        text[at + 10] = 'T';
        put(text, at + 11, time / 3_600_000);
        text[at + 13] = ':';
        put(text, at + 14, time / 60_000 % 60);
        text[at + 16] = ':';
        put(text, at + 17, time / 1000 % 60);
        if (millis > 0) {
            text[at + 19] = '.';
            text[at + 20] = (byte) ('0' + millis / 100);
            put(text, at + 21, millis % 100);
        }
        int end = at + (millis == 0 ? 19 : 23);
        text[end] = 'Z';
        return end + 1;
    }

    /** The same; finer than milliseconds as {@link Instant} writes it. */
    public static String text(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time) ? text(millis) : time.toString();
    }

    private static void put(byte[] text, int at, int twoDigits) {
        text[at] = (byte) ('0' + twoDigits / 10);
        text[at + 1] = (byte) ('0' + twoDigits % 10);
    }
}
