package mashang.recurrence.duplicates;

import java.util.List;

/** Whether two texts speak of the same place. */
final class Places {
    private Places() {}

    /**
     * Whether the main place of each is none of the other's: the sign of a template. Without a name on one side nothing can be
     * said, and the words decide.
     */
    static boolean differ(List<String> a, List<String> b) {
        return !a.isEmpty() && !b.isEmpty() && missing(a.get(0), b) && missing(b.get(0), a);
    }

    private static boolean missing(String name, List<String> others) {
        return others.stream().noneMatch(other -> alike(name, other));
    }

    /** Equal, one within the other, or but for a common ending with half of their characters in common: people misspell names. */
    private static boolean alike(String a, String b) {
        if (a.contains(b) || b.contains(a)) {
            return true;
        }
        int ending = 0;
        while (a.charAt(a.length() - 1 - ending) == b.charAt(b.length() - 1 - ending)) {
            ending++;
        }
        int common = 0;
        for (int i = 0; i < a.length() - ending; i++) {
            common += b.lastIndexOf(a.charAt(i), b.length() - 1 - ending) >= 0 ? 1 : 0;
        }
        return 2 * common >= Math.max(a.length(), b.length()) - ending;
    }
}
