package mashang.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        int move = 0;
        for (int at = 0; at < read.length(); at++) {
            int place = origins.place(at);
            while (move < moves.size() && moves.get(move).to() <= place) {
                move++;
            }
            boolean moved = move < moves.size() && moves.get(move).from() <= place;
            if (!moved && clean.charAt(place) != read.charAt(at)) {
                fold(all, place, clean.charAt(place), read.charAt(at));
            }
        }
        all.addAll(moves);
        all.sort(Comparator.comparingInt(Change::from));
        return List.copyOf(all);
    }

    /** Adds a folded character, to the change before it where that is of its kind and ends there. */
    private static void fold(List<Change> all, int place, char written, char read) {
        Change.Kind kind = Folding.chinese(read)
                ? Change.Kind.TRADITIONAL
                : Character.isISOControl(written) || Character.isSurrogate(written)
                        ? Change.Kind.INVISIBLE
                        : Change.Kind.WIDTH;
        int last = all.size() - 1;
        if (last >= 0 && all.get(last).to() == place && all.get(last).kind() == kind) {
            Change before = all.get(last);
            all.set(last, new Change(before.from(), place + 1, kind, before.became() + read));
        } else {
            all.add(new Change(place, place + 1, kind, String.valueOf(read)));
        }
    }
}
