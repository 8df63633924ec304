package mashang.recurrence.trend;

import java.util.Comparator;

/**
 * What complaints are counted by.
 *
 * @param name id of the problem, or name of the place or category; within its kind it is unique
 */
public record Series(Kind kind, String name) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::kind).thenComparing(Series::name);

    /** What a name names. */
    public enum Kind {
        /** A recurring problem (共性问题): one cause at one place. */
        PROBLEM,
        /** A district (区). */
        DISTRICT,
        /** A street or town (街道). */
        STREET,
        /** A grid cell (网格). */
        GRID,
        /** A place with a name of its own: an estate, a road, a school. */
        PLACE,
        /** A category, at whichever level whoever counts wants to see. */
        CATEGORY
    }

    /** The series of a problem. */
    public static Series problem(String id) {
        return new Series(Kind.PROBLEM, id);
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
