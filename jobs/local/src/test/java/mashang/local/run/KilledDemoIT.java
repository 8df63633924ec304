package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mashang.local.stack.Stack;
import mashang.local.stack.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a JVM of its own, killed in the middle of a run. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledDemoIT {
    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void demoKilledInTheMiddleCarriesOnAndEndsWithTheDocumentsOfAnUndisturbedRun() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(start(undisturbed, "max").waitFor()).isZero();

        Path killed = folder.resolve("killed");
        Process first = start(killed, "100000"); // some twenty seconds
        killOnce(first, 60);
        Process second = start(killed, "100000");
        killOnce(second, 130);
        assertThat(start(killed, "max").waitFor()).isZero();

        Map<String, String> expected = documents(undisturbed);
        Map<String, String> actual = documents(killed);
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.entrySet().removeAll(expected.entrySet());
        assertThat(actual)
                .as("documents that differ from the undisturbed run's")
                .isEmpty();
    }

    /** Kills the process as soon as its ledger has so many orders. */
    private static void killOnce(Process demo, int orders) throws Exception {
        URI ledger = null;
        BufferedReader lines = demo.inputReader();
        for (String line = lines.readLine(); line != null && ledger == null; line = lines.readLine()) {
            if (line.startsWith("elasticsearch: ")) {
                ledger = URI.create(line.substring("elasticsearch: ".length()) + "/mashang-ledger/_count");
            }
        }
        assertThat(ledger).as("address of Elasticsearch").isNotNull();
        HttpClient http = HttpClient.newHttpClient();
        while (count(http, ledger) < orders) {
            assertThat(demo.isAlive()).as("the demo still runs").isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        demo.destroyForcibly().waitFor();
    }

    private static int count(HttpClient http, URI ledger) throws IOException, InterruptedException {
        String answer = http.send(HttpRequest.newBuilder(ledger).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String number = answer.replaceFirst("(?s).*\"count\":(\\d+).*", "$1");
        return number.equals(answer) ? 0 : Integer.parseInt(number);
    }

    private static Process start(Path data, String speed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1200m",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-Dmashang.home=" + PROJECT,
                "-cp",
                System.getProperty("java.class.path"),
                "mashang.local.cli.Main",
                "demo"));
        command.addAll(List.of("--orders", "250", "--seed", "5", "--exit", "--speed", speed));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (speed.equals("max")) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }

    private static Map<String, String> documents(Path data) throws Exception {
        try (Stack stack = Stack.start(StackOptions.in(data))) {
            return SimulatedRunIT.documents(stack);
        }
    }
}
