package mashang.recurrence.duplicates;

import java.io.Serializable;
import java.time.Duration;

/**
 * When texts are alike.
 *
 * @param overlap least estimated overlap of shingles, 0 to 1
 * @param idle texts and visits that do not come again for so long are forgotten
 * @param maxTexts texts remembered, and as many visits; one more drops the one that was longest ago
 */
public record DuplicateSettings(double overlap, Duration idle, int maxTexts) implements Serializable {
    public static final DuplicateSettings DEFAULT = new DuplicateSettings(.6, Duration.ofDays(90), 100_000);
}
