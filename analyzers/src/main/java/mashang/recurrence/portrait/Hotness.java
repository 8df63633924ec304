package mashang.recurrence.portrait;

/**
 * How hot a problem is at a time, with its parts: {@code value = recent · (share of place) · (.2 + .8 · share of matter) ·
 * people}; where the place is a road or a quarter, which have many problems, {@code matter²} instead of the bracket.
 *
 * @param value 0 or more
 * @param recent complaints, each counting half after every half-life, and half as much again for each further one of the
 *     same caller
 * @param place share of the members with the main name, each caller's repeats damped, 0 to 1
 * @param matter share of the members that certainly have both main name and main word, 0 to 1
 * @param people 1 where enough distinct callers speak, in proportion less where few do
 */
public record Hotness(double value, double recent, double place, double matter, double people) {
    /** With no common matter something is left, for the same matter can be told in other words. */
    private static final double WITHOUT_MATTER = .2;

    static Hotness of(double recent, double place, double matter, double people, boolean wide) {
        double matters = wide ? matter * matter : WITHOUT_MATTER + (1 - WITHOUT_MATTER) * matter;
        return new Hotness(recent * place * matters * people, recent, place, matter, people);
    }
}
