package mashang.delivery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mashang.sla.Alert;
import mashang.sla.ProblemNews;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which alert (告警路由): the first route that matches says. What nobody can be found for goes to the office with a note;
 * nothing is dropped but what a route sends to nobody on purpose.
 *
 * @param routes in the order they are asked; what none matches goes to the office
 * @param recipients one of them is {@link Route#OFFICE}
 */
public record Routes(List<Route> routes, List<Recipient> recipients) implements Serializable {

    /** The recipient of this id. */
    public Optional<Recipient> recipient(String id) {
        return recipients.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /**
     * Everything to be sent because of an alert: each recipient and channel once, the earliest turn of it. Its unit is the one that bore the name when the
     * clock started: for the clocks of a unit's turn that is its dispatch.
     */
    public List<Consignment> of(Alert alert, Units units) {
        Unit unit = units.named(alert.unit(), alert.startedAt()).orElse(null);
        List<String> line = unit == null ? List.of() : units.andAbove(unit.id());
        Alert.Kind told = alert.corrected() == null ? alert.kind() : alert.corrected();
        String feed = CaseEvent.feedOf(alert.orderId());
        String area = area(alert, unit);
        Route route = routes.stream()
                .filter(r -> r.matches(alert, told, feed, line, area))
                .findFirst()
                .orElse(null);
        Map<String, Consignment> all = new LinkedHashMap<>();
        List<String> to = route == null ? List.of(Route.OFFICE) : route.to();
        boolean isUrgent = route != null && route.urgent();
        Address address = new Address(alert, line);
        to.forEach(one -> add(all, address, one, isUrgent, 0, 0));
        for (int i = 0; route != null && i < route.climb().size(); i++) {
            Route.Climb climb = route.climb().get(i);
            for (String one : climb.to()) {
                add(all, address, one, isUrgent, i + 1, climb.afterMillis());
            }
        }
        return List.copyOf(all.values());
    }

    /** Where it is: of an order the district of its unit, of a problem its own, if it says one. */
    private static @Nullable String area(Alert alert, @Nullable Unit unit) {
        ProblemNews problem = alert.problem();
        String own = problem == null ? null : problem.district();
        return own != null ? own : unit == null ? null : unit.area();
    }

    /**
     * Everything to be sent because of an alert, as {@link #of} has it; before it, where it is a correction, the same for everybody
     * else: who got the alert is known to the mailboxes, not to the routes, which may have changed, or the alert's unit with them.
     */
    public List<Consignment> withThoseTold(Alert alert, Units units) {
        return withThoseTold(alert, units, recipients);
    }

    /**
     * The same where there were other recipients before.
     *
     * @param ever everybody who may have been told, those of now among them
     */
    public List<Consignment> withThoseTold(Alert alert, Units units, Collection<Recipient> ever) {
        List<Consignment> routed = of(alert, units);
        if (alert.kind() != Alert.Kind.CORRECTION) {
            return routed;
        }
        Set<String> ids = routed.stream().map(Consignment::id).collect(Collectors.toSet());
        List<Consignment> all = new ArrayList<>();
        boolean isUrgent = routed.stream().anyMatch(Consignment::urgent);
        long from = alert.decidedAt().toEpochMilli();
        for (Recipient one : ever) {
            for (String channel : one.channels()) {
                Consignment other = new Consignment(
                        channel,
                        one.id(),
                        alert,
                        isUrgent,
                        0,
                        from,
                        one.calendar(),
                        Note.IF_TOLD_BEFORE,
                        Addressee.of(one));
                if (!ids.contains(other.id())) {
                    all.add(other);
                }
            }
        }
        all.addAll(routed);
        return List.copyOf(all);
    }

    private record Address(Alert alert, List<String> line) {}

    private void add(
            Map<String, Consignment> all, Address address, String to, boolean isUrgent, int turn, long afterMillis) {
        Found found = find(address, to);
        Alert alert = address.alert();
        // A correction climbs with what it corrects: it goes at once to all who got that, or were to get it.
        int itsTurn = alert.kind() == Alert.Kind.CORRECTION ? 0 : turn;
        long from = alert.decidedAt().toEpochMilli() + (itsTurn == 0 ? 0 : afterMillis);
        Note note = itsTurn > 0 ? Note.UNACKNOWLEDGED : found.note();
        for (String channel : found.recipient().channels()) {
            String key = found.recipient().id() + '|' + channel;
            all.merge(
                    itsTurn == 0 ? key : key + '|' + itsTurn,
                    new Consignment(
                            channel,
                            found.recipient().id(),
                            alert,
                            isUrgent,
                            itsTurn,
                            from,
                            found.recipient().calendar(),
                            note,
                            Addressee.of(found.recipient())),
                    (earlier, again) ->
                            earlier.note() == Note.NONE && again.turn() == earlier.turn() ? again : earlier);
        }
    }

    private record Found(Recipient recipient, Note note) {}

    private Found find(Address address, String to) {
        boolean isOfUnit = to.equals(Route.UNIT) || to.equals(Route.PARENT);
        List<String> line = address.line();
        if (line.isEmpty() && (isOfUnit || to.equals(Route.OFFICE))) {
            // The hotline's own clocks concern no unit at all: no note where none is named.
            return new Found(office(), address.alert().unit() == null ? Note.NONE : Note.UNIT_UNKNOWN);
        }
        if (!isOfUnit) {
            return new Found(recipient(to).orElseGet(this::office), Note.NONE);
        }
        for (String unit : to.equals(Route.UNIT) ? line : line.subList(1, line.size())) {
            @Nullable
            Recipient found = recipients.stream()
                    .filter(r -> r.units().contains(unit))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return new Found(found, Note.NONE);
            }
        }
        return new Found(office(), to.equals(Route.UNIT) ? Note.UNIT_WITHOUT_RECIPIENT : Note.NONE);
    }

    private Recipient office() {
        return recipient(Route.OFFICE).orElseThrow(() -> new IllegalStateException("no recipient is the office"));
    }

    /** A city that says nothing: all goes to the office, by one channel. */
    public static Routes toTheOffice(String channel) {
        return new Routes(
                List.of(), List.of(new Recipient(Route.OFFICE, "效能办", Set.of(), List.of(channel), Language.ZH, null)));
    }
}
