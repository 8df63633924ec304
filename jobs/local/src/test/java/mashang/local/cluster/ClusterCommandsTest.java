package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.board.BoardAddress;
import mashang.local.board.BoardContent;
import mashang.local.board.BoardServer;
import mashang.local.cli.TestedCommands;
import mashang.local.flink.FlinkRest;
import mashang.local.flink.Pulse;
import mashang.units.Units;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a cluster that runs somewhere, by its REST interface alone. */
class ClusterCommandsTest {
    private static final String JOB = "mashang counting";

    @TempDir
    Path folder;

    private String address = "";

    @Test
    void aJobIsStartedSavedStoppedAndGoesOnWhereItStopped() throws Exception {
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build())) {
            cluster.start();
            address = cluster.getRestAddress().get().toString();
            String jar = jar().toString();
            String saves = folder.resolve("saves").toUri().toString();
            CountingJob.FIRST_NUMBERS.clear();

            assertThat(run("status").code()).as("nothing runs").isEqualTo(1);
            assertThat(run("savepoint", "--to", saves, "counting").code()).isEqualTo(2);
            assertThat(run("resume", "--jar", jar, "counting").code()).isZero();
            assertThat(CountingJob.FIRST_NUMBERS.poll(30, TimeUnit.SECONDS)).isZero();
            Await.until("it runs", () -> run("status").code() == 0, () -> "");
            assertThat(run("status", "counting").out()).contains(JOB + ": RUNNING ", "alive: 1");
            assertThat(run("health").out()).contains("supervision runs: BAD, no such job", "counting runs: ok");
            assertThat(run("resume", "--jar", jar, "counting").err()).contains("still runs");
            theBoardTellsTheSame();

            assertThat(run("savepoint", "--to", saves).out()).contains(JOB + ": file:");
            TestedCommands.Said stopped = run("stop", "--to", saves, "counting");
            assertThat(stopped.code()).isZero();
            String savepoint = stopped.out().strip().substring((JOB + ": ").length());
            Await.until("it has stopped", () -> run("status").out().contains("alive: 0"), () -> "");
            assertThat(run("resume", "--jar", jar, "--from", savepoint, "counting", "--its-own", "option")
                            .code())
                    .isZero();
            assertThat(CountingJob.FIRST_NUMBERS.poll(30, TimeUnit.SECONDS)).isPositive();

            TestedCommands.Said refused = run("savepoint", "--to", "nowhere://at-all");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err().lines()).hasSize(1);
        }
        TestedCommands.Said away = TestedCommands.run("status", "--flink", address);
        assertThat(away.code()).isEqualTo(2);
        assertThat(away.err()).contains("连不上 Flink（" + address);
        assertThat(run("health").code()).isEqualTo(1);
    }

    private void theBoardTellsTheSame() throws Exception {
        BoardContent content = new BoardContent(
                () -> {
                    throw new IllegalStateException("nobody asks for clocks");
                },
                Units.none(),
                ZoneOffset.UTC,
                (locale, events) -> List.of());
        Pulse pulse = new Pulse(
                List.of(new FlinkRest(URI.create(address))),
                Pulse.Expected.allBut("mashang", List.of()),
                Duration.ofMinutes(1));
        try (BoardServer board = BoardServer.start(
                new BoardAddress("127.0.0.1", 0, null),
                ElasticsearchAccess.open(URI.create("http://127.0.0.1:1")),
                null,
                content,
                pulse)) {
            HttpResponse<String> health = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(board.uri().resolve("health")).build(), BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"alive\":false", "\"supervision runs\":{\"ok\":false");
        }
    }

    private TestedCommands.Said run(String command, String... more) {
        String[] line = new String[more.length + 5];
        System.arraycopy(new String[] {"--lang", "en", command, "--flink", address}, 0, line, 0, 5);
        System.arraycopy(more, 0, line, 5, more.length);
        return TestedCommands.run(line);
    }

    private Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(WebOptions.UPLOAD_DIR, folder.resolve("upload").toString());
        return settings;
    }

    /** A jar that only says which class to run: the class is on the cluster's own class path. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, CountingMain.class.getName());
        Path jar = folder.resolve("counting.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.flush();
        }
        return jar;
    }
}
