package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mashang.local.machine.LoopbackPorts;

/** A broker in a process that can be made to stand still ({@code SIGSTOP}): its connections stay, and nobody answers. */
final class StallingBroker implements AutoCloseable {
    private final Process process;
    private final String bootstrap;

    StallingBroker(Path folder) throws IOException {
        List<Integer> ports = LoopbackPorts.free(2);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        folder.toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        bootstrap = process.inputReader().readLine();
        assertThat(bootstrap).as("the broker's address").isNotNull();
    }

    String bootstrap() {
        return bootstrap;
    }

    void stop() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
