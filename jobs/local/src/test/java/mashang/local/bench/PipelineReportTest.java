package mashang.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import mashang.local.bench.BenchJobs.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineReportTest {
    @TempDir
    Path folder;

    @Test
    void lines_file_and_chart_tell_the_same() throws Exception {
        PipelineReport report = new PipelineReport(10);
        report.add(new PipelineTopic.Written(80, 79, 80_000), speeds());
        report.addToCurve(10_000, 100);
        report.addToCurve(1_000, 80);
        assertThat(report.lines())
                .containsEntry("supervision ratio", "0.40")
                .containsEntry("curve 1000 CPU seconds per million", "80.00")
                .containsEntry("curve spread", "0.25")
                .containsEntry("intake sink", "Kafka")
                .containsEntry("supervision sink", "discarding")
                .containsEntry("pass-through records per CPU second", "20")
                .containsEntry("supervision CPU seconds per million", "125000.00")
                .containsEntry("supervision peak memory MB", "700")
                .doesNotContainKey("pass-through ratio");
        report.write(folder);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(json.path("pipelines").path("supervision").path("ratio").asDouble())
                .isEqualTo(0.4);
        assertThat(json.path("records").asLong()).isEqualTo(80);
        assertThat(Files.readString(folder.resolve("result.html")))
                .contains("pass-through", "supervision", "<svg")
                .doesNotContain("http://127", "<script", "src=");
    }

    @Test
    void a_name_cannot_become_markup() {
        PipelinePage page = new PipelinePage("a<b>&\"");
        page.add("<script>", "\"&", 1, 1, 1);
        assertThat(page.html()).doesNotContain("<script>", "<b>").contains("&lt;script&gt;", "a&lt;b&gt;&amp;&quot;");
    }

    private static Map<Pipeline, Speed> speeds() {
        Map<Pipeline, Speed> speeds = new EnumMap<>(Pipeline.class);
        speeds.put(Pipeline.INTAKE, speed(4));
        speeds.put(Pipeline.PASS_THROUGH, speed(2));
        speeds.put(Pipeline.SUPERVISION, speed(5));
        return speeds;
    }

    /** Half of 80 records in so many CPU seconds. */
    private static Speed speed(double cpu) {
        Speed speed = new Speed();
        speed.add(Map.of("share", 0.5, "seconds", 2.0, "cpu", cpu, "peak", 700.0, "heap", 90.0), 80);
        return speed;
    }
}
