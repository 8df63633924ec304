package mashang.local.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.ledger.Reconciliation.Planned;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A plan of what is to be struck off, and when: a CSV with a header line, UTF-8 or, as office programs write it, GB18030. Columns are found by their
 * names: {@code id} (工单号, 编号), {@code planned} (计划销号日期, 计划日期), and {@code title} (标题), which may be missing. Lines that cannot be used are
 * told with their place and left out; they stop nothing.
 *
 * @param lines those that can be used, in the order of the file
 * @param bad those that cannot
 */
public record PlanFile(List<Planned> lines, List<BadLine> bad) {
    private static final Set<String> ID = Set.of("id", "工单号", "编号", "工单编号");
    private static final Set<String> PLANNED = Set.of("planned", "计划销号日期", "计划日期", "计划办结日期");
    private static final Set<String> TITLE = Set.of("title", "标题", "事项");

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            strict("uuuu/M/d"),
            strict("uuuu-M-d"),
            strict("uuuu.M.d"),
            strict("uuuu年M月d日"),
            DateTimeFormatter.BASIC_ISO_DATE);

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(false).get();

    /** The 30th of February is no day. */
    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Why a line cannot be used. */
    public enum Wrong {
        /** It has no id. */
        NO_ID,
        /** It has no day, or none that is one. */
        NO_DAY,
        /** An earlier line is about the same order; that one counts. */
        TWICE,
        /** From here on it is no CSV any more: a quote that never ends, say. */
        NO_ROW
    }

    /**
     * A line that cannot be used.
     *
     * @param line where it stands, from 1
     * @param value what is wrong about it, at most 40 characters
     */
    public record BadLine(long line, Wrong wrong, String value) {}

    /** The file is no plan at all: one of the two columns is missing. */
    public static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean isIdMissing;

        NoPlan(boolean isIdMissing) {
            super(null, null, false, false);
            this.isIdMissing = isIdMissing;
        }

        /** Whether the column of the ids is missing, or else that of the days. */
        public boolean isIdMissing() {
            return isIdMissing;
        }
    }

    /**
     * Reads one.
     *
     * @param feed before ids that are a feed's own numbers; absent: they are whole ids
     * @throws IOException if it cannot be read
     */
    public static PlanFile read(Path file, @Nullable String feed) throws IOException, NoPlan {
        return new Reader(feed).read(text(Files.readAllBytes(file)));
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static final class Reader {
        private final @Nullable String feed;
        private final List<Planned> lines = new ArrayList<>();
        private final List<BadLine> bad = new ArrayList<>();
        private final Map<String, Long> seen = new HashMap<>();
        private int id = -1;
        private int planned = -1;
        private int title = -1;

        Reader(@Nullable String feed) {
            this.feed = feed;
        }

        PlanFile read(String text) throws IOException, NoPlan {
            long line = 0;
            try (CSVParser rows = CSVParser.parse(new StringReader(text), CSV)) {
                boolean isHeader = true;
                for (CSVRecord row : rows) {
                    if (!isBlank(row) && isHeader) {
                        find(row);
                        isHeader = false;
                    } else if (!isBlank(row)) {
                        take(row, line + 1);
                    }
                    line = rows.getCurrentLineNumber();
                }
                if (isHeader) {
                    throw new NoPlan(true);
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                bad.add(new BadLine(line + 1, Wrong.NO_ROW, ""));
            }
            return new PlanFile(List.copyOf(lines), List.copyOf(bad));
        }

        private void find(CSVRecord header) throws NoPlan {
            for (int i = 0; i < header.size(); i++) {
                String name = header.get(i);
                id = id < 0 && ID.contains(name) ? i : id;
                planned = planned < 0 && PLANNED.contains(name) ? i : planned;
                title = title < 0 && TITLE.contains(name) ? i : title;
            }
            if (id < 0 || planned < 0) {
                throw new NoPlan(id < 0);
            }
        }

        private static boolean isBlank(CSVRecord row) {
            for (String value : row) {
                if (!value.isBlank()) {
                    return false;
                }
            }
            return true;
        }

        private void take(CSVRecord row, long line) {
            String number = cell(row, id);
            LocalDate day = day(cell(row, planned));
            if (number.isEmpty()) {
                bad.add(new BadLine(line, Wrong.NO_ID, ""));
                return;
            }
            if (day == null) {
                bad.add(new BadLine(line, Wrong.NO_DAY, shown(cell(row, planned))));
                return;
            }
            String orderId = feed == null || number.startsWith(feed + ':') ? number : feed + ':' + number;
            if (seen.putIfAbsent(orderId, line) != null) {
                bad.add(new BadLine(line, Wrong.TWICE, shown(number)));
                return;
            }
            String said = cell(row, title);
            lines.add(new Planned(orderId, day, said.isEmpty() ? null : said, line));
        }

        private static String cell(CSVRecord row, int column) {
            return column >= 0 && column < row.size() ? row.get(column).strip() : "";
        }

        private static String shown(String value) {
            String plain = value.replaceAll("\\p{Cntrl}", " ");
            return plain.length() > 40 ? plain.substring(0, 39) + '…' : plain;
        }

        /** A time of day behind the day, as office programs write it, is left aside. */
        private static @Nullable LocalDate day(String text) {
            int blank = text.indexOf(' ');
            int end = blank > 0 ? blank : text.indexOf('T') > 0 ? text.indexOf('T') : text.length();
            for (DateTimeFormatter form : DATES) {
                try {
                    return LocalDate.parse(text.substring(0, end), form);
                } catch (DateTimeParseException e) {
                    // the next form may fit
                }
            }
            return null;
        }
    }
}
