package mashang.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mashang.intake.DeadReason;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV records, one row each, with their header line beside them. A header is parsed once for all the rows that carry the
 * same bytes.
 */
final class CsvRows implements Rows {
    /** Different headers remembered. A live feed has one; more than this is an attack or a mistake, and merely slower. */
    private static final int MAX_HEADERS = 64;

    /** Most columns of a header. */
    private static final int MAX_COLUMNS = 10_000;

    private final CSVFormat format;
    private final Charset charset;
    private final byte[] ownHeader;
    private final String[] columns;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Set<String> needed;
    private final Map<ByteBuffer, Header> headers = new ConcurrentHashMap<>();
    private volatile @Nullable Header latest;

    CsvRows(List<String> columns, Set<String> needed, Feed.Layout layout) {
        this.columns = columns.toArray(String[]::new);
        this.needed = needed;
        this.charset = Charset.forName(layout.charset());
        String header = layout.header();
        this.ownHeader = header == null ? new byte[0] : header.getBytes(charset);
        for (int slot = 0; slot < this.columns.length; slot++) {
            slots.put(this.columns[slot], slot);
        }
        format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(layout.delimiter())
                .setQuote(layout.quote())
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** A parsed header. */
    private static final class Header {
        private final byte[] bytes;
        private final int[] slotOf;
        private final @Nullable Refused refused;

        /**
         * A parsed header.
         *
         * @param bytes its bytes
         * @param slotOf for each of its positions the slot it fills, −1 for none
         * @param refused why no row below it can be used; absent where they can
         */
        Header(byte[] bytes, int[] slotOf, @Nullable Refused refused) {
            this.bytes = bytes;
            this.slotOf = slotOf;
            this.refused = refused;
        }
    }

    @Override
    public Row read(String text, byte @Nullable [] headerBytes) throws Refused {
        Header header = header(headerBytes == null ? ownHeader : headerBytes);
        Refused refused = header.refused;
        if (refused != null) {
            throw refused;
        }
        CSVRecord fields = parse(text);
        int[] slotOf = header.slotOf;
        Row row = new Row(columns, false, charset.name());
        int width = Math.min(slotOf.length, fields.size());
        for (int position = 0; position < width; position++) {
            if (slotOf[position] >= 0) {
                row.set(slotOf[position], fields.get(position));
            }
        }
        // an empty row counts as empty, however few commas it has
        if (fields.size() != slotOf.length && !isBlank(fields)) {
            throw new Refused(DeadReason.NOT_CSV, null, fields.size() + " ≠ " + slotOf.length + " (columns)");
        }
        return row;
    }

    private static boolean isBlank(CSVRecord fields) {
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private CSVRecord parse(String text) throws Refused {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new Refused(DeadReason.EMPTY, null);
            }
            CSVRecord first = records.next();
            if (records.hasNext()) {
                throw new Refused(DeadReason.NOT_CSV, null, "> 1 (rows)");
            }
            return first;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // not its message: that may quote the text
            throw new Refused(DeadReason.NOT_CSV, null, "quotes");
        }
    }

    private Header header(byte[] bytes) {
        Header last = latest;
        if (last != null && (last.bytes == bytes || Arrays.equals(last.bytes, bytes))) {
            return last;
        }
        ByteBuffer key = ByteBuffer.wrap(bytes);
        Header known = headers.get(key);
        if (known == null) {
            known = parseHeader(bytes);
            if (headers.size() < MAX_HEADERS) {
                headers.put(key, known);
            }
        }
        latest = known;
        return known;
    }

    private Header parseHeader(byte[] bytes) {
        int[] none = {};
        String decoded = new String(bytes, charset);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (text.isBlank()) {
            return new Header(bytes, none, missing(Set.of()));
        }
        try {
            CSVRecord names = parse(text);
            int[] slotOf = new int[Math.min(names.size(), MAX_COLUMNS)];
            Set<String> found = new HashSet<>();
            for (int position = 0; position < slotOf.length; position++) {
                String name = PlainText.line(names.get(position));
                slotOf[position] = slots.getOrDefault(name, -1);
                if (slotOf[position] >= 0 && !found.add(name)) {
                    return new Header(bytes, none, new Refused(DeadReason.NOT_CSV, name, "2 × " + name));
                }
            }
            return new Header(bytes, slotOf, missing(found));
        } catch (Refused e) {
            return new Header(bytes, none, e);
        }
    }

    /** The first needed column that is not there, in the order of the feed file. */
    private @Nullable Refused missing(Set<String> found) {
        for (String column : columns) {
            if (needed.contains(column) && !found.contains(column)) {
                return new Refused(DeadReason.MISSING_COLUMN, column);
            }
        }
        return null;
    }
}
