package mashang.jobs.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.TopicSpec.Clock;
import mashang.jobs.Endpoints;
import mashang.jobs.JobCommand;
import mashang.jobs.JobMain;
import mashang.jobs.JobOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Intake from the command line of a Flink cluster. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = {
            "接入作业：把各来源的原始记录变成规范事件，并在其后写入时间刻度。环境变量 MASHANG_CALLER_KEY 是来电人化名的密钥，各 TaskManager 也要设置。",
            "Intake: raw records to canonical events, with ticks behind them. The environment variable MASHANG_CALLER_KEY"
                    + " holds the key of the callers' pseudonyms, here and on every TaskManager."
        })
public final class IntakeCommand extends JobCommand {
    @Option(
            names = "--heartbeat",
            paramLabel = "DURATION",
            defaultValue = "PT1S",
            converter = JobOptions.IsoDuration.class,
            description = {
                "心跳间隔。默认 ${DEFAULT-VALUE}；超时最多晚这么久报出。回放程序自己写心跳时用 PT0S。",
                "How often every raw partition gets a heartbeat. A breach is told at most this much later. PT0S where a"
                        + " replayer owns the clock and writes them itself; missing raw topics are then created to keep"
                        + " the writer's times."
            })
    private Duration heartbeat = Duration.ofSeconds(1);

    @Option(
            names = "--raw-partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = {
                "新建原始主题的分区数。默认 ${DEFAULT-VALUE}；已有的主题不变。",
                "Partitions of a raw topic that is missing. Each is one more tick per second and partition of the log."
            })
    private int rawPartitions;

    public IntakeCommand() {
        super(IntakeJob.NAME);
    }

    public static void main(String[] args) {
        JobMain.run(new IntakeCommand(), args);
    }

    @Override
    protected void prepare(Endpoints endpoints, City city) {
        FeedMappings.keyOfEnvironment();
        TopicSetup.ensure(endpoints.bootstrapServers(), topics(endpoints, mappings(endpoints, city)));
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        FeedMappings mappings = mappings(endpoints, city);
        IntakeJob.define(env, endpoints, new IntakeJob.Intake(mappings.topics(), mappings, heartbeat));
    }

    private boolean isLive() {
        return !heartbeat.isZero();
    }

    private FeedMappings mappings(Endpoints endpoints, City city) {
        return isLive()
                ? FeedMappings.live(city.feeds(), city.words(), endpoints.topics(), FeedMappings::keyOfEnvironment)
                : FeedMappings.replayed(city.feeds(), city.words(), endpoints.topics(), FeedMappings::keyOfEnvironment);
    }

    private List<TopicSpec> topics(Endpoints endpoints, FeedMappings mappings) {
        Clock clock = isLive() ? Clock.BROKER : Clock.WRITER;
        List<TopicSpec> specs = new ArrayList<>();
        specs.add(TopicSpec.events(endpoints.topics(), endpoints.eventPartitions()));
        specs.add(TopicSpec.deadLetters(endpoints.topics()));
        specs.add(TopicSpec.rules(endpoints.topics(), clock));
        mappings.topics().forEach(t -> specs.add(TopicSpec.raw(t, rawPartitions, clock)));
        return specs;
    }
}
