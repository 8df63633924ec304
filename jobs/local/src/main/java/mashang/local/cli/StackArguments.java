package mashang.local.cli;

import java.nio.file.Path;
import mashang.local.stack.Ports;
import mashang.local.stack.StackOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts a stack. */
public final class StackArguments {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private @Nullable Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            descriptionKey = "option.kafka-port",
            converter = PortConverter.class)
    private @Nullable Integer kafka;

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "PORT",
            descriptionKey = "option.elasticsearch-port",
            converter = PortConverter.class)
    private @Nullable Integer elasticsearch;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            descriptionKey = "option.flink-port",
            converter = PortConverter.class)
    private @Nullable Integer flink;

    /** The data folder. */
    public Path data() {
        return dataOr("stack");
    }

    /** The data folder, where a command has a default of its own. */
    public Path dataOr(String name) {
        return data == null ? ProjectFolder.data(name) : data;
    }

    /** Everything the stack needs to know. */
    public StackOptions options(Path folder) {
        Ports ports = new Ports(any(kafka), 0, any(elasticsearch), any(flink));
        return StackOptions.in(folder).withPorts(ports);
    }

    private static int any(@Nullable Integer port) {
        return port == null ? 0 : port;
    }
}
