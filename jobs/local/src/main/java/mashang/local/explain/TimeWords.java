package mashang.local.explain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import mashang.sla.Span;

/** Times and lengths of time as people say them, in the zone of a calendar. */
final class TimeWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final long SECOND_MILLIS = 1_000;
    private static final long SECONDS_OF_DAY = 86_400;

    private final Words words;
    private final ZoneId zone;

    TimeWords(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** Day, weekday and clock time. */
    String time(long millis) {
        return day(millis) + ' ' + clock(millis);
    }

    /** The moment at which somebody looks, to the second: the end of a day is its 24:00. */
    String moment(long millis) {
        return isMidnight(millis + 1) ? day(millis) + " 24:00" : time(millis - Math.floorMod(millis, SECOND_MILLIS));
    }

    /** Day and weekday. */
    String day(long millis) {
        ZonedDateTime at = at(millis);
        return DAY.format(at) + ' ' + at.getDayOfWeek().getDisplayName(TextStyle.SHORT, words.locale());
    }

    /** Clock time, as exact as it has to be. */
    String clock(long millis) {
        LocalTime at = at(millis).toLocalTime();
        DateTimeFormatter form = at.getNano() > 0 ? MILLI : at.getSecond() > 0 ? SECOND : MINUTE;
        return form.format(at);
    }

    /** A period; the day is not said twice, and whole days have no clock times. */
    String period(long from, long until) {
        if (isMidnight(from) && isMidnight(until)) {
            return days(from, until);
        }
        if (isMidnight(until) && dayOf(until - 1).equals(dayOf(from))) {
            return time(from) + "–24:00";
        }
        return dayOf(from).equals(dayOf(until))
                ? time(from) + "–" + clock(until)
                : words.word("period", time(from), time(until));
    }

    /** The days a period touches. */
    String days(long from, long until) {
        String first = day(from);
        String last = day(until - 1);
        return first.equals(last) ? first : words.word("period", first, last);
    }

    ZonedDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone);
    }

    java.time.LocalDate dayOf(long millis) {
        return at(millis).toLocalDate();
    }

    private boolean isMidnight(long millis) {
        return at(millis).truncatedTo(ChronoUnit.DAYS).toInstant().toEpochMilli() == millis;
    }

    /** Milliseconds as days, hours, minutes and seconds, without those that are 0. */
    String length(long millis) {
        long seconds = millis / 1_000;
        List<String> said = new ArrayList<>();
        say(said, "length.days", seconds / SECONDS_OF_DAY);
        say(said, "length.hours", seconds / 3_600 % 24);
        say(said, "length.minutes", seconds / 60 % 60);
        say(said, "length.seconds", seconds % 60);
        say(said, "length.millis", millis % 1_000);
        return said.isEmpty() ? words.word("length.minutes", 0) : String.join(" ", said);
    }

    /** Milliseconds from or to the moment at which somebody looks: to the second, where it is as long. */
    String about(long millis) {
        return length(millis < SECOND_MILLIS ? millis : (millis + SECOND_MILLIS / 2) / SECOND_MILLIS * SECOND_MILLIS);
    }

    /** Milliseconds of office time: hours are not joined to days, for those would be other days. */
    String hours(long millis) {
        long seconds = millis / 1_000;
        List<String> said = new ArrayList<>();
        say(said, "length.hours", seconds / 3_600);
        say(said, "length.minutes", seconds / 60 % 60);
        say(said, "length.seconds", seconds % 60);
        say(said, "length.millis", millis % 1_000);
        return said.isEmpty() ? words.word("length.minutes", 0) : String.join(" ", said);
    }

    private void say(List<String> said, String key, long amount) {
        if (amount > 0) {
            said.add(words.word(amount == 1 ? key + ".one" : key, amount));
        }
    }

    String workingDays(long days) {
        return words.word(days == 1 ? "length.working-days.one" : "length.working-days", days);
    }

    /** A span as the policy states it. */
    String span(Span span) {
        return switch (span.unit()) {
            case ELAPSED -> length(span.amount());
            case WORKING_TIME -> words.word("span.working-time", hours(span.amount()));
            case WORKING_DAYS -> span.amount() == 0 ? words.word("span.same-day") : workingDays(span.amount());
        };
    }
}
