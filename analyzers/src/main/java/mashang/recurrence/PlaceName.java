package mashang.recurrence;

import java.util.ArrayList;
import java.util.List;
import mashang.text.PlaceKind;
import mashang.text.UnregisteredNames;
import org.jspecify.annotations.Nullable;

/**
 * The whole name of a place, to be held against another: whether two names can be one place's.
 *
 * @param name with its ending
 * @param head without; the whole where nothing is left
 * @param kind what its ending says; absent where it says nothing
 */
record PlaceName(String name, String head, @Nullable PlaceKind kind) {
    /** Of names in the same letters but for some: people misspell names. */
    private static final double MISSPELT = .6;

    /** Names said half as often as the most frequent are main ones too. */
    private static final double MAIN = .5;

    static PlaceName of(String name) {
        int head = name.length() - UnregisteredNames.endingOf(name).length();
        return new PlaceName(name, head == 0 ? name : name.substring(0, head), UnregisteredNames.kind(name));
    }

    /** The names that are said most; none where no whole name is said. With one character before its ending it is none (化工厂). */
    static List<PlaceName> main(List<TermWeight> places) {
        double most = 0;
        for (TermWeight place : places) {
            most = Signature.isBigram(place.term()) ? most : Math.max(most, place.weight());
        }
        List<PlaceName> main = new ArrayList<>();
        for (TermWeight place : places) {
            if (!Signature.isBigram(place.term()) && place.weight() > MAIN * most) {
                PlaceName name = of(place.term());
                if (name.head.length() > 1) {
                    main.add(name);
                }
            }
        }
        return main;
    }

    /**
     * Whether two places must be two: each has a name, and none of one can be one of the other's.
     *
     * @param here whether both lie in the same area
     */
    static boolean differ(List<PlaceName> some, List<PlaceName> others, boolean here) {
        for (PlaceName one : some) {
            for (PlaceName other : others) {
                if (one.canBe(other, here)) {
                    return false;
                }
            }
        }
        return !some.isEmpty() && !others.isEmpty();
    }

    /** Whether a name of one is one of the other's, or within it. */
    static boolean share(List<PlaceName> some, List<PlaceName> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::isWithin));
    }

    private boolean isWithin(PlaceName other) {
        return name.contains(other.name) || other.name.contains(name);
    }

    /**
     * Equal, one within the other, or misspelt; in one area also of one head, or of two kinds: a road and an estate on it. Elsewhere 福善路 and
     * 福善街 are two.
     */
    private boolean canBe(PlaceName other, boolean here) {
        if (isWithin(other)) {
            return true;
        }
        if (head.equals(other.head)) {
            return here;
        }
        return isLike(other) || (here && isRoad() != other.isRoad());
    }

    private boolean isRoad() {
        return kind == PlaceKind.ROAD;
    }

    private boolean isLike(PlaceName other) {
        int common = 0;
        for (int i = 0; i < head.length(); i++) {
            common += other.head.indexOf(head.charAt(i)) >= 0 ? 1 : 0;
        }
        return common > MISSPELT * Math.max(head.length(), other.head.length());
    }
}
