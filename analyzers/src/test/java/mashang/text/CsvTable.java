package mashang.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header, its quoted fields with commas and line breaks in them; for checks on real data. */
public final class CsvTable {
    private CsvTable() {}

    /** The rows, each by column. */
    public static List<Map<String, String>> read(Path file) throws IOException {
        List<List<String>> rows = rows(Files.readString(file));
        List<String> header = rows.get(0);
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> byColumn = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
                byColumn.put(header.get(i), row.get(i));
            }
            table.add(byColumn);
        }
        return table;
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }
}
