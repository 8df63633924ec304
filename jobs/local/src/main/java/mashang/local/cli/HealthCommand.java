package mashang.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import mashang.jobs.JobOptions;
import mashang.local.flink.Pulse;
import mashang.local.flink.Pulse.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code health}: whether detection is alive. */
@Command(name = "health", mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    /** A tick comes each second, a checkpoint each second to ten; a minute is trouble and no hiccup. */
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Console console;

    @Mixin
    private FlinkArguments flink = new FlinkArguments();

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.health-elasticsearch")
    private @Nullable String elasticsearch;

    @Option(names = "--prefix", paramLabel = "NAME", defaultValue = "mashang", descriptionKey = "option.setup-prefix")
    private String prefix = "";

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "PT60S",
            converter = JobOptions.IsoDuration.class,
            descriptionKey = "option.health-within")
    private Duration within = WITHIN;

    @Option(names = "--without", paramLabel = "JOB", split = ",", descriptionKey = "option.health-without")
    private List<String> without = new ArrayList<>();

    HealthCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(
                new Pulse(flink.clusters(), Pulse.Expected.allBut(prefix, without), within).take(Instant::now));
        if (elasticsearch != null) {
            findings.add(search(elasticsearch));
        }
        findings.forEach(f -> console.result(f.name(), (f.isGood() ? "ok, " : "BAD, ") + f.detail()));
        boolean isAlive = findings.stream().allMatch(Finding::isGood);
        console.notice(isAlive ? "health.alive" : "health.dead");
        return isAlive ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private Finding search(String address) {
        Endpoints there = new Endpoints("", address, Topics.MAIN, 1);
        try (ElasticsearchConnection connection = IndexSink.access(there).connect()) {
            return new Finding("elasticsearch", true, new ElasticsearchSetup(connection).check());
        } catch (ElasticsearchUnavailable e) {
            return new Finding("elasticsearch", false, e.sentence(true));
        }
    }
}
