package mashang.connectors.kafka;

import mashang.intake.DeadLetter;
import mashang.rules.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the rules topic is: a version, a tick (where it is neither of the others), or something unreadable.
 *
 * @param version a rule file that was published
 * @param dead a record that is no rule
 * @param at its time in the topic, epoch milliseconds; a tick promises that everything published by then precedes it
 */
public record RuleEntry(
        @Nullable RuleVersion version, @Nullable DeadLetter dead, long at) {

    public boolean isTick() {
        return version == null && dead == null;
    }
}
