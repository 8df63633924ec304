package mashang.recurrence.trend;

import org.jspecify.annotations.Nullable;

/**
 * What complaints are counted by.
 *
 * @param name id of the problem, or name of the place or category; within its kind it is unique
 */
public record Series(Kind kind, String name) implements Comparable<Series> {
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
        int kinds = kind.compareTo(other.kind);
        return kinds == 0 ? name.compareTo(other.name) : kinds;
    }

    /** The same in every run, unlike a record's own, which asks the kind. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.ordinal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series series && kind == series.kind && name.equals(series.name);
    }
}
