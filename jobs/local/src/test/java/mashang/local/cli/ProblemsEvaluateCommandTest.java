package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsEvaluateCommandTest {
    private static final String CONFIG = Path.of("..", "..", "config").toString();
    private static final String WORDS = """
            {"Id": "a", "no": 1, "words": "mixing plant noise dust night"}
            {"Id": "b", "no": 2, "words": "bus line seven stop moved"}
            {"Id": "c", "no": 1, "words": "noise dust from mixing plant"}
            {"Id": "d", "no": 2, "words": "bus stop line seven gone"}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesTheClusterOfEveryRowAndScoresIt() throws IOException {
        Path words = file("words.jsonl", WORDS);
        assertThat(run(words, "--lang", "none", "--text", "words", "--id", "Id", "--label", "no"))
                .isZero();
        assertThat(clusters()).containsExactly("id,cluster_id", "a,P-a", "b,P-b", "c,P-a", "d,P-b");
        assertThat(told(out))
                .contains("documents: 4\n", "clusters: 2\n", "documents/s: ", "nmi: 1.0000\n", "ari: 1.0000\n")
                .contains("v: 1.0000\n");
    }

    @Test
    void takesRowsByTimeAndWritesThemInTheOrderOfTheFile() throws IOException {
        Path csv = file("complaints.csv", """
                id,title,time,content
                1,丽发新城小区搅拌站噪音扰民,2026-03-02 08:00:00,"搅拌站噪音，灰尘污染"
                2,咨询公积金贷款,2026-03-03 08:00:00,如何办理
                3,丽发新城小区搅拌站灰尘,2026-03-01 08:00:00,搅拌站噪音扰民
                """);
        assertThat(run(csv, "--title", "title", "--text", "content", "--time", "time", "--id", "id", "--arrival"))
                .isZero();
        assertThat(clusters()).containsExactly("id,cluster_id", "1,P-3", "2,P-2", "3,P-3");
        assertThat(told(out)).contains("clusters: 2\n").doesNotContain("nmi");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        Path words = file("words.jsonl", WORDS);
        assertThat(run(words, "--lang", "none", "--text", "text")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("words.jsonl", "line 1", "\"text\"");
        assertThat(run(words, "--lang", "none", "--text", "words", "--time", "no"))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("line 1", "\"no\" is no time");
        assertThat(run(file("broken.jsonl", WORDS + "{\n"), "--text", "words")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("broken.jsonl", "line 5");
        assertThat(run(folder.resolve("nothing.csv"), "--text", "words")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("nothing.csv");
        assertThat(run(words, "--text", "words", "--final", "--arrival")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("--arrival");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private List<String> clusters() throws IOException {
        return Files.readAllLines(folder.resolve("clusters.csv"));
    }

    private int run(Path input, String... more) {
        List<String> arguments = new ArrayList<>(List.of("problems", "evaluate", "--config", CONFIG));
        arguments.addAll(List.of("--input", input.toString()));
        arguments.addAll(List.of("--out", folder.resolve("clusters.csv").toString()));
        arguments.addAll(List.of(more));
        out.reset();
        err.reset();
        return Main.run(new Console(out, err, Language.en, false), arguments.toArray(String[]::new));
    }

    private static String told(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
