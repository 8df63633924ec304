package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.Topics;
import mashang.local.rules.RulesLog;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose rules: the pipeline on a running stack, or anywhere, and the folder they started from. */
final class RulesArguments {

    @Option(names = "--config", paramLabel = "DIR", descriptionKey = "option.config")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.rules-data")
    private @Nullable Path data;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", descriptionKey = "option.rules-bootstrap")
    private @Nullable String bootstrap;

    @Option(names = "--prefix", paramLabel = "NAME", descriptionKey = "option.rules-prefix")
    private String prefix = Topics.MAIN.prefix();

    Path folder() {
        return config == null ? ProjectFolder.config() : config;
    }

    City city() {
        return City.load(folder());
    }

    /** The files of units in the folder, by the names under which they are published. */
    List<String> unitFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("units"))) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    Topics topics() {
        return new Topics(prefix);
    }

    String bootstrap() throws Unusable {
        if (bootstrap != null) {
            return bootstrap;
        }
        Path stack = data == null ? ProjectFolder.data("stack") : data;
        return Stack.running(stack)
                .map(RunningStack::bootstrap)
                .orElseThrow(() -> new Unusable("rules.no-stack", stack));
    }

    /** What was published so far. */
    RulesLog log(City city) throws Unusable {
        String topic = topics().rules();
        if (!TopicSetup.exists(bootstrap(), topic)) {
            throw new Unusable("rules.no-topic", topic);
        }
        return RulesLog.read(bootstrap(), topic, city);
    }
}
