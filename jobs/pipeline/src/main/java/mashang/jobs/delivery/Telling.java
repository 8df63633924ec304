package mashang.jobs.delivery;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import mashang.config.AlertWords;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.config.PublishedOffice;
import mashang.config.PublishedRoutes;
import mashang.delivery.Manners;
import mashang.sla.Calendars;
import mashang.sla.Policy;
import mashang.units.Units;

/**
 * How and by what rules people are told.
 *
 * @param plan routes, channels, templates
 * @param routes those of the folder, before anything was published
 * @param units who is who
 * @param calendars which days are worked
 * @param policies where due times come from
 * @param office whose acknowledgement counts, before anything was published
 * @param isStandby whether nothing is sent: a twin that waits to take over (blue/green)
 * @param sinceMillis how far back, from the end of the event log at the first start without state, alerts are still told; 0 or more
 */
public record Telling(
        DeliveryPlan plan,
        PublishedRoutes routes,
        Units units,
        Calendars calendars,
        List<Policy> policies,
        PublishedOffice office,
        boolean isStandby,
        long sinceMillis)
        implements Serializable {

    /** A day: what a duty officer of yesterday left behind is still news, the history is not. */
    private static final long DAY_MILLIS = 86_400_000;

    public static Telling of(DeliveryPlan plan, City city, boolean isStandby) {
        return new Telling(
                plan,
                new PublishedRoutes(plan, city),
                city.units(),
                city.workCalendars(),
                city.policies(),
                new PublishedOffice(city),
                isStandby,
                DAY_MILLIS);
    }

    /** The same, reaching back that far. */
    public Telling since(Duration back) {
        return new Telling(plan, routes, units, calendars, policies, office, isStandby, back.toMillis());
    }

    AlertWords words() {
        return new AlertWords(plan, units, calendars, policies);
    }

    Manners manners() {
        return new Manners(plan.quiet(), calendars);
    }
}
