package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("InputStreamSlowMultibyteRead") // streams that are read byte by byte are part of the test
class TextCommandsTest {
    private static final String CONFIG = Path.of("..", "..", "config").toString();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void segmentCutsEachLineAndKeepsItsCharactersAndItsEnd() {
        assertThat(run("小区停水三天，没有人管。\r\n\n中 国ＡＢＣ１２３ 你好\n末行", "segment")).isZero();
        assertThat(told(out)).isEqualTo("小区 停水 三 天 ， 没有 人 管 。\r\n\n中国 ＡＢＣ １２３ 你 好\n末 行");
        assertThat(told(err)).isEmpty();
    }

    @Test
    void segmentDropsNothingButBlanksAndIsWhatStockSays() {
        Random random = new Random(4);
        StringBuilder input = new StringBuilder();
        for (int line = 0; line < 400; line++) {
            hostile(random, input);
            input.append(line % 3 == 0 ? "\r\n" : "\n");
        }
        assertThat(run(input.toString(), "segment")).isZero();
        String ours = told(out);
        assertThat(run(input.toString(), "segment", "--stock")).isZero();
        assertThat(ours).isEqualTo(told(out));
        assertThat(ours.replace(" ", "")).isEqualTo(input.toString().replaceAll("[ \\t\\u3000]|\\r(?!\\n)", ""));
    }

    @Test
    void aTextOnTheCommandLineIsALine() {
        assertThat(run("not read", "segment", "小区停水", "三天")).isZero();
        assertThat(told(out)).isEqualTo("小区 停水 三 天\n");
        assertThat(run("", "clean", "请回电 138-0013-8000")).isZero();
        assertThat(told(out)).isEqualTo("请回电 〔电话〕\n");
    }

    @Test
    void cleanMasksAndChangesNothingElse() {
        String text = "\uFEFF  <b>這個</b>\tABC　１２３ \u202E\u0000\r\n电话13800138000。\n";
        assertThat(run(text, "clean")).isZero();
        assertThat(told(out)).isEqualTo(text.replace("13800138000", "〔电话〕"));
    }

    @Test
    void termsAreWhatALineIsAbout() {
        assertThat(run("反映小区夜间施工噪声扰民，电话13800138000\n\n谢谢\n", "terms", "--config", CONFIG))
                .isZero();
        assertThat(told(out)).startsWith("小区 夜间").endsWith("\n\n\n").doesNotContain("138", "反映", "谢谢");
    }

    @Test
    void aTextWithSeveralLinesIsExplainedAsOneAndItsPageLinesAreSeen() {
        assertThat(run("", "explain", "--config", CONFIG, "榕江大道12号路灯不亮\n责任编辑：小李\n打印　关闭\n"))
                .isZero();
        assertThat(told(out)).containsOnlyOnce("原文").contains("责任编辑：小李", "12号").doesNotContain("责任 编辑");
    }

    @Test
    void malformedBytesAreReplacedAndTheirLineNamedAndTheExitCodeSaysSo() {
        byte[] input = "第一行\n小区停水\n第三行\n".getBytes(Charset.forName("GB18030"));
        assertThat(run(new ByteArrayInputStream(input), out, Language.en, "clean"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(told(out)).isEqualTo(new String(input, StandardCharsets.UTF_8));
        assertThat(told(err)).contains("Line 1 is not UTF-8", "iconv -f GB18030", "3 lines are not UTF-8");
    }

    @Test
    void aLineOfSeveralMegabytesIsWorkedOnInPiecesAndStaysOneLine() {
        String line = "小区停水三天没有人管。".repeat(300_000);
        assertThat(run(line + "\n尾\n", "clean")).isZero();
        assertThat(told(out)).isEqualTo(line + "\n尾\n");
        assertThat(run(line.substring(0, 700_000) + "\n尾\n", "segment")).isZero();
        assertThat(told(out))
                .startsWith("小区 停水 三 天 没有 人 管 。 小区 ")
                .endsWith("\n尾\n")
                .containsOnlyOnce("\n尾");
        assertThat(told(out)).doesNotContain("  ").doesNotContain(" \n");
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsTheWorkQuietly() {
        InputStream endless = new InputStream() {
            private final byte[] line = "小区停水\n".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length] & 0xFF;
            }
        };
        OutputStream head = new OutputStream() {
            private int left = 100;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        for (String[] command :
                new String[][] {{"segment"}, {"clean"}, {"terms", "--config", CONFIG}, {"explain", "--config", CONFIG}
                }) {
            assertThat(run(endless, head, Language.en, command)).isEqualTo(ExitCodes.OK);
            assertThat(told(err)).isEmpty();
        }
    }

    @Test
    void aFullDiskAndAnUnreadableInputAreOneSentence() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        InputStream some = new ByteArrayInputStream("水\n".getBytes(StandardCharsets.UTF_8));
        assertThat(run(some, full, Language.en, "clean")).isEqualTo(ExitCodes.FAILED);
        assertThat(told(err)).isEqualTo("Error: The results cannot be written: No space left on device.\n");
        InputStream folder = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Is a directory");
            }
        };
        assertThat(run(folder, out, Language.en, "clean")).isEqualTo(ExitCodes.FAILED);
        assertThat(told(err)).contains("Standard input cannot be read: Is a directory.");
    }

    @Test
    void benchTextTellsEveryLineItPromises(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(
                folder.resolve("complaints.csv"), "id,title,content\n1,小区停水,\"停水三天,\n没有人管。\"\n2,路灯不亮,\n");
        assertThat(run("", "bench", "text", "--seconds", "5", "--input", csv.toString(), "--config", CONFIG))
                .as(() -> told(err))
                .isZero();
        assertThat(told(out).lines().map(l -> l.replaceFirst(": .*", "")).toList())
                .contains(
                        "segmenter chars/s",
                        "chain chars/s",
                        "segmenter ratio",
                        "chain ratio",
                        "segmenter bytes per char",
                        "chain bytes per char",
                        "attack zero probe step, segmenter",
                        "attack ratio",
                        "worst attack");
        assertThat(told(out)).containsPattern("attack ratio: \\d+\\.\\d\\d\n");
        assertThat(told(err)).contains("3 条");
    }

    @Test
    void benchTextSaysWhatIsWrongWithItsInput(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run("", "bench", "text", "--input", other.toString())).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("没有文字");
        assertThat(run("", "bench", "text", "--input", folder.resolve("none").toString()))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("读不出来");
        assertThat(run("", "bench", "text", "--seconds", "1")).isEqualTo(ExitCodes.UNUSABLE);
    }

    /** A line of everything people and attackers send, without line feeds. */
    private static void hostile(Random random, StringBuilder line) {
        String[] parts = {
            "小区", "停水", "的", "司炉,", "這個", "経", "(jīng)", "ABC", "ａｂｃ", "12", "１２", "，", "。", "! ", "……", " ", "\t",
            "\u3000", "\r", "\u0000", "\u202E", "\u200B", "\u00A0", "\u2028", "\u0085", "\uFEFF", "\uFFFD", "𠮷", "😀",
            "é", "Ж", "<br/>", "&nbsp;", "中 国"
        };
        for (int i = random.nextInt(40); i > 0; i--) {
            line.append(
                    random.nextInt(4) == 0 ? Character.toString(plain(random)) : parts[random.nextInt(parts.length)]);
        }
        while (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
    }

    private static int plain(Random random) {
        int c = random.nextInt(Character.MAX_VALUE);
        return c == '\n' || Character.isSurrogate((char) c) || (c == 0xFEFF) ? '水' : c;
    }

    private int run(String input, String... arguments) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, Language.zh, arguments);
    }

    private int run(InputStream in, OutputStream to, Language language, String... arguments) {
        out.reset();
        err.reset();
        String[] line = arguments[0].equals("bench")
                ? arguments
                : Stream.concat(Stream.of("text"), Arrays.stream(arguments)).toArray(String[]::new);
        return Main.run(new Console(in, to, err, language, false), line);
    }

    private static String told(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
