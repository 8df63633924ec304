package mashang.local.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is different in two texts, line by line, each with the clock, calendar or unit it belongs to. */
public final class LineDifference {
    /** A clock, a notice or a unit in a list, in either style of YAML. */
    private static final Pattern ELEMENT = Pattern.compile("\\s*- \\{?\\s*(clock|year|id): *([^,}#\\s]+)");

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

    /** The element of a list that the line belongs to: itself, or the nearest above that is less indented; an empty line to none. */
    private static String heading(String[] lines, int at) {
        Matcher own = ELEMENT.matcher(lines[at]);
        if (own.lookingAt()) {
            return named(own);
        }
        int indent = indent(lines[at]);
        for (int i = at - 1; i >= 0 && indent > 0; i--) {
            Matcher above = ELEMENT.matcher(lines[i]);
            if (!lines[i].isBlank() && indent(lines[i]) < indent) {
                if (above.lookingAt()) {
                    return named(above);
                }
                indent = indent(lines[i]);
            }
        }
        return ":";
    }

    private static String named(Matcher element) {
        return element.group(1) + ": " + element.group(2) + ":";
    }

    /** An empty line has none. */
    private static int indent(String line) {
        return line.isBlank() ? 0 : line.length() - line.stripLeading().length();
    }
}
