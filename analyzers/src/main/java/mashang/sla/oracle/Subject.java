package mashang.sla.oracle;

import java.util.List;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import org.jspecify.annotations.Nullable;

/**
 * What alerts can be about: a reading, or an order passed around.
 *
 * @param name {@code round/clock[/hop]}
 * @param due never, while there is none
 * @param stop never, while it runs
 * @param policy {@code id@version}, or {@code supplied}
 * @param rungs names of the ladder's rungs, the lowest first
 * @param claims what it says, true or not
 */
record Subject(
        String name,
        int round,
        String clock,
        @Nullable String hop,
        long start,
        long due,
        long stop,
        @Nullable String unit,
        ClockDefinition.Owner owner,
        String policy,
        boolean provisional,
        List<String> rungs,
        List<Claim> claims) {
    /** The clock of buck-passing. */
    private static final String HOPS = "hops";

    static Subject of(Reading reading) {
        Instance instance = reading.instance();
        return new Subject(
                reading.name(),
                instance.round().number(),
                instance.clock().name(),
                instance.key(),
                instance.start(),
                reading.due(),
                reading.stop(),
                reading.unit(),
                instance.clock().owner(),
                reading.policy(),
                reading.provisional(),
                reading.rule().rule().ladder().stream()
                        .map(ClockRule.Rung::name)
                        .toList(),
                reading.claims());
    }

    static Subject of(Passing passing, long grace, boolean excused) {
        long due = Times.at(passing.dispatch());
        int round = passing.round().number();
        Claim claim = Claim.buckPassing(due + grace);
        return new Subject(
                round + "/" + HOPS,
                round,
                HOPS,
                null,
                Times.at(passing.first()),
                due,
                Times.NEVER,
                null,
                ClockDefinition.Owner.UNIT,
                passing.policy().name(),
                false,
                List.of(),
                List.of(excused ? claim.excused() : claim));
    }

    @Nullable
    Claim claim(String word) {
        return claims.stream().filter(c -> c.word().equals(word)).findFirst().orElse(null);
    }

    /** The accusation of this clock, where the facts say so; absent where they do not. */
    @Nullable
    Claim breach() {
        return claims.stream().filter(c -> c.isBreach() && c.isSo()).findFirst().orElse(null);
    }
}
