package mashang.config;

import java.io.Serializable;
import java.util.List;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Clocks;
import mashang.workorder.Authority;

/**
 * Who may decide what, by the policies of a city with what was published of them, one after the other in the order of the topic. As known at a
 * log time, and by the policies in force when something was decided: the very answer the clocks go by. Not thread-safe.
 */
public final class PublishedOffice implements Serializable {
    private static final long serialVersionUID = 1L;

    private final PublishedRules policies;
    private Clocks clocks;

    /** @param city as it was configured, before anything was published */
    public PublishedOffice(City city) {
        policies = new PublishedRules(city);
        clocks = city.clocks();
    }

    /**
     * Takes the next one; what is no policy, or lies there already with the same text, changes nothing.
     *
     * @throws ConfigException where it cannot be used: another text under a key that is taken, or a file with mistakes
     */
    public void next(RuleVersion version) {
        if (version.kind() == RuleKind.POLICY) {
            policies.next(version).ifPresent(news -> clocks = clocks.with(news));
        }
    }

    /** Those that were accepted, in order. */
    public List<RuleVersion> accepted() {
        return policies.accepted();
    }

    /** As it is known at a log time, epoch milliseconds. */
    public Authority asKnownAt(long logTime) {
        return clocks.asKnownAt(logTime).authority();
    }
}
