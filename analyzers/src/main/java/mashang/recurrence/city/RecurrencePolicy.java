package mashang.recurrence.city;

import java.io.Serializable;
import mashang.recurrence.duplicates.DuplicateSettings;
import mashang.recurrence.life.LifePolicy;
import mashang.recurrence.portrait.PortraitPolicy;

/**
 * What a city wants to hear of its recurring problems.
 *
 * @param life when a problem's life takes a step
 * @param portraits what is hot, and what a mere theme
 * @param duplicates when texts are alike
 */
public record RecurrencePolicy(LifePolicy life, PortraitPolicy portraits, DuplicateSettings duplicates)
        implements Serializable {
    public static final RecurrencePolicy DEFAULT =
            new RecurrencePolicy(LifePolicy.DEFAULT, PortraitPolicy.DEFAULT, DuplicateSettings.DEFAULT);
}
