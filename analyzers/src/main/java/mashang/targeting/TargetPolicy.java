package mashang.targeting;

/**
 * How targets are ranked, one version.
 *
 * @param id of the rules
 * @param version 1 or more
 * @param windowDays orders of so many days up to the day count
 * @param spanDays growth is so many days against as many before; twice as many at most the window
 * @param recurrenceDays relapses of so many days up to the day count
 * @param weights of what makes a target; in hundredths, 100 together
 * @param prior so many invented orders, as they are all over the city, are added to each rate: 10 orders with one breach are no 10 %
 * @param least a spot of fewer orders is no target, unless somebody is in need there
 * @param most so many targets a day, those in need aside
 */
public record TargetPolicy(
        String id,
        int version,
        int windowDays,
        int spanDays,
        int recurrenceDays,
        Weights weights,
        int prior,
        int least,
        int most) {

    /** Weights in hundredths. */
    public record Weights(int breach, int growth, int repeats, int recurrence) {}

    /** The shipped numbers: defaults, without a source. */
    public static final TargetPolicy DEFAULT =
            new TargetPolicy("targets", 1, 28, 7, 180, new Weights(40, 25, 15, 20), 10, 3, 50);

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }
}
