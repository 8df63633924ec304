package mashang.local.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mashang.local.problems.UnusableRow.Wrong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a UTF-8 file: a CSV with a header line where its name ends in .csv, else one JSON object a line. */
public final class RowFile {
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RowFile() {}

    /**
     * A row.
     *
     * @param line where it stands, from 1
     * @param fields its scalar fields as text
     */
    public record Row(long line, Map<String, String> fields) {
        /** A field that must be there; it may be empty. */
        String get(String field) throws UnusableRow {
            String value = fields.get(field);
            if (value == null) {
                throw new UnusableRow(Wrong.NO_FIELD, line, field);
            }
            return value;
        }
    }

    /**
     * Reads all rows; blank lines are none.
     *
     * @throws IOException if it cannot be read or is not UTF-8
     */
    public static List<Row> read(Path file) throws IOException, UnusableRow {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            boolean csv =
                    String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
            return csv ? csv(reader) : json(reader);
        }
    }

    private static List<Row> csv(BufferedReader reader) throws IOException, UnusableRow {
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(reader, CSV)) {
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                Map<String, String> fields = new HashMap<>();
                row.toMap().forEach((name, value) -> fields.put(plain(name), value));
                rows.add(new Row(line, fields));
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new UnusableRow(Wrong.NO_ROW, line, "");
        }
        return rows;
    }

    private static String plain(String name) {
        return name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name;
    }

    private static List<Row> json(BufferedReader reader) throws IOException, UnusableRow {
        ObjectMapper mapper = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Map<String, String> fields = new HashMap<>();
            for (Map.Entry<String, JsonNode> field :
                    object(mapper, line, number).properties()) {
                JsonNode value = field.getValue();
                if (value.isValueNode()) {
                    fields.put(field.getKey(), value.isNull() ? "" : value.asText());
                }
            }
            rows.add(new Row(number, fields));
        }
        return rows;
    }

    private static JsonNode object(ObjectMapper mapper, String line, long number) throws UnusableRow {
        try {
            JsonNode node = mapper.readTree(plain(line));
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // its message quotes the text
        }
        throw new UnusableRow(Wrong.NO_ROW, number, "");
    }
}
