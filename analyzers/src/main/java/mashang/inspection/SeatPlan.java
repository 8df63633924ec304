package mashang.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Seats and who takes them: each inspector so many in all, and one at a target. A seat that is given stays given, though perhaps to somebody else: one more is given by a shortest
 * augmenting path (Ford and Fulkerson, 1956), which finds a way whenever there is one. So a set of seats can be given altogether exactly where they can be given one after another.
 */
final class SeatPlan {

    /** One place in the team of a target; told apart by target and number. */
    record Seat(String target, int number, Predicate<Inspector> fits) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seat seat && seat.number == number && seat.target.equals(target);
        }

        @Override
        public int hashCode() {
            return target.hashCode() * 31 + number;
        }
    }

    private final List<Inspector> inspectors;
    private final Map<Seat, Inspector> taken = new HashMap<>();
    private final Map<String, List<Seat>> seatsOf = new TreeMap<>();

    /** @param inspectors in the order in which they are asked, where several are as free */
    SeatPlan(List<Inspector> inspectors) {
        this.inspectors = inspectors;
    }

    /** Who sits there. */
    Inspector at(String target, int number) {
        Inspector inspector = taken.get(new Seat(target, number, i -> true));
        if (inspector == null) {
            throw new IllegalStateException("seat " + number + " of " + target + " is free");
        }
        return inspector;
    }

    /** What the plan is now; {@link #restore} brings it back. */
    Map<Seat, Inspector> saved() {
        return new HashMap<>(taken);
    }

    void restore(Map<Seat, Inspector> saved) {
        taken.clear();
        seatsOf.clear();
        saved.forEach(this::sit);
    }

    private void sit(Seat seat, Inspector inspector) {
        Inspector before = taken.put(seat, inspector);
        if (before != null) {
            seatsOf.getOrDefault(before.id(), List.of()).remove(seat);
        }
        seatsOf.computeIfAbsent(inspector.id(), id -> new ArrayList<>()).add(seat);
    }

    private List<Seat> seatsOf(Inspector inspector) {
        return seatsOf.getOrDefault(inspector.id(), List.of());
    }

    /** A seat somebody was asked for, and the way there. */
    private record Asked(Seat seat, @Nullable Asked from) {}

    /** Gives the seat to somebody, moving others where need be; whether that was possible. If not, nothing has changed. */
    boolean give(Seat wanted) {
        ArrayDeque<Asked> asked = new ArrayDeque<>();
        Set<Seat> seen = new HashSet<>();
        Set<String> moved = new HashSet<>();
        Map<Seat, Inspector> leavers = new HashMap<>();
        asked.add(new Asked(wanted, null));
        seen.add(wanted);
        while (!asked.isEmpty()) {
            Asked now = asked.remove();
            for (Inspector inspector : freestFirst(now.seat())) {
                Seat sameTarget = seatAt(inspector, now.seat().target());
                if (sameTarget == null && seatsOf(inspector).size() < inspector.load()) {
                    settle(now, inspector, leavers);
                    return true;
                }
                boolean isNew = sameTarget != null || moved.add(inspector.id());
                List<Seat> couldLeave = sameTarget != null ? List.of(sameTarget) : List.copyOf(seatsOf(inspector));
                for (Seat left : isNew ? couldLeave : List.<Seat>of()) {
                    if (seen.add(left)) {
                        leavers.put(left, inspector);
                        asked.add(new Asked(left, now));
                    }
                }
            }
        }
        return false;
    }

    /** Walks the way back: whoever left a seat takes the one before it. */
    private void settle(Asked last, Inspector free, Map<Seat, Inspector> leavers) {
        @Nullable Inspector sits = free;
        for (Asked at = last; at != null && sits != null; at = at.from()) {
            Inspector leaves = leavers.get(at.seat());
            sit(at.seat(), sits);
            sits = leaves;
        }
    }

    private List<Inspector> freestFirst(Seat seat) {
        List<Inspector> fitting = new ArrayList<>();
        for (Inspector inspector : inspectors) {
            if (inspector.load() > 0 && seat.fits().test(inspector)) {
                fitting.add(inspector);
            }
        }
        fitting.sort((a, b) -> Integer.compare(seatsOf(a).size(), seatsOf(b).size()));
        return fitting;
    }

    private @Nullable Seat seatAt(Inspector inspector, String target) {
        for (Seat seat : seatsOf(inspector)) {
            if (seat.target().equals(target)) {
                return seat;
            }
        }
        return null;
    }
}
