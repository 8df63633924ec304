package mashang.sla;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy file.
 *
 * @param id name that stays the same over versions
 * @param version 1 or more
 * @param effectiveFrom clocks that start at or after this use it, until the next version's
 * @param rules its clocks, in the order written
 * @param buckPassing when an order counts as passed around; absent: never
 * @param office who may decide what; absent: this policy says nothing of it
 */
public record Policy(
        String id,
        int version,
        Instant effectiveFrom,
        List<ClockRule> rules,
        @Nullable BuckPassing buckPassing,
        @Nullable Office office)
        implements Serializable {

    /** A policy that says nothing of who may decide what. */
    public Policy(
            String id, int version, Instant effectiveFrom, List<ClockRule> rules, @Nullable BuckPassing buckPassing) {
        this(id, version, effectiveFrom, rules, buckPassing, null);
    }

    /**
     * When an order counts as passed around (推诿).
     *
     * @param backAndForth whether it does once a unit gets it again that another had in between, without handling
     * @param hops at how many dispatches to another unit without handling; 0: never
     */
    public record BuckPassing(boolean backAndForth, int hops) implements Serializable {}

    /** The same, in force from another time. */
    public Policy from(Instant time) {
        return new Policy(id, version, time, rules, buckPassing, office);
    }

    /**
     * Who may decide what (权限).
     *
     * @param powers each step at most once; what none names, nobody may decide
     */
    public record Office(List<Power> powers) implements Serializable {}

    /**
     * Who may take one kind of decision.
     *
     * @param step what is decided; see {@link mashang.workorder.Ruling#isForPeople}
     * @param roles who may; never empty
     * @param within of a waiver or a revoked light: how long after the due time it may be decided, elapsed or in working days;
     *     absent: for ever
     */
    public record Power(
            Step step, Set<String> roles, @Nullable Span within) implements Serializable {}

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }
}
