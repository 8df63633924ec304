package mashang.sla;

import java.util.List;
import mashang.sla.Meanings.Meaning;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/**
 * How many decisions of a world are not about what has the number now.
 *
 * @param renumbered about a clock that runs, in a round that has another number now
 * @param gone about a clock of a round that is no more, though another has its number
 * @param before about a clock that had another number when it was handed over than when it was decided
 */
record Meant(int renumbered, int gone, int before) {

    static Meant in(World world) {
        int renumbered = 0;
        int gone = 0;
        int before = 0;
        long until = world.until().toEpochMilli();
        Deadlines deadlines = world.city().informed().asKnownAt(until);
        for (String id : world.log().stream().map(CaseEvent::orderId).distinct().toList()) {
            List<CaseEvent> log = world.log().stream()
                    .filter(e -> e.orderId().equals(id) && !e.loggedAt().isAfter(world.until()))
                    .toList();
            WorkOrder order = WorkOrder.of(id, Fact.of(log), deadlines.authority());
            List<String> names = deadlines.readUndecided(order, until).clocks().stream()
                    .map(ClockReading::name)
                    .toList();
            Meanings meanings = new Meanings(deadlines, order, until);
            for (Fact fact : order.facts()) {
                String name = name(fact);
                Meaning meaning = name == null ? null : meanings.of(name, fact);
                gone += name != null && meaning == null && names.contains(name) ? 1 : 0;
                renumbered += meaning != null && names.stream().anyMatch(n -> meaning.is(n) && !n.equals(name)) ? 1 : 0;
                before += meaning != null && !meaning.equals(meanings.of(name, asTakenWhenHandedOver(fact))) ? 1 : 0;
            }
        }
        return new Meant(renumbered, gone, before);
    }

    private static Fact asTakenWhenHandedOver(Fact f) {
        return new Fact(
                f.eventId(),
                f.slot(),
                f.step(),
                f.loggedAt(),
                f.recordedAt(),
                f.loggedAt(),
                f.revision(),
                f.unit(),
                f.dueAt(),
                f.origin(),
                f.repeated(),
                f.flags(),
                f.particulars(),
                f.ruling(),
                f.act());
    }

    private static @org.jspecify.annotations.Nullable String name(Fact fact) {
        Ruling ruling = fact.ruling();
        boolean isPardon = fact.step() == Step.WAIVED || fact.step() == Step.LIGHT_REVOKED;
        String concerns = ruling == null || !isPardon ? null : ruling.concerns();
        return concerns == null ? null : concerns.replaceFirst("/(light|warning)$", "");
    }
}
