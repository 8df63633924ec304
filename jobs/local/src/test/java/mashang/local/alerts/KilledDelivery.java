package mashang.local.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mashang.connectors.alerts.ChatRules;

/** The delivery job in a JVM of its own, and after each {@code kill -9} in another one. */
final class KilledDelivery implements AutoCloseable {
    private final List<String> command;
    private final Path config;
    private final Path files;
    private final String bootstrap;
    private final String prefix;
    private Process running;

    KilledDelivery(Path folder, AlertedCity city, Path config, Path files) throws IOException {
        this.config = config;
        this.files = files;
        this.bootstrap = city.bootstrap();
        this.prefix = city.prefix();
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KillableDeliveryMain.class.getName());
        this.running = start(folder);
    }

    /** Kills it; the next one starts at once, from the checkpoints of this folder: with another folder it knows nothing. */
    void killAndGoOnIn(Path folder) throws IOException, InterruptedException {
        if (!running.isAlive()) {
            throw new AssertionError("the job has ended by itself: " + running.exitValue());
        }
        running.destroyForcibly().waitFor();
        running = start(folder);
    }

    private Process start(Path folder) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(folder.toString(), bootstrap, prefix, config.toString(), files.toString()));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of("T_TOKEN", ChatRules.TOKEN, "T_SECRET", ChatRules.SECRET, "T_USER", "user"));
        return builder.start();
    }

    @Override
    public void close() throws InterruptedException {
        running.destroyForcibly().waitFor();
    }
}
