package mashang.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import mashang.local.cluster.RetainedCheckpoints;

/** Intake and supervision of a pipeline in a JVM of their own, and after each {@code kill -9} in another one. */
final class KilledJobs implements AutoCloseable {
    private final List<String> names;
    private final List<String> command;
    private final RetainedCheckpoints checkpoints;
    private Process running;

    KilledJobs(Path folder, TestedPipeline pipeline) throws IOException {
        this.names = List.of(pipeline.intakeName(), pipeline.supervisionName());
        this.checkpoints = new RetainedCheckpoints(folder.resolve("checkpoints"));
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KillableJobsMain.class.getName()));
        command.addAll(List.of(
                folder.toString(), pipeline.bootstrap(), pipeline.topics().prefix()));
        this.running = start();
    }

    /**
     * Kills them once both have saved something new and the log has gone on from there, so that each has done what it will not
     * remember. The next JVM starts at once.
     */
    void killInMidstream(LongSupplier log) throws Exception {
        for (String name : names) {
            awaitCheckpoint(name);
        }
        long then = log.getAsLong();
        Patience.until("the log goes on after the checkpoints", () -> log.getAsLong() > then);
        running.destroyForcibly().waitFor();
        running = start();
    }

    private void awaitCheckpoint(String name) throws InterruptedException {
        Path before = checkpoints.latest(name).orElse(Path.of("none"));
        Patience.until("a new checkpoint of " + name, () -> {
            if (!running.isAlive()) {
                throw new AssertionError("the jobs have ended by themselves: " + running.exitValue());
            }
            return !checkpoints.latest(name).orElse(before).equals(before);
        });
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        running.destroyForcibly().waitFor();
    }
}
