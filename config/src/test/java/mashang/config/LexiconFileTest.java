package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Vocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconFileTest {
    @TempDir
    Path path;

    private ConfigFolder config;

    @BeforeEach
    void aSoundConfiguration() throws IOException {
        config = new ConfigFolder(path);
        config.write("feeds/a.yaml", """
                feed: a
                format: json
                zone: UTC
                id: no
                event: {at: at, step: {column: s, words: {x: SUBMITTED}}}
                """);
        config.write("policies/p.yaml", """
                policy: p
                version: 1
                effectiveFrom: 2026-01-01T00:00:00+08:00
                clocks:
                  - clock: total
                    start: [SUBMITTED]
                    stop: [REPLIED]
                    rules: [{limit: 15d, source: none}]
                    owner: unit
                """);
        config.write("units/u.yaml", "units:\n  - {id: a, name: 甲, kind: department}\n");
        assertThat(config.load().vocabulary()).isEqualTo(Vocabulary.EMPTY);
    }

    @Test
    void termsOfAllFilesAndStopWordsAreRead() throws IOException {
        config.write("lexicon/a.txt", "\uFEFF# 办理\n工单\n\n  占道经营  \r\nＫＴＶ\n");
        config.write("lexicon/b.txt", "e福州\n");
        config.write("lexicon/stopwords.txt", "希望\n的\n");
        config.write("lexicon/notes.md", "somebody: else's\n");
        Vocabulary vocabulary = config.load().vocabulary();
        assertThat(vocabulary.lexicon().terms()).containsExactly("e福州", "ktv", "占道经营", "工单");
        assertThat(vocabulary.stopwords().words()).containsExactlyInAnyOrder("希望", "的");
    }

    @Test
    void everythingWrongIsToldAtOnceByFileAndLine() throws IOException {
        config.write("lexicon/a.txt", "工单\n单\n12345\n占道 经营\n占道、经营\n工\u0001单\n工\u200B单\n工單\n" + "长".repeat(33) + '\n');
        config.write("lexicon/b.txt", "# 都是注释\n");
        config.write("lexicon/c.txt", "渣土车\n工单\n希望\n");
        config.write("lexicon/stopwords.txt", "希望\n的\n希望\n的，\n");
        Files.write(path.resolve("lexicon/d.txt"), "渣土\n工地噪音\n".getBytes(Charset.forName("GB18030")));
        assertThat(config.places())
                .containsExactly(
                        "lexicon/a.txt:2 ",
                        "lexicon/a.txt:3 ",
                        "lexicon/a.txt:4 ",
                        "lexicon/a.txt:5 ",
                        "lexicon/a.txt:6 ",
                        "lexicon/a.txt:7 ",
                        "lexicon/a.txt:8 ",
                        "lexicon/a.txt:9 ",
                        "lexicon/b.txt:0 ",
                        "lexicon/c.txt:2 ",
                        "lexicon/c.txt:3 ",
                        "lexicon/d.txt:1 ",
                        "lexicon/stopwords.txt:3 ",
                        "lexicon/stopwords.txt:4 ");
        assertThat(config.refusal().text(true))
                .contains("lexicon/a.txt:6: a word is of letters and digits, but here is U+0001.")
                .contains("lexicon/a.txt:8: \"工单\" stands at lexicon/a.txt:1 already.")
                .contains("lexicon/c.txt:3: \"希望\" is a stop word (lexicon/stopwords.txt:1).")
                .contains("lexicon/d.txt:1: not UTF-8.");
    }

    @Test
    void aVocabularyTravelsToTheJobsAndReadsTheSameThere() throws Exception {
        Vocabulary shipped = City.load(Path.of(".")).vocabulary();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(shipped);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Vocabulary back = (Vocabulary) in.readObject();
            assertThat(back.stopwords()).isEqualTo(shipped.stopwords());
            assertThat(back.lexicon().terms()).isEqualTo(shipped.lexicon().terms());
            assertThat(new ComplaintAnalyzer(back).terms("尊敬的领导，请处理违章搭盖", 100)).containsExactly("违章搭盖");
        }
    }

    @Test
    void theShippedWordsAreThere() {
        Vocabulary shipped = City.load(Path.of(".")).vocabulary();
        assertThat(shipped.lexicon().terms())
                .contains("工单", "转办", "派单", "承办单位", "占道经营", "违章搭盖", "渣土车", "三坊七巷", "长乐国际机场", "e福州")
                .hasSizeGreaterThan(1_000);
        assertThat(shipped.stopwords().words()).contains("尊敬", "希望").hasSizeGreaterThan(200);
    }
}
