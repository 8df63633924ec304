package mashang.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is read otherwise than written. */
final class Changes {
    /** What moved the rest, in order. */
    private final List<Change> moves = new ArrayList<>();

    void add(Change change) {
        moves.add(change);
    }

    /** Everything between two places of the text as written belonged to the page. */
    void drop(int from, int to) {
        while (!moves.isEmpty() && moves.get(moves.size() - 1).to() > from) {
            moves.remove(moves.size() - 1);
        }
        moves.add(new Change(from, to, Change.Kind.BOILERPLATE, ""));
    }

    /** All of them, with those that left every character at its place, which is what a comparison shows. */
    List<Change> all(String clean, String read, Origins origins) {
        List<Change> all = new ArrayList<>();
        Run run = null;
        int move = 0;
        for (int at = 0; at < read.length(); at++) {
            int place = origins.place(at);
            while (move < moves.size() && moves.get(move).to() <= place) {
                move++;
            }
            boolean moved = move < moves.size() && moves.get(move).from() <= place;
            if (!moved && clean.charAt(place) != read.charAt(at)) {
                Change.Kind kind = kind(clean.charAt(place), read.charAt(at));
                if (run == null || !run.continues(place, kind)) {
                    end(run, all);
                    run = new Run(place, kind);
                }
                run.became.append(read.charAt(at));
            }
        }
        end(run, all);
        all.addAll(moves);
        all.sort(Comparator.comparingInt(Change::from));
        return List.copyOf(all);
    }

    private static void end(@Nullable Run run, List<Change> all) {
        if (run != null) {
            all.add(new Change(run.from, run.to(), run.kind, run.became.toString()));
        }
    }

    private static Change.Kind kind(char written, char read) {
        if (Folding.chinese(read)) {
            return Change.Kind.TRADITIONAL;
        }
        return Character.isISOControl(written) || Character.isSurrogate(written)
                ? Change.Kind.INVISIBLE
                : Change.Kind.WIDTH;
    }

    /** Characters in a row, each folded to one other for one reason; gathered, as they may be the whole text. */
    private static final class Run {
        private final int from;
        private final Change.Kind kind;
        private final StringBuilder became = new StringBuilder();

        Run(int from, Change.Kind kind) {
            this.from = from;
            this.kind = kind;
        }

        int to() {
            return from + became.length();
        }

        boolean continues(int place, Change.Kind next) {
            return to() == place && kind == next;
        }
    }
}
