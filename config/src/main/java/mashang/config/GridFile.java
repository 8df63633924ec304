package mashang.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.text.PlaceRegister;
import mashang.text.PlaceRegister.Cell;
import mashang.text.PlaceRegister.Site;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of grid cells: {@code grid,district,street,place,from,to}; a row for each place or stretch of house
 * numbers that a cell covers, without a place for a whole street.
 */
final class GridFile {
    static final List<String> HEADER = List.of("grid", "district", "street", "place", "from", "to");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();
    private static final int MAX_NUMBER = 99_999;

    private final String file;
    private final Problems problems;
    private final Set<String> streets = new HashSet<>();
    private final Map<String, List<Site>> sites = new HashMap<>();
    private final Map<String, List<Cell>> byPlace = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    private GridFile(String file, PlaceRegister register, Problems problems) {
        this.file = file;
        this.problems = problems;
        register.districts().forEach(d -> d.streets().forEach(s -> streets.add(d.name() + '/' + s.name())));
        register.sites().forEach(s -> sites.computeIfAbsent(s.name(), k -> new ArrayList<>())
                .add(s));
    }

    /** The register with the cells of the file, as far as they are sound. */
    static PlaceRegister read(Path path, String shownAs, PlaceRegister register, Problems problems) {
        GridFile reader = new GridFile(shownAs, register, problems);
        String text = TextFile.read(path, shownAs, problems);
        if (text != null) {
            reader.read(text);
        }
        return new PlaceRegister(register.districts(), register.sites(), List.copyOf(reader.cells));
    }

    private void read(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (!header) {
                    row(row, line);
                } else if (!row.toList().equals(HEADER)) {
                    String columns = String.join(",", HEADER);
                    problem(line, "", "表头不对", "the header is wrong", "写成：" + columns, "Write: " + columns);
                    return;
                }
                header = false;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            problem(0, "", "不是合法的 CSV", "not valid CSV", "检查引号", "Check the quotes");
        }
    }

    private void row(CSVRecord row, int line) {
        if (row.size() != HEADER.size()) {
            problem(
                    line,
                    "",
                    "应有 " + HEADER.size() + " 列，实有 " + row.size() + " 列",
                    "should have " + HEADER.size() + " columns and has " + row.size(),
                    "检查逗号",
                    "Check the commas");
            return;
        }
        String grid = row.get(0);
        if (grid.isEmpty()) {
            problem(line, "grid", "缺少网格编号", "the id of the grid cell is missing", "补上编号", "Add the id");
            return;
        }
        String inStreet = row.get(1) + '/' + row.get(2);
        boolean street = known(streets, line, "street", inStreet);
        boolean place = row.get(3).isEmpty() || known(sites.keySet(), line, "place", row.get(3));
        if (street && place && !row.get(3).isEmpty()) {
            place = liesThere(line, row.get(3), row.get(1), row.get(2));
        }
        Integer from = number(line, "from", row.get(4), 0);
        Integer to = number(line, "to", row.get(5), Integer.MAX_VALUE);
        if (street && place && from != null && to != null) {
            add(line, new Cell(grid, row.get(1), row.get(2), row.get(3).isEmpty() ? null : row.get(3), from, to));
        }
    }

    private void add(int line, Cell cell) {
        if (cell.from() > cell.to()) {
            problem(line, "from", "from 大于 to", "from is greater than to", "改正门牌号", "Correct the numbers");
            return;
        }
        if (cell.place() == null && !cell.whole()) {
            problem(line, "place", "有门牌号而没有地名", "has house numbers and no place", "补上路名或小区名", "Add the road or estate");
            return;
        }
        String key = cell.district() + '/' + cell.street() + '/' + cell.place();
        List<Cell> others = byPlace.computeIfAbsent(key, k -> new ArrayList<>());
        if (others.stream().anyMatch(o -> o.from() <= cell.to() && cell.from() <= o.to())) {
            problem(
                    line,
                    "",
                    "与前面的行重叠",
                    "overlaps with a row before",
                    "每个地方、每个门牌号只归一个网格",
                    "A place or house number belongs to one grid cell");
            return;
        }
        others.add(cell);
        cells.add(cell);
    }

    private boolean liesThere(int line, String name, String district, String street) {
        boolean there = sites.getOrDefault(name, List.of()).stream()
                .anyMatch(s -> (s.district() == null || s.district().equals(district))
                        && (s.street() == null || s.street().equals(street)));
        if (!there) {
            problem(
                    line,
                    "place",
                    "按 places，“" + name + "”不在" + district + street,
                    "by places, \"" + name + "\" does not lie in " + district + '/' + street,
                    "改正街道或名称，或在 places 下写上这个街道",
                    "Correct the street or the name, or add the street under places");
        }
        return there;
    }

    private boolean known(Set<String> known, int line, String column, String name) {
        if (known.contains(name)) {
            return true;
        }
        problem(
                line,
                column,
                "places 下没有“" + name + "”",
                "there is no \"" + name + "\" under places",
                "改正名称，或在 places 下添加它",
                "Correct the name, or add it under places");
        return false;
    }

    private @Nullable Integer number(int line, String column, String text, int ifEmpty) {
        if (text.isEmpty()) {
            return ifEmpty;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= MAX_NUMBER) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problem(
                line,
                column,
                "“" + text + "”不是门牌号",
                '"' + text + "\" is no house number",
                "写 0 – " + MAX_NUMBER + " 之间的整数",
                "Write a whole number in 0 – " + MAX_NUMBER);
        return null;
    }

    private void problem(int line, String field, String zh, String en, String doZh, String doEn) {
        problems.add(new Problem(file, line, field, zh, en, doZh, doEn));
    }
}
