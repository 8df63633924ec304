package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mashang.config.PaperTemplate.Use;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.HtmlPaper;
import mashang.documents.Paper;
import mashang.documents.TextPaper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFilesTest {
    private static final String FOLDER = "templates/documents/";

    @TempDir
    Path temp;

    private ConfigFolder config;

    @BeforeEach
    void theShippedOnes() throws IOException {
        config = new ConfigFolder(temp);
        try (Stream<Path> shipped = Files.list(Path.of(FOLDER))) {
            for (Path file : shipped.toList()) {
                config.write(FOLDER + file.getFileName(), Files.readString(file));
            }
        }
    }

    private List<String> places() {
        return DocumentFiles.problems(temp).stream()
                .map(p -> p.file().replace(FOLDER, "") + ':' + p.line() + ' ' + p.field())
                .toList();
    }

    @Test
    void whatWeShipHasNoProblems() {
        assertThat(DocumentFiles.problems(Path.of("."))).isEmpty();
        DocumentPlan plan = DocumentFiles.load(Path.of("."));
        assertThat(plan.settings(DocumentKind.SUPERVISION).number().number(2026, 12))
                .isEqualTo("榕效督〔2026〕12号");
        assertThat(plan.settings(DocumentKind.SUPERVISION).category()).isEqualTo("文书/督办通知书");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{nobody}}; supervision.zh.txt:2 nobody",
                "{{#hasDue}}a; supervision.zh.txt:2 -",
                "a{{/hasDue}}; supervision.zh.txt:2 -",
                "{{{remark}}}; supervision.zh.txt:2 -",
                "{{& remark}}; supervision.zh.txt:2 -",
                "{{>other}}; supervision.zh.txt:2 -",
                "{{#hasDue}}{{nobody}}{{/hasDue}}; supervision.zh.txt:2 nobody",
                "| orders | 工单 = title; supervision.zh.txt:2 title",
                "| orders | order; supervision.zh.txt:2 order",
                "| orders; supervision.zh.txt:2 orders",
                "| red | 工单 = order; supervision.zh.txt:2 red",
                "{{redCount}}; supervision.zh.txt:2 redCount",
            })
    void aMistakeInATemplateIsToldWithFileAndLine(String line, String place) throws IOException {
        config.write(FOLDER + "supervision.zh.txt", "# {{name}}\n" + line + "\n> {{office}}\n");
        assertThat(places()).containsExactly(place.replace("-", ""));
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        Files.delete(temp.resolve(FOLDER + "weekly.en.txt"));
        config.write(FOLDER + "brief.en.txt", "% nothing\n\n");
        config.write(FOLDER + "invitation.zh.txt", "# x\n");
        config.write(FOLDER + "documents.yaml", """
                office: {zh: 办}
                kinds:
                  brief: {zh: 报, en: b, number: "报{n}号", category: 文书/报}
                  supervision: {zh: 督, en: s, number: "督〔{year}〕{n}号", category: 文书/}
                  rectification: {zh: 改, en: r, number: "督〔{year}〕{n}号", category: 文书/改, copies: 3}
                """);
        assertThat(places())
                .containsExactlyInAnyOrder(
                        "weekly.en.txt:0 ",
                        "brief.en.txt:1 ",
                        "invitation.zh.txt:0 ",
                        "documents.yaml:1 office.en",
                        "documents.yaml:3 kinds.brief.number",
                        "documents.yaml:4 kinds.supervision.category",
                        "documents.yaml:5 kinds.rectification.number",
                        "documents.yaml:5 kinds.rectification.copies");
    }

    @Test
    void noValueBecomesMarkupALinkAFormulaOrAnotherKindOfLine() {
        String hostile =
                "# <script>alert(1)</script> [x](https://evil.cn) www.evil.cn @all =cmd|'/c calc'!A1\n| orders | a = order\n{{office}}\u202e";
        PaperTemplate template = DocumentFiles.load(temp).template(Use.SUPERVISION, Language.ZH);
        Map<String, Object> values = new HashMap<>();
        Use.SUPERVISION.fields().forEach(field -> values.put(field, field.startsWith("has") ? (Object) true : hostile));
        values.put("several", true);
        values.put("provisional", true);
        Map<String, String> row = new HashMap<>();
        Use.SUPERVISION.tables().get("orders").forEach(field -> row.put(field, "=" + hostile));
        Paper paper = template.fill(hostile, true, values, Map.of("orders", List.of(row)));

        assertThat(paper.blocks()).filteredOn(b -> b.kind() == Paper.Kind.TITLE).hasSize(1);
        assertThat(paper.blocks())
                .filteredOn(b -> b.kind() == Paper.Kind.TABLE)
                .hasSize(2)
                .allSatisfy(table -> {
                    assertThat(table.rows()).hasSize(1);
                    assertThat(table.rows().get(0)).allMatch(cell -> cell.startsWith("＝"));
                });
        String page = HtmlPaper.of(paper);
        assertThat(page.substring(page.indexOf("<body>"))).doesNotContain("script>", "://", "evil.cn", "@all", "榕城");
        assertThat(TextPaper.of(paper)).doesNotContain("<", "://", "evil.cn", "@", "\u202e");
    }

    @Test
    void aLineThatComesToNothingIsLeftOut() throws IOException {
        config.write(
                FOLDER + "brief.zh.txt",
                "% 说明\n# {{name}}\n{{#hasRemark}}{{remark}}{{/hasRemark}}\n| orders | 工单 = order\n");
        PaperTemplate template = DocumentFiles.load(temp).template(Use.BRIEF, Language.ZH);
        Paper paper = template.fill("t", false, Map.of("name", "专报", "hasRemark", false), Map.of());
        assertThat(paper.blocks()).extracting(Paper.Block::text).containsExactly("专报");
    }
}
