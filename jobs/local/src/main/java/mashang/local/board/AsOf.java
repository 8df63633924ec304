package mashang.local.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The moment the board shows.
 *
 * @param at now; where the records are of another time (a simulated or a replayed one), the time of the newest
 * @param live whether it is the wall clock's
 * @param zone whose days are meant
 * @param received when the last order came in; {@code at} where that is the wall clock's time
 */
record AsOf(Instant at, boolean live, ZoneId zone, Instant received) {
    /** A live feed may be silent for a long weekend. */
    private static final Duration SILENCE = Duration.ofDays(4);

    /** Clocks of two machines differ by less. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int WEEK = 7;

    /**
     * @param newest when the newest record was handed over; {@link Instant#EPOCH} where there is none
     * @param received when the last order came in
     */
    static AsOf of(Instant newest, Instant received, Instant wall, ZoneId zone) {
        boolean live = newest.equals(Instant.EPOCH)
                || (newest.isAfter(wall.minus(SILENCE)) && newest.isBefore(wall.plus(AHEAD)));
        return live ? live(wall, zone) : new AsOf(newest, false, zone, received.isAfter(newest) ? newest : received);
    }

    /** The wall clock's. */
    static AsOf live(Instant wall, ZoneId zone) {
        return new AsOf(wall, true, zone, wall);
    }

    /**
     * What "the last 30 days" are told from: in a replay that is over, deadlines ran for weeks after the last order came in, and nothing
     * would be left to count.
     */
    AsOf lately() {
        return new AsOf(received, live, zone, received);
    }

    /** When this day began. */
    Instant day() {
        return at.atZone(zone).with(LocalTime.MIDNIGHT).toInstant();
    }

    /** The beginning of the day so many days ago. */
    Instant daysAgo(int days) {
        return day().atZone(zone).minusDays(days).toInstant();
    }

    /** The same moment a week ago. */
    Instant weekBefore() {
        return at.atZone(zone).minusDays(WEEK).toInstant();
    }

    /** The beginning of the same day a week ago. */
    Instant dayOfWeekBefore() {
        return daysAgo(WEEK);
    }

    /** The zone as Elasticsearch asks for it. */
    String offset() {
        ZonedDateTime here = at.atZone(zone);
        return here.getOffset().getId().equals("Z")
                ? "+00:00"
                : here.getOffset().getId();
    }
}
