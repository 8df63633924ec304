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
import mashang.local.search.EmbeddedElasticsearch;

/** {@code ./mashang demo} in a JVM of its own, killed twice in the middle of a run and started again. */
final class KilledDemo {
    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path data;
    private final long orders;
    private final long seed;

    /** @param data where it has nothing yet */
    KilledDemo(Path data, long orders, long seed) {
        this.data = data;
        this.orders = orders;
        this.seed = seed;
    }

    /** The documents it has in the end. */
    Map<String, String> documents() throws Exception {
        killAt(orders / 4, start("100000")); // some twenty seconds
        killAt(orders / 2, start("100000"));
        assertThat(start("max").waitFor()).isZero();
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(data.resolve("elasticsearch"), 0)) {
            return SimulatedRunIT.documents(search.uri());
        }
    }

    /** Kills the process as soon as its ledger has so many orders. */
    private static void killAt(long ledgerOrders, Process demo) throws Exception {
        URI ledger = null;
        BufferedReader lines = demo.inputReader();
        for (String line = lines.readLine(); line != null && ledger == null; line = lines.readLine()) {
            if (line.startsWith("elasticsearch: ")) {
                ledger = URI.create(line.substring("elasticsearch: ".length()) + "/mashang-ledger/_count");
            }
        }
        assertThat(ledger).as("address of Elasticsearch").isNotNull();
        HttpClient http = HttpClient.newHttpClient();
        while (count(http, ledger) < ledgerOrders) {
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

    private Process start(String speed) throws IOException {
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
        command.addAll(List.of("--orders", String.valueOf(orders), "--seed", String.valueOf(seed)));
        command.addAll(List.of("--exit", "--speed", speed));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (speed.equals("max")) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }
}
