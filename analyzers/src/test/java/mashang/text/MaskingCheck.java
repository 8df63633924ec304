package mashang.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many complaints of a CSV file the mask alters, and by what: {@code java … mashang.text.MaskingCheck [--show KIND]
 * FILE.csv …}. Rows count, header lines aside; with {@code --show}, every stretch of that kind with its surroundings.
 */
public final class MaskingCheck {
    private static final int AROUND = 12;

    private MaskingCheck() {}

    public static void main(String[] args) throws Exception {
        boolean shows = args.length > 1 && args[0].equals("--show");
        Mask shown = shows ? Mask.valueOf(args[1]) : null;
        for (int i = shows ? 2 : 0; i < args.length; i++) {
            check(Path.of(args[i]), shown);
        }
    }

    private static void check(Path file, @Nullable Mask shown) throws Exception {
        List<String> rows = rows(Files.readString(file, StandardCharsets.UTF_8));
        Map<Mask, Integer> altered = new EnumMap<>(Mask.class);
        int any = 0;
        long chars = 0;
        for (String row : rows) {
            chars += row.length();
            List<Masked> masked = ComplaintText.explain(row);
            any += masked.isEmpty() ? 0 : 1;
            masked.stream().map(Masked::mask).distinct().forEach(mask -> altered.merge(mask, 1, Integer::sum));
            masked.stream().filter(m -> m.mask() == shown).forEach(m -> System.out.println(around(row, m)));
        }
        System.out.printf("%s: %d of %d rows altered %s%n", file.getFileName(), any, rows.size(), altered);
        System.out.printf("%s: %.0f Mchar/s%n", file.getFileName(), speed(rows, chars) / 1e6);
    }

    private static double speed(List<String> rows, long chars) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            long began = System.nanoTime();
            long length = 0;
            for (String row : rows) {
                length += ComplaintText.clean(row).length();
            }
            best = length == 0 ? best : Math.min(best, System.nanoTime() - began);
        }
        return chars * 1e9 / best;
    }

    private static String around(String row, Masked masked) {
        String before = row.substring(Math.max(0, masked.from() - AROUND), masked.from());
        String after = row.substring(masked.to(), Math.min(row.length(), masked.to() + AROUND));
        String text = before + "【" + row.substring(masked.from(), masked.to()) + "】" + after;
        return text.replaceAll("\\R", "⏎");
    }

    /** The rows behind the header, as they are written: a line break within quotes ends none. */
    private static List<String> rows(String csv) {
        List<String> rows = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                rows.add(csv.substring(from, i));
                from = i + 1;
            }
        }
        if (from < csv.length()) {
            rows.add(csv.substring(from));
        }
        return rows.subList(Math.min(1, rows.size()), rows.size());
    }
}
