package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mashang.local.broker.EmbeddedBroker;

/** A broker in a JVM of its own that can be killed, and started again at the same address with what it had. */
final class BrokerProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final int controllerPort;
    private Process process;

    private BrokerProcess(Path folder) throws IOException {
        this.folder = folder;
        this.port = FlinkProcesses.quietPort();
        this.controllerPort = FlinkProcesses.quietPort();
        this.process = launch();
    }

    static BrokerProcess start(Path folder) throws IOException {
        return new BrokerProcess(folder);
    }

    int port() {
        return port;
    }

    /** {@code kill -9}; returns the exit value. */
    int kill() throws InterruptedException {
        return process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it lives for a minute or two
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        String.valueOf(port),
                        String.valueOf(controllerPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(started.inputReader().readLine()).as("the broker's address").isNotNull();
        return started;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code <folder> <port> <controller port>}. It ends by itself when its parent does. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            int port = Integer.parseInt(arguments[1]);
            try (EmbeddedBroker broker =
                    EmbeddedBroker.start(Path.of(arguments[0]), port, Integer.parseInt(arguments[2]))) {
                System.out.println(broker.bootstrap());
                int unused = System.in.read();
            }
        }
    }
}
