package mashang.local.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("InputStreamSlowMultibyteRead") // streams that are read byte by byte are part of the test
class Utf8LinesTest {
    private static final Flushable NOTHING = () -> {};

    @Test
    void linesComeWithTheirEndsWhateverTheyAre() throws IOException {
        assertThat(pieces("一\n\n二\r\n三\r四\n\r\n五"))
                .containsExactly("1:一|\n", "2:|\n", "3:二|\r\n", "4:三\r四|\n", "5:|\r\n", "6:五|");
        assertThat(pieces("")).isEmpty();
        assertThat(pieces("\n")).containsExactly("1:|\n");
        assertThat(pieces("无换行")).containsExactly("1:无换行|");
    }

    @Test
    void aByteOrderMarkIsNoTextAtTheBeginningAndTextElsewhere() throws IOException {
        Utf8Lines lines = lines("\uFEFF一\n\uFEFF二".getBytes(StandardCharsets.UTF_8));
        assertThat(lines.next()).isTrue();
        assertThat(lines.text()).isEqualTo("一");
        assertThat(lines.byteOrderMark()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.text()).isEqualTo("\uFEFF二");
        assertThat(pieces("\uFEFF")).isEmpty();
    }

    @Test
    void aLongLineIsCutBehindASentenceElseBehindACommaElseWhereItIsFull() throws IOException {
        String sentence = "小区停水。";
        String line = sentence.repeat(Utf8Lines.LONGEST / sentence.length() + 1) + "第二";
        List<String> pieces = pieces(line + "\n下一行");
        assertThat(pieces.size()).isEqualTo(3);
        assertThat(pieces.get(0)).endsWith("。|");
        assertThat(pieces.get(1)).startsWith("1:").endsWith("第二|\n");
        assertThat(pieces.get(2)).isEqualTo("2:下一行|");
        assertThat(pieces("停水，".repeat(Utf8Lines.LONGEST)).get(0)).endsWith("，|");
        assertThat(pieces("水".repeat(Utf8Lines.LONGEST + 1)).get(0)).hasSize(Utf8Lines.LONGEST + 3);
    }

    @Test
    void aLineIsCutByItsLengthAloneAndNotByHowItArrives() throws IOException {
        for (int longer = -1; longer <= 2; longer++) {
            for (String end : new String[] {"", "\n", "\r\n", "\n\n"}) {
                byte[] input = ("水".repeat(Utf8Lines.LONGEST + longer) + end).getBytes(StandardCharsets.UTF_8);
                Utf8Lines slow = new Utf8Lines(new Portions(input, null), NOTHING);
                assertThat(slow.next()).isTrue();
                assertThat(slow.text().length()).isEqualTo(Utf8Lines.LONGEST + Math.min(0, longer));
                Utf8Lines fast = lines(input);
                assertThat(fast.next()).isTrue();
                assertThat(fast.text().length()).isEqualTo(slow.text().length());
                assertThat(fast.ending())
                        .isEqualTo(slow.ending())
                        .isEqualTo(longer > 0 ? "" : end.replace("\n\n", "\n"));
            }
        }
    }

    @Test
    void aSurrogatePairIsNeverCut() throws IOException {
        for (String before : new String[] {"", "x"}) {
            List<String> pieces = pieces(before + "𠮷".repeat(Utf8Lines.LONGEST));
            assertThat(pieces.size()).isGreaterThan(1);
            assertThat(pieces).allSatisfy(piece -> assertThat(piece)
                    .doesNotMatch("(?s).*[\\uD800-\\uDBFF]\\|")
                    .doesNotMatch("(?s)\\d+:[\\uDC00-\\uDFFF].*"));
        }
    }

    /** The reference is Java's own replacing decoder over the whole. */
    @Test
    void randomBytesInRandomPortionsReadAsJavaReadsThem() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = bytes(random, i % 50 == 0 ? 400_000 : 200);
            Utf8Lines lines = new Utf8Lines(new Portions(bytes, random), NOTHING);
            StringBuilder read = new StringBuilder();
            long last = 0;
            while (lines.next()) {
                read.append(lines.text()).append(lines.ending());
                assertThat(lines.text().length()).isLessThanOrEqualTo(Utf8Lines.LONGEST);
                last = lines.line();
            }
            String expected = new String(bytes, StandardCharsets.UTF_8);
            assertThat(read.toString()).isEqualTo(lines.byteOrderMark() ? expected.substring(1) : expected);
            List<String> all = expected.lines().filter(l -> !l.isEmpty()).toList();
            assertThat(last).isGreaterThanOrEqualTo(all.isEmpty() ? 0 : 1);
        }
    }

    @Test
    void everyMalformedLineIsCountedOnceAndTheFirstIsNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 1; i <= 30_000; i++) {
            boolean bad = i > 20_000 && i % 10 == 7;
            bytes.write("小区停水\n".getBytes(bad ? Charset.forName("GB18030") : StandardCharsets.UTF_8));
        }
        Utf8Lines lines = lines(bytes.toByteArray());
        long count = 0;
        while (lines.next()) {
            count++;
            assertThat(lines.text().contains("\uFFFD")).isEqualTo(count > 20_000 && count % 10 == 7);
        }
        assertThat(count).isEqualTo(30_000);
        assertThat(lines.malformedLines()).isEqualTo(1_000);
        assertThat(lines.firstMalformed()).isEqualTo(20_007);
    }

    @Test
    void aSequenceCutOffByTheEndIsMalformedAndARealReplacementCharacterIsNot() throws IOException {
        byte[] whole = "水".getBytes(StandardCharsets.UTF_8);
        Utf8Lines cut = lines(new byte[] {whole[0], whole[1]});
        assertThat(cut.next()).isTrue();
        assertThat(cut.text()).isEqualTo("\uFFFD");
        assertThat(cut.firstMalformed()).isEqualTo(1);
        Utf8Lines written = lines("\uFFFD\n".getBytes(StandardCharsets.UTF_8));
        assertThat(written.next()).isTrue();
        assertThat(written.malformedLines()).isZero();
    }

    @Test
    void whatIsReadyIsFlushedBeforeMoreIsWaitedFor() throws IOException {
        List<String> told = new ArrayList<>();
        InputStream typed = new Portions("一\n二\n".getBytes(StandardCharsets.UTF_8), null) {
            @Override
            public int available() {
                return 0;
            }
        };
        Utf8Lines lines = new Utf8Lines(typed, () -> told.add("flush"));
        while (lines.next()) {
            told.add(lines.text());
        }
        assertThat(told).containsSubsequence("flush", "一", "flush", "二", "flush");
    }

    @Test
    void whatCannotBeReadIsToldApartFromWhatCannotBeWritten() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Is a directory");
            }
        };
        assertThatThrownBy(() -> new Utf8Lines(broken, NOTHING).next()).isInstanceOf(Utf8Lines.Unreadable.class);
    }

    private static List<String> pieces(String input) throws IOException {
        Utf8Lines lines = lines(input.getBytes(StandardCharsets.UTF_8));
        List<String> pieces = new ArrayList<>();
        while (lines.next()) {
            pieces.add(lines.line() + ":" + lines.text() + "|" + lines.ending());
        }
        return pieces;
    }

    private static Utf8Lines lines(byte[] bytes) {
        return new Utf8Lines(new ByteArrayInputStream(bytes), NOTHING);
    }

    private static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        String[] parts = {"水", "𠮷", "a", "\r", "\n", "\r\n", "。", " ", "\uFEFF", "é", "停水三天没有人管"};
        while (text.length() < bytes.length / 3) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        byte[] written = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int spoiled = random.nextInt(4); spoiled > 0 && written.length > 0; spoiled--) {
            written[random.nextInt(written.length)] = (byte) random.nextInt(256);
        }
        return written;
    }

    /** Gives its bytes in portions of any size; one by one without a random source. */
    private static class Portions extends ByteArrayInputStream {
        private final @Nullable Random random;

        Portions(byte[] bytes, @Nullable Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            int most = random == null ? 1 : 1 + random.nextInt(1 << random.nextInt(17));
            return super.read(into, from, Math.min(length, most));
        }
    }
}
