package mashang.recurrence.city;

import java.io.Serializable;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.life.LifePolicy;
import mashang.recurrence.portrait.PortraitPolicy;
import mashang.recurrence.trend.TrendSettings;

/**
 * How a city's complaints become problems.
 *
 * @param clusterer how they are brought together
 * @param life when a problem takes a step
 * @param portrait how hotness, themes and labels are found
 * @param trend what counts as a burst
 */
public record CitySettings(ClustererSettings clusterer, LifePolicy life, PortraitPolicy portrait, TrendSettings trend)
        implements Serializable {

    /** What is measured in the module's README. */
    public static final CitySettings DEFAULT = new CitySettings(
            ClustererSettings.DEFAULT, LifePolicy.DEFAULT, PortraitPolicy.DEFAULT, TrendSettings.DEFAULT);
}
