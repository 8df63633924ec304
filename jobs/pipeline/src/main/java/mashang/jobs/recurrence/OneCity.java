package mashang.jobs.recurrence;

import mashang.recurrence.city.ProblemFact;
import org.apache.flink.api.java.functions.KeySelector;

/** Brings all complaints of a city together: one city's complaints fit one key. */
public final class OneCity implements KeySelector<ProblemFact, String> {
    private static final long serialVersionUID = 1L;

    private final String city;

    public OneCity(String city) {
        this.city = city;
    }

    @Override
    public String getKey(ProblemFact fact) {
        return city;
    }
}
