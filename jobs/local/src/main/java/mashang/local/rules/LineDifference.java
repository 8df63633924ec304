package mashang.local.rules;

import java.util.ArrayList;
import java.util.List;

/** What is different in two texts, line by line, each with the clock, calendar or unit it belongs to. */
public final class LineDifference {
    private final String[] before;
    private final String[] after;
    private final int[][] common;

    private LineDifference(String before, String after) {
        this.before = before.strip().split("\n", -1);
        this.after = after.strip().split("\n", -1);
        this.common = common(this.before, this.after);
    }

    /** Lines that went ({@code -}) and came ({@code +}) with their numbers; empty where nothing did. */
    public static List<String> of(String before, String after) {
        return new LineDifference(before, after).lines();
    }

    /** Lengths of the longest common rests. */
    private static int[][] common(String[] a, String[] b) {
        int[][] rest = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                rest[i][j] = a[i].stripTrailing().equals(b[j].stripTrailing())
                        ? rest[i + 1][j + 1] + 1
                        : Math.max(rest[i + 1][j], rest[i][j + 1]);
            }
        }
        return rest;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        String told = "";
        int i = 0;
        int j = 0;
        while (i < before.length || j < after.length) {
            boolean isSame = i < before.length
                    && j < after.length
                    && before[i].stripTrailing().equals(after[j].stripTrailing());
            if (isSame) {
                i++;
                j++;
                continue;
            }
            boolean goes = j >= after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1]);
            String heading = goes ? heading(before, i) : heading(after, j);
            if (!heading.equals(told)) {
                lines.add(heading);
                told = heading;
            }
            lines.add(goes ? "- " + (i + 1) + "  " + before[i] : "+ " + (j + 1) + "  " + after[j]);
            i += goes ? 1 : 0;
            j += goes ? 0 : 1;
        }
        return lines;
    }

    /** The element of a list that the line belongs to, the nearest above that is less indented. */
    private static String heading(String[] lines, int at) {
        for (int i = at - 1; i >= 0; i--) {
            String line = lines[i].strip();
            if (line.startsWith("- clock:") || line.startsWith("- year:") || line.startsWith("- id:")) {
                return line.substring(2) + ":";
            }
        }
        return ":";
    }
}
