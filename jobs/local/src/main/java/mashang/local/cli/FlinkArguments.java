package mashang.local.cli;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mashang.jobs.JobOptions;
import mashang.local.flink.FlinkRest;
import picocli.CommandLine.Option;

/** Where Flink is, and how long to wait for it. */
final class FlinkArguments {
    @Option(names = "--flink", paramLabel = "URL", required = true, split = ",", descriptionKey = "option.flink")
    private List<URI> flink = new ArrayList<>();

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            converter = JobOptions.IsoDuration.class,
            descriptionKey = "option.flink-patience")
    private Duration patience = Duration.ofMinutes(10);

    /** The one cluster that is meant. */
    FlinkRest rest() {
        if (flink.size() > 1) {
            throw new IllegalArgumentException("这里只能给一个 Flink 地址 / one address of Flink, and no more, is meant here");
        }
        return new FlinkRest(flink.get(0));
    }

    /** All of them, where each job has a cluster of its own. */
    List<FlinkRest> clusters() {
        return flink.stream().map(FlinkRest::new).toList();
    }

    Duration patience() {
        return patience;
    }
}
