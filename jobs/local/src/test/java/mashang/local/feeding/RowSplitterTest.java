package mashang.local.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSplitterTest {

    @Test
    void linesAreRowsWhateverTheirLineBreakAndTheLastNeedsNone() {
        assertThat(rows("a\nb\r\n\nd", false)).containsExactly("1 a", "2 b", "3 ", "4 d");
        assertThat(rows("", false)).isEmpty();
        assertThat(rows("a\n", false)).containsExactly("1 a");
    }

    @Test
    void quotedLineBreaksBelongToTheRowAndLinesAreCountedThrough() {
        assertThat(rows("id,text\n1,\"a\nb\"\n2,c\n", true)).containsExactly("1 id,text", "2 1,\"a\nb\"", "4 2,c");
    }

    @Test
    void strayQuoteSpoilsItsOwnLineOnly() {
        assertThat(rows("1,\"a\n2,b\n3,c\n", true)).containsExactly("1 1,\"a", "2 2,b", "3 3,c");
    }

    @Test
    void strayQuoteInALongFileIsGivenUpAtTheLimit() {
        String tail = "2,b\n".repeat(5_000);
        assertThat(rows("1,\"a\n" + tail, true)).hasSize(5_001).startsWith("1 1,\"a", "2 2,b");
    }

    @Test
    void quotesMeanNothingInLinesOfJson() {
        assertThat(rows("{\"a\":\"\n\"}\n", false)).containsExactly("1 {\"a\":\"", "2 \"}");
    }

    @Test
    void rowsOfEveryLengthSurviveTheBuffersGrowthAndShifts() {
        Random random = new Random(1);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 400; i++) {
            String row = "投诉".repeat(random.nextInt(random.nextInt(20) == 0 ? 60_000 : 40));
            expected.add(i + " " + row);
            text.append(row).append('\n');
        }
        assertThat(rows(text.toString(), false, Charset.forName("GB18030"))).isEqualTo(expected);
    }

    private static List<String> rows(String text, boolean quotes) {
        return rows(text, quotes, StandardCharsets.UTF_8);
    }

    private static List<String> rows(String text, boolean quotes, Charset charset) {
        RowSplitter splitter = new RowSplitter(new ByteArrayInputStream(text.getBytes(charset)), quotes, 10_000);
        List<String> rows = new ArrayList<>();
        try {
            for (RowSplitter.Row row = splitter.next(); row != null; row = splitter.next()) {
                rows.add(row.line() + " " + new String(splitter.bytes(row), charset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
