package mashang.local.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mashang.local.feeding.HandOver;
import mashang.sla.Policy;

/**
 * A city that complains: hands over the raw records of two feeds, {@code hotline} (JSON lines) and {@code mailbox} (CSV,
 * GB18030), and alone knows the truth about them.
 *
 * <p>The same settings, policies and graces give the same bytes, in every run and on every machine, and order number n is
 * the same however many orders there are. Policies matter because breaches and near misses are planned around their limits.
 */
public final class Simulator {
    private final Simulation settings;
    private final Limits limits;
    private final Map<String, Long> graceMillis;

    /** @param graceMillis milliseconds of grace per feed; 0 for a feed not named */
    public Simulator(Simulation settings, List<Policy> policies, Map<String, Long> graceMillis) {
        this.settings = settings;
        this.limits = new Limits(policies);
        this.graceMillis = Map.copyOf(graceMillis);
    }

    /**
     * Every record, by {@code loggedAt} and then in a fixed order; a new iterator begins anew. It makes records as they are
     * asked for, so that a run without end needs bounded memory. Not for several threads.
     */
    public Iterator<HandOver> handOvers() {
        return new HandOvers(orders());
    }

    /**
     * What a run must find.
     *
     * @throws IllegalStateException for a run without end
     */
    public Truth truth() {
        if (settings.endless()) {
            throw new IllegalStateException("a run without end has no truth to compare with");
        }
        Orders orders = orders();
        TruthBuilder truth = new TruthBuilder();
        for (long number = 0; number < settings.orders(); number++) {
            OrderPlan plan = orders.plan(number);
            truth.add(plan, orders.verdicts(plan.face()));
        }
        return truth.build(orders.problems());
    }

    Orders orders() {
        return new Orders(settings, limits, graceMillis);
    }
}
