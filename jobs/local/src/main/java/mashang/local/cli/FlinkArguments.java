package mashang.local.cli;

import java.net.URI;
import java.time.Duration;
import mashang.jobs.JobOptions;
import mashang.local.flink.FlinkRest;
import picocli.CommandLine.Option;

/** Where a Flink cluster is, and how long to wait for it. */
final class FlinkArguments {
    @Option(names = "--flink", paramLabel = "URL", required = true, descriptionKey = "option.flink")
    private URI flink = URI.create("http://localhost:8081");

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            converter = JobOptions.IsoDuration.class,
            descriptionKey = "option.flink-patience")
    private Duration patience = Duration.ofMinutes(10);

    FlinkRest rest() {
        return new FlinkRest(flink);
    }

    Duration patience() {
        return patience;
    }
}
