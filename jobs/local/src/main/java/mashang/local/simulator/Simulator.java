package mashang.local.simulator;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import mashang.config.City;
import mashang.local.feeding.HandOver;
import mashang.sla.Calendars;
import mashang.sla.oracle.Oracle;

/**
 * A city that complains: hands over the raw records of two feeds, {@code hotline} (JSON lines) and {@code mailbox} (CSV,
 * GB18030), and alone knows the truth about them.
 *
 * <p>The same settings and city give the same bytes, in every run and on every machine, and order number n is the same however
 * many orders there are. The city matters because breaches and near misses are planned around its limits.
 */
public final class Simulator {
    private final Simulation settings;
    private final City city;
    private final Calendars calendars;
    private final Limits limits;

    /** @param city its policies, calendars and units, and the graces of its feeds */
    public Simulator(Simulation settings, City city) {
        this.settings = settings;
        this.city = city;
        this.calendars = city.workCalendars();
        this.limits = new Limits(city.policies(), calendars);
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
        Map<String, Long> graces = Map.of(
                HotlineFeed.NAME, city.graceMillis(HotlineFeed.NAME),
                MailboxFeed.NAME, city.graceMillis(MailboxFeed.NAME));
        Oracle oracle = new Oracle(city.policies(), calendars.plans(), city.units(), graces);
        TruthBuilder truth = new TruthBuilder(oracle, Collections.max(graces.values()));
        for (long number = 0; number < settings.orders(); number++) {
            truth.add(orders.plan(number));
        }
        return truth.build(orders.problems());
    }

    Orders orders() {
        return new Orders(settings, limits);
    }
}
