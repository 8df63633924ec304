package mashang.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mashang.local.cluster.Jobs;
import mashang.local.cluster.RetainedCheckpoints;
import mashang.local.machine.LoopbackPorts;

/**
 * Where a running stack can be reached, from its own process or another one on the same machine: {@code stack.json} in
 * its data folder.
 *
 * @param folder its data folder, absolute
 * @param pid process id of its JVM
 * @param startedAt when that process started, which tells it from a later one with the same id; the epoch where the
 *     operating system does not say
 * @param ports what it listens on
 */
public record RunningStack(Path folder, long pid, Instant startedAt, Ports ports) {

    static final String FILE = "stack.json";

    /** Two readings of a process's start may differ: the system derives it from its uptime. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kafka's {@code bootstrap.servers}. */
    public String bootstrap() {
        return LoopbackPorts.HOST + ":" + ports.kafka();
    }

    /** Elasticsearch's address. */
    public URI elasticsearch() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + ports.elasticsearch());
    }

    /** Flink's web page and REST. */
    public URI flink() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + ports.flink());
    }

    /** Its jobs. */
    public Jobs jobs() {
        return new Jobs(ports.flink(), new RetainedCheckpoints(folder.resolve("checkpoints")));
    }

    /** The stack that runs on {@code folder}; empty if there is none, or it was killed. */
    static Optional<RunningStack> find(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            var json = JSON.readTree(Files.readString(path.resolve(FILE)));
            RunningStack stack = new RunningStack(
                    path,
                    json.path("pid").asLong(),
                    Instant.ofEpochMilli(json.path("startedAt").asLong()),
                    PortsFile.read(json));
            return stack.isAlive() ? Optional.of(stack) : Optional.empty();
        } catch (IOException absentOrCutShort) {
            return Optional.empty();
        }
    }

    /** This process's stack on {@code folder}. */
    static RunningStack here(Path folder, Ports ports) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningStack(folder, self.pid(), startOf(self), ports);
    }

    void write() throws IOException {
        ObjectNode json = JSON.createObjectNode().put("pid", pid).put("startedAt", startedAt.toEpochMilli());
        PortsFile.write(ports, json);
        Path file = folder.resolve(FILE);
        Path whole = Files.writeString(folder.resolve(FILE + ".new"), json.toPrettyString() + "\n");
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startOf(process), startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
