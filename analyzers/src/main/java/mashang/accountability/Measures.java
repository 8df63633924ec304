package mashang.accountability;

import mashang.ledger.Move;
import mashang.sla.Light;
import mashang.units.Unit;

/**
 * The names under which figures are counted. Those with a clock or a category in their name are made here too, so that nobody
 * else puts them together. A name never changes its meaning: it lies in stored state and in the topic of accounts.
 */
public final class Measures {
    /** Orders that were sent to the unit, each time (派单). */
    public static final String RECEIVED = "received";
    /** Orders it finished (办结). */
    public static final String HANDLED = "handled";
    /** Orders that went on to another unit unfinished (流转). */
    public static final String PASSED_ON = "passedOn";
    /** Times it asked to give an order back (申请退单). */
    public static final String RETURNS_ASKED = "returnsAsked";
    /** Returns that were accepted (退单). */
    public static final String RETURNS_ACCEPTED = "returnsAccepted";
    /** Returns that were refused (驳回退单). */
    public static final String RETURNS_DENIED = "returnsDenied";
    /** Orders passed around, told where they left this unit (推诿). */
    public static final String BUCK_PASSING = "buckPassing";
    /** Orders opened again after it had finished them (重办). */
    public static final String REOPENS = "reopens";
    /** Times the citizen asked again while it had the order (催办). */
    public static final String URGES = "urges";
    /** Follow-ups that say whether the unit got in touch (响应), and those that say it did. */
    public static final String CONTACT_ASKED = "contactAsked";

    public static final String CONTACTED = "contacted";
    /** Follow-ups that say whether it was resolved (解决), and those that say it was. */
    public static final String RESOLUTION_ASKED = "resolutionAsked";

    public static final String RESOLVED = "resolved";
    /** Follow-ups that say whether the citizen is satisfied (满意), and those that say so. */
    public static final String SATISFACTION_ASKED = "satisfactionAsked";

    public static final String SATISFIED = "satisfied";

    /** What a settled item of work is counted as, by category; see {@link Items}. */
    public enum Item {
        /** Items that had a deadline (有时限). */
        TIMED("timed"),
        /** … of which late, or in time only by a closing that did not last. */
        TIMED_LATE("timedLate"),
        /** … of which done badly. */
        TIMED_POOR("timedPoor"),
        /** … of which done well within half of the limit (提前办结). */
        TIMED_EARLY("timedEarly"),
        /** Items without a deadline (无时限). */
        UNTIMED("untimed"),
        /** … of which late by another clock of the unit's. */
        UNTIMED_LATE("untimedLate"),
        /** … of which done badly. */
        UNTIMED_POOR("untimedPoor");

        private final String word;

        Item(String word) {
            this.word = word;
        }

        /** As names of figures have it. */
        public String word() {
            return word;
        }

        /** The name under which it is counted in one category. */
        public String in(String category) {
            return word + CATEGORY + category;
        }
    }

    /** How a clock ended. */
    public enum End {
        /** Stopped at or before its due time. */
        IN_TIME("inTime"),
        /** Late, told, and neither withdrawn nor excused. */
        LATE("late"),
        /** Late, and excused by the office (免责). */
        EXCUSED("excused");

        private final String word;

        End(String word) {
            this.word = word;
        }
    }

    /** Stands before a category in a name. */
    public static final char CATEGORY = '@';

    private static final String CLOCK = "clock.";
    private static final String USED = "used.";
    private static final String BOOKS = "books.";

    private Measures() {}

    /** How many clocks of a name ended so. */
    public static String clock(String clock, End end) {
        return CLOCK + clock + '.' + end.word;
    }

    /** How many clocks of a name used so many hundredths of their limit. */
    static String used(String clock, int hundredths) {
        return USED + clock + '.' + hundredths;
    }

    /** What the names of {@link #used} begin with. */
    static String used(String clock) {
        return USED + clock + '.';
    }

    /** Whether it is one of {@link #used}. */
    static boolean isUsed(String measure) {
        return measure.startsWith(USED);
    }

    /** Movements on the list of the ledger. */
    static String books(Move.Kind kind) {
        return BOOKS + kind.name();
    }

    /** Lights of departments, cards of towns. */
    static String light(Light colour, Unit.Kind kind) {
        return (kind == Unit.Kind.TOWN ? "cards." : "lights.") + colour.name();
    }

    /** The clock of a name, where it is one of {@link #clock}; else empty. */
    static String clockOf(String measure) {
        return measure.startsWith(CLOCK) ? measure.substring(CLOCK.length(), measure.lastIndexOf('.')) : "";
    }
}
