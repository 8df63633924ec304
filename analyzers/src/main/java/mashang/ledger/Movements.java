package mashang.ledger;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * How often an order came on and off the list: a person who goes through its steps with a pencil. Knows nothing of rounds as {@code WorkOrder} has them, nor of
 * {@link CloseOut}, whose counterpart it is in the {@link Balance}.
 */
final class Movements {
    private final List<String> leading = new ArrayList<>(2);
    private final List<String> helping = new ArrayList<>(0);
    private final List<Move> moves = new ArrayList<>(2);
    private int reopened;
    private int writtenOff;
    private int rejected;
    private int cancelled;
    private int merged;
    private boolean isOn;
    private boolean isHandled;
    private boolean isReported;
    private boolean isChecked;
    /** Whether anything ended since it was opened, or opened again: then it can be reopened. */
    private boolean hasEnded;

    private Movements() {}

    /** @param facts those that count, in the order in which they happened; at least one */
    static Movements of(List<Fact> facts) {
        Movements movements = new Movements();
        movements.isOn = true;
        movements.moves.add(new Move(Move.Kind.OPENED, facts.get(0).occurredAt()));
        for (int i = 0; i < facts.size(); ) {
            int next = i + 1;
            while (next < facts.size()
                    && facts.get(next).occurredAt() == facts.get(i).occurredAt()) {
                next++;
            }
            movements.pass(facts.subList(i, next));
            i = next;
        }
        return movements;
    }

    /** What happened at one time: in the moment of a reopening whatever ends comes before it, and the rest behind it. */
    private void pass(List<Fact> moment) {
        if (moment.size() == 1) {
            pass(moment.get(0));
            return;
        }
        boolean reopens = has(moment, Step.REOPENED) || moment.stream().anyMatch(Fact::isCheckInVain);
        boolean finishes = has(moment, Step.FINISHED);
        if (!reopens && !finishes) {
            moment.forEach(this::pass);
            return;
        }
        if (!reopens) {
            moment.stream().filter(f -> f.step() != Step.WRITTEN_OFF).forEach(this::pass);
            moment.stream().filter(f -> f.step() == Step.WRITTEN_OFF).forEach(this::pass);
            return;
        }
        moment.stream()
                .filter(f -> isEnding(f.step()) && f.step() != Step.WRITTEN_OFF && !f.isCheckInVain())
                .forEach(this::pass);
        moment.stream().filter(f -> f.step() == Step.WRITTEN_OFF).forEach(this::pass);
        moment.stream().filter(Fact::isCheckInVain).forEach(this::pass);
        moment.stream().filter(f -> f.step() == Step.REOPENED).forEach(this::pass);
        moment.stream()
                .filter(f -> !isEnding(f.step()) && f.step() != Step.REOPENED)
                .forEach(this::pass);
    }

    private static boolean has(List<Fact> moment, Step step) {
        for (Fact fact : moment) {
            if (fact.step() == step) {
                return true;
            }
        }
        return false;
    }

    private void pass(Fact fact) {
        if (fact.isCheckInVain()) {
            isChecked = false;
            reopen(fact);
            return;
        }
        switch (fact.step()) {
            case DISPATCHED -> {
                if (fact.unit() != null) {
                    leading.add(fact.unit());
                }
                if (fact.particulars() != null) {
                    helping.addAll(fact.particulars().coUnits());
                }
            }
            case HANDLED -> isHandled |= !isOnlyHelping(fact.unit());
            case REPLIED -> isReported = true;
            case ANSWERED, FINISHED -> {
                isHandled = true;
                isReported = true;
            }
            case CHECKED ->
                isChecked = fact.particulars() == null
                        || !Boolean.FALSE.equals(fact.particulars().resolved());
            case WRITTEN_OFF ->
                writtenOff += isHandled && isReported && isChecked ? takenOff(Move.Kind.WRITTEN_OFF, fact) : 0;
            case REJECTED -> rejected += takenOff(Move.Kind.REJECTED, fact);
            case CANCELLED -> cancelled += takenOff(Move.Kind.CANCELLED, fact);
            case MERGED -> merged += takenOff(Move.Kind.MERGED, fact);
            case REOPENED -> reopen(fact);
            default -> {}
        }
        hasEnded |= isEnding(fact.step());
    }

    /** How often it is taken off the list by that: once, or not at all where it is off already. */
    private int takenOff(Move.Kind kind, Fact fact) {
        if (!isOn) {
            return 0;
        }
        moves.add(new Move(kind, fact.occurredAt()));
        isOn = false;
        return 1;
    }

    private void reopen(Fact fact) {
        if (!hasEnded) {
            return;
        }
        if (!isOn) {
            moves.add(new Move(Move.Kind.REOPENED, fact.occurredAt()));
            reopened++;
        }
        isOn = true;
        hasEnded = false;
        isHandled = false;
        isReported = false;
        isChecked = false;
        leading.clear();
        helping.clear();
    }

    private boolean isOnlyHelping(@Nullable String unit) {
        return unit != null && helping.contains(unit) && !leading.contains(unit);
    }

    private static boolean isEnding(Step step) {
        return switch (step) {
            case REJECTED, ANSWERED, HANDLED, REPLIED, FOLLOWED_UP, CHECKED, WRITTEN_OFF, MERGED, CANCELLED, FINISHED ->
                true;
            default -> false;
        };
    }

    /** When it came on and off the list. */
    List<Move> moves() {
        return moves;
    }

    /** @param open whether it is on the list, as somebody else found: 1 or 0 */
    Balance balance(long open) {
        return new Balance(open, 1, reopened, writtenOff, rejected, cancelled, merged);
    }
}
