package mashang.config;

import java.util.List;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A policy version with the places of what it says, for what can only be checked when all files are read.
 *
 * @param policy absent where the file does not say which it is, or from when on
 * @param clocks those that could be read
 */
record PlacedPolicy(@Nullable Policy policy, List<PlacedClock> clocks) {

    /** A clock, where it is written, and those of its rules that could be read. */
    record PlacedClock(ClockDefinition definition, YamlNode node, List<PlacedRule> rules) {}

    /** A rule and where it is written. */
    record PlacedRule(ClockRule rule, YamlNode node) {}
}
