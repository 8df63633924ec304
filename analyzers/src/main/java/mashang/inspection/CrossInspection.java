package mashang.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import mashang.inspection.SeatPlan.Seat;

/**
 * Assigns inspectors to targets (交叉督查派员): one leader, one member of the office and the experts in each team, nobody at his own unit or in his own area, nobody more often than his load.
 *
 * <p>Targets are served in their order. One goes without only if it cannot be served <em>together with</em> all that were served before it, whoever would take which of them: of each target's seats either all are given
 * or none, and a seat is given wherever there is any way to (see {@link SeatPlan}). The result is a function of the two lists.
 */
public final class CrossInspection {
    private final List<Inspector> inspectors;
    private final SeatPlan plan;
    private final List<Target> served = new ArrayList<>();
    private final List<Assignments.Unserved> unserved = new ArrayList<>();

    private CrossInspection(List<Inspector> inspectors) {
        this.inspectors =
                inspectors.stream().sorted(Comparator.comparing(Inspector::id)).toList();
        this.plan = new SeatPlan(this.inspectors);
    }

    /**
     * Teams for as many targets as can be served.
     *
     * @param targets the most important first; ids of inspectors and of targets are unique
     */
    public static Assignments assign(List<Inspector> inspectors, List<Target> targets) {
        CrossInspection inspection = new CrossInspection(inspectors);
        targets.forEach(inspection::serve);
        return new Assignments(inspection.served.stream().map(inspection::team).toList(), inspection.unserved);
    }

    private void serve(Target target) {
        var before = plan.saved();
        for (Seat seat : seats(target)) {
            if (!plan.give(seat)) {
                plan.restore(before);
                unserved.add(lacking(target, seat));
                return;
            }
        }
        served.add(target);
    }

    private Assignments.Unserved lacking(Target target, Seat seat) {
        int eligible = (int) inspectors.stream().filter(seat.fits()).count();
        int skill = seat.number() - 2;
        Inspector.Role role = seat.number() == 0
                ? Inspector.Role.LEADER
                : seat.number() == 1 ? Inspector.Role.OFFICE : Inspector.Role.EXPERT;
        String lacking =
                skill >= 0 && skill < target.skills().size() ? target.skills().get(skill) : "";
        return new Assignments.Unserved(target.id(), role, lacking, eligible);
    }

    /** The leader's, the office's, one for each skill, and what is left of the experts'. */
    private static List<Seat> seats(Target target) {
        List<Seat> seats = new ArrayList<>();
        seats.add(seat(target, 0, i -> i.role() == Inspector.Role.LEADER));
        seats.add(seat(target, 1, i -> i.role() == Inspector.Role.OFFICE));
        int experts = Math.max(target.experts(), target.skills().size());
        for (int i = 0; i < experts; i++) {
            String skill = i < target.skills().size() ? target.skills().get(i) : null;
            seats.add(seat(
                    target,
                    i + 2,
                    one -> one.role() == Inspector.Role.EXPERT
                            && (skill == null || one.skills().contains(skill))));
        }
        return seats;
    }

    private static Seat seat(Target target, int number, Predicate<Inspector> fits) {
        return new Seat(target.id(), number, fits.and(inspector -> !inspector.isRecused(target)));
    }

    private Team team(Target target) {
        List<String> members = new ArrayList<>();
        int seats = Math.max(target.experts(), target.skills().size()) + 2;
        for (int number = 0; number < seats; number++) {
            members.add(plan.at(target.id(), number).id());
        }
        return new Team(target.id(), members.get(0), members.get(1), List.copyOf(members.subList(2, seats)));
    }
}
