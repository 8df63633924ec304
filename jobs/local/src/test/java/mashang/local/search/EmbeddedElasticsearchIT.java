package mashang.local.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchIT {

    private static final String DOCUMENT = "/orders/_doc/1?refresh=true";

    @TempDir
    Path folder;

    @Test
    void documentsSurviveTheDeathOfTheNodeAndOfItsParent() throws Exception {
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder, 0)) {
            assertThat(Http.send("GET", search.uri(), "")).startsWith("200").contains("\"number\":\"8.19.");
            segmentsChinese(search);
            assertThat(Http.send("PUT", search.uri().resolve(DOCUMENT), "{\"title\":\"小区停水\"}"))
                    .startsWith("201");
            ProcessHandle.of(search.pid()).orElseThrow().destroyForcibly();
            assertThat(search.exited().get(20, TimeUnit.SECONDS)).isNotZero();
        }
        killParentOfRunningNode();
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder, 0)) {
            assertThat(Http.send("GET", search.uri().resolve("/orders/_doc/1"), ""))
                    .startsWith("200")
                    .contains("小区停水");
        }
    }

    @Test
    void aPortInUseOrAHeapTooLargeIsOneSentenceAndLeavesNoProcess() throws Exception {
        long children = ProcessHandle.current().children().count();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
            StackFailure port = catchThrowableOfType(
                    StackFailure.class, () -> EmbeddedElasticsearch.start(folder, taken.getLocalPort()));
            assertThat(port.reason()).isEqualTo(Reason.PORT_IN_USE);
        }
        StackFailure memory =
                catchThrowableOfType(StackFailure.class, () -> EmbeddedElasticsearch.start(folder, 0, 900_000_000));
        assertThat(memory.reason()).isEqualTo(Reason.SEARCH_OUT_OF_MEMORY);
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
    }

    @Test
    void aFileInTheFoldersPlaceIsOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        StackFailure failure =
                catchThrowableOfType(StackFailure.class, () -> EmbeddedElasticsearch.start(file.resolve("below"), 0));
        assertThat(failure.reason()).isNotEqualTo(Reason.PORT_IN_USE);
        assertThat(failure.getMessage()).contains(file.toString());
    }

    private static void segmentsChinese(EmbeddedElasticsearch search) throws Exception {
        String settings = """
                {"settings": {"analysis": {"analyzer": {"zh":
                  {"tokenizer": "smartcn_tokenizer", "filter": ["smartcn_stop"]}}}}}""";
        assertThat(Http.send("PUT", search.uri().resolve("/analysis"), settings))
                .startsWith("200");
        String text = "\"text\": \"小区，停水\"}";
        assertThat(Http.send("POST", search.uri().resolve("/analysis/_analyze"), "{\"analyzer\": \"zh\", " + text))
                .startsWith("200")
                .contains("小区", "停水")
                .doesNotContain("\"token\":\",\"");
        assertThat(Http.send("POST", search.uri().resolve("/_analyze"), "{\"analyzer\": \"smartcn\", " + text))
                .startsWith("200")
                .contains("小区");
    }

    private void killParentOfRunningNode() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SearchParent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long child = Long.parseLong(output.readLine().substring("child ".length()));
            ProcessHandle node = ProcessHandle.of(child).orElseThrow();
            parent.destroyForcibly();
            node.onExit().get(30, TimeUnit.SECONDS);
            assertThat(node.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
