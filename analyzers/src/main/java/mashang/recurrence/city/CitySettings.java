package mashang.recurrence.city;

import java.io.Serializable;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.trend.TrendSettings;

/**
 * How a city's complaints become problems.
 *
 * @param clusterer how they are brought together
 * @param trend what counts as a burst
 * @param policy what the city wants to hear of
 */
public record CitySettings(ClustererSettings clusterer, TrendSettings trend, RecurrencePolicy policy)
        implements Serializable {

    /** What is measured in the module's README. */
    public static final CitySettings DEFAULT = of(RecurrencePolicy.DEFAULT);

    /** The measured settings with a policy of the city's own. */
    public static CitySettings of(RecurrencePolicy policy) {
        return new CitySettings(ClustererSettings.DEFAULT, TrendSettings.DEFAULT, policy);
    }
}
