package mashang.recurrence.portrait;

/**
 * How hot a problem is at a time, with its parts: {@code value = recent · place² · matter⁴ · people²}.
 *
 * @param value 0 or more
 * @param recent complaints, each counting half after every half-life, and half as much again for each further one of the
 *     same caller
 * @param place share of the members with the main name, each caller's repeats damped, 0 to 1
 * @param matter how much the members speak of one matter, 0 to 1; 1 from {@value #ONE_MATTER} of {@link Agreement} on
 * @param people 1 where enough distinct callers speak of the same place and the same matter, in proportion less where few do: of three
 *     callers of whom one speaks of something else there are two
 */
public record Hotness(double value, double recent, double place, double matter, double people) {
    /** Of problems of real complaints with so much agreement, hardly one has two matters. */
    static final double ONE_MATTER = .9;

    static Hotness of(double recent, double place, double agreement, double people) {
        double matter = Math.min(1, agreement / ONE_MATTER);
        double certain = matter * matter;
        return new Hotness(recent * place * place * certain * certain * people * people, recent, place, matter, people);
    }
}
