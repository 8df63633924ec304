package mashang.jobs.delivery;

import java.io.Serializable;
import java.util.List;
import mashang.config.AlertWords;
import mashang.config.AlertWriter;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.delivery.Manners;
import mashang.sla.Calendars;
import mashang.sla.Policy;
import mashang.units.Units;
import mashang.workorder.Authority;

/**
 * How and by what rules people are told.
 *
 * @param plan routes, channels, templates
 * @param units who is who
 * @param calendars which days are worked
 * @param policies where due times come from
 * @param authority whose acknowledgement counts
 * @param isStandby whether nothing is sent: a twin that waits to take over (blue/green)
 */
public record Telling(
        DeliveryPlan plan,
        Units units,
        Calendars calendars,
        List<Policy> policies,
        Authority authority,
        boolean isStandby)
        implements Serializable {

    public static Telling of(DeliveryPlan plan, City city, boolean isStandby) {
        return new Telling(
                plan,
                city.units(),
                city.workCalendars(),
                city.policies(),
                city.deadlines().authority(),
                isStandby);
    }

    AlertWords words() {
        return new AlertWords(plan, units, calendars, policies);
    }

    AlertWriter writer() {
        return new AlertWriter(plan, words());
    }

    Manners manners() {
        return new Manners(plan.quiet(), calendars);
    }
}
