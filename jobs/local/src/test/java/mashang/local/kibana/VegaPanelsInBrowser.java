package mashang.local.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.config.City;
import mashang.config.kibana.Tongue;
import mashang.local.feeding.Pace;
import mashang.local.run.SimulatedRun;
import mashang.local.stack.Stack;
import mashang.local.stack.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Vega panel drawn by Vega in headless Chromium, on what Elasticsearch answers after a simulated run: as many bars and cells as the
 * answer has, with the words and figures that belong to them. Needs {@code .ci/vega} to have fetched Vega.
 */
class VegaPanelsInBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path VEGA = HOME.resolve(".mashang/vega/vega-5.33.0.min.js");
    private static final Pattern TOLD = Pattern.compile("<pre id=\"told\">(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    Path folder;

    /** One panel as drawn. */
    private record Drawn(String error, int rects, List<String> texts) {}

    @Test
    void everyVegaPanelIsDrawnAsTheAnswerSays() throws Exception {
        Path config = HOME.resolve("config");
        try (Stack stack = Stack.start(StackOptions.in(folder.resolve("stack")))) {
            SimulatedRun run = new SimulatedRun(stack.address(), City.load(config), config, 300, 7);
            run.start();
            run.feed(Pace.MAX, (n, t) -> {}, () -> false);
            run.awaitDone(behind -> {});
            for (Tongue tongue : Tongue.values()) {
                draw(stack.address().elasticsearch(), config, tongue, folder.resolve("vega-" + tongue));
            }
        }
    }

    /** Draws all of one language and checks them; the page and a picture of it stay in the folder. */
    static void draw(URI elasticsearch, Path config, Tongue tongue, Path folder) throws Exception {
        Map<Panel, List<JsonNode>> answers = DashboardProof.vegaAnswers(elasticsearch, config, tongue);
        assertThat(answers).hasSize(5);
        Map<String, Drawn> drawn = drawn(answers, Files.createDirectories(folder));
        for (Map.Entry<Panel, List<JsonNode>> answer : answers.entrySet()) {
            String name = answer.getKey().name();
            Drawn picture = drawn.get(name);
            assertThat(picture.error()).as(name).isEmpty();
            String index = answer.getKey().spec().toString();
            if (index.contains("\"late\"")) {
                rates(name, answer.getValue(), picture);
            } else if (index.contains("fixed_interval")) {
                hours(name, answer.getValue(), picture);
            } else if (index.contains("reverse_nested")) {
                moves(name, answer.getValue(), picture);
            } else {
                distances(name, answer.getValue(), picture);
            }
        }
    }

    private static void rates(String name, List<JsonNode> rows, Drawn picture) {
        assertThat(picture.rects()).as(name).isEqualTo(rows.size());
        for (JsonNode row : rows) {
            long all = row.path("doc_count").asLong();
            long inTime = all - row.at("/late/doc_count").asLong();
            assertThat(picture.texts()).as(name).anyMatch(t -> t.endsWith("% (" + inTime + '/' + all + ')'));
        }
    }

    private static void hours(String name, List<JsonNode> rows, Drawn picture) {
        Set<Long> hours = new HashSet<>();
        rows.forEach(row -> hours.add((row.path("key").asLong() / 3_600_000 + 8) % 24));
        assertThat(picture.rects()).as(name).isEqualTo(hours.size());
    }

    private static void moves(String name, List<JsonNode> rows, Drawn picture) {
        int moves = 0;
        for (JsonNode row : rows) {
            for (JsonNode to : row.at("/order/to/buckets")) {
                if (!to.path("key").equals(row.path("key"))) {
                    moves++;
                    assertThat(picture.texts())
                            .as(name)
                            .contains(to.path("doc_count").asText());
                }
            }
        }
        assertThat(moves).isPositive();
        assertThat(picture.rects()).as(name).isEqualTo(moves);
    }

    private static void distances(String name, List<JsonNode> rows, Drawn picture) {
        assertThat(picture.rects()).as(name).isEqualTo(9 * rows.size());
    }

    private static Map<String, Drawn> drawn(Map<Panel, List<JsonNode>> answers, Path folder) throws Exception {
        Path page = folder.resolve("page.html");
        Files.writeString(page, page(answers));
        List<String> chromium = List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--virtual-time-budget=20000",
                "--window-size=1000,2600",
                "--user-data-dir=" + folder.resolve("profile"));
        String dom = run(chromium, "--dump-dom", page, folder);
        run(chromium, "--screenshot=" + folder.resolve("page.png"), page, folder);
        Matcher told = TOLD.matcher(dom);
        assertThat(told.find())
                .as(dom.substring(0, Math.min(dom.length(), 500)))
                .isTrue();
        Map<String, Drawn> drawn = new HashMap<>();
        String json = told.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        for (JsonNode one : JSON.readTree(json)) {
            List<String> texts = JSON.convertValue(
                    one.path("texts"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
            drawn.put(
                    one.path("name").asText(),
                    new Drawn(one.path("error").asText(), one.path("rects").asInt(), texts));
        }
        return drawn;
    }

    private static String run(List<String> chromium, String what, Path page, Path folder) throws Exception {
        List<String> command = new java.util.ArrayList<>(chromium);
        command.add(what);
        command.add(page.toUri().toString());
        Path out = folder.resolve("dom.html");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("chromium.log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("chromium is done")
                .isTrue();
        return Files.readString(out);
    }

    private static String page(Map<Panel, List<JsonNode>> answers) throws IOException {
        ArrayNode panels = JSON.createArrayNode();
        answers.forEach((panel, rows) -> {
            ObjectNode spec = panel.spec().deepCopy();
            ObjectNode data = (ObjectNode) spec.at("/data/0");
            data.remove(List.of("url", "format"));
            rows.forEach(data.putArray("values")::add);
            spec.put("width", 700).put("height", 360).put("autosize", "pad");
            panels.addObject().put("name", panel.name()).set("spec", spec);
        });
        assertThat(VEGA).as("run .ci/vega first").exists();
        return """
                <!doctype html><meta charset="utf-8"><title>Vega</title><body>
                <script>%s</script>
                <script id="panels" type="application/json">%s</script>
                <script>
                const told = [];
                async function draw() {
                  for (const panel of JSON.parse(document.getElementById("panels").textContent)) {
                    const one = {name: panel.name, error: "", rects: 0, texts: []};
                    try {
                      const logged = [];
                      const view = new vega.View(vega.parse(panel.spec), {renderer: "none"});
                      view.logger({level() { return this; }, error(...a) { logged.push(a.join(" ")); return this; },
                        warn(...a) { logged.push(a.join(" ")); return this; }, info() { return this; }, debug() { return this; }});
                      const svg = await view.toSVG();
                      const box = document.createElement("div");
                      box.innerHTML = "<h3></h3>" + svg;
                      box.firstChild.textContent = panel.name;
                      document.body.appendChild(box);
                      one.error = logged.join("; ");
                      one.rects = box.querySelectorAll("g.mark-rect.role-mark path").length;
                      one.texts = [...box.querySelectorAll("text")].map(t => t.textContent);
                    } catch (e) { one.error = String(e); }
                    told.push(one);
                  }
                  const pre = document.createElement("pre");
                  pre.id = "told";
                  pre.textContent = JSON.stringify(told);
                  document.body.appendChild(pre);
                }
                draw();
                </script>""".formatted(
                        Files.readString(VEGA, StandardCharsets.UTF_8),
                        panels.toString().replace("<", "\\u003c"));
    }
}
