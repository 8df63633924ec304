package mashang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Complaint texts of a UTF-8 file: the columns {@code title} and {@code content} of a CSV, or the lines of any other file. */
public final class TextFile {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .get();

    private TextFile() {}

    /**
     * Its texts, none of them blank; none at all where a CSV has neither column.
     *
     * @throws IOException if it cannot be read, is not UTF-8 or no CSV
     */
    public static List<String> read(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            columns(file, texts);
        } else {
            texts.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static void columns(Path file, List<String> texts) throws IOException {
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CSV)) {
            for (CSVRecord row : rows) {
                for (String column : new String[] {"title", "content"}) {
                    if (row.isSet(column)) {
                        texts.add(row.get(column));
                    }
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
