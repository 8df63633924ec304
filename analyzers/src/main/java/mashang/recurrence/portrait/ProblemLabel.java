package mashang.recurrence.portrait;

import java.util.Locale;

/** A label as a clerk would write it: the place, and what is wrong there. */
final class ProblemLabel {
    /** Longest label, in characters. */
    static final int LONGEST = 24;

    private ProblemLabel() {}

    static String shown(String place, String matter, String more) {
        StringBuilder shown = new StringBuilder(place);
        if (!matter.isEmpty() && !place.contains(matter)) {
            shown.append(shown.isEmpty() ? "" : "：").append(matter);
        }
        if (!more.isEmpty() && shown.indexOf(more) < 0 && shown.length() + 1 + more.length() <= LONGEST) {
            shown.append('、').append(more);
        }
        return shown.toString().toUpperCase(Locale.ROOT);
    }

    /** Whether two texts have a pair of characters in common: then they say the same thing twice. */
    static boolean overlap(String a, String b) {
        for (int i = 0; i + 2 <= a.length(); i++) {
            if (b.contains(a.substring(i, i + 2))) {
                return true;
            }
        }
        return false;
    }
}
