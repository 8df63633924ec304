package mashang.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import mashang.connectors.kafka.Topics;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options every job has; a job adds its own and mixes these in ({@code @Mixin}). Secrets are no options: a command
 * line is read by everybody on the machine, so they come from the environment.
 */
public final class JobOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = {
                "Kafka 地址，多个用逗号分隔。默认 ${DEFAULT-VALUE}。",
                "Kafka brokers, separated by commas. Only to find the others: two are enough."
            })
    private String bootstrapServers = "";

    @Option(
            names = "--elasticsearch",
            paramLabel = "URI",
            defaultValue = "http://localhost:9200",
            description = {
                "Elasticsearch 地址，不含账号口令。默认 ${DEFAULT-VALUE}。",
                "Elasticsearch, without credentials: those come from the environment."
            })
    private String elasticsearch = "";

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            defaultValue = "mashang",
            description = {
                "主题名前缀。默认 ${DEFAULT-VALUE}；回放用另一个前缀，就有自己的时钟，不影响正式运行。",
                "Prefix of our topics. A replay beside the live pipeline takes another one, and so has a clock of its own."
            })
    private String prefix = "";

    @Option(
            names = "--event-partitions",
            paramLabel = "N",
            defaultValue = "8",
            description = {
                "新建事件主题的分区数，决定下游作业的最大并行度。默认 ${DEFAULT-VALUE}；已有的主题不变。",
                "Partitions of a new event log: the most tasks that can read it. Each costs one tick per raw partition and"
                        + " second. An existing log keeps its own."
            })
    private int eventPartitions;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            defaultValue = "PT10S",
            converter = IsoDuration.class,
            description = {
                "检查点间隔（如 PT1S）。默认 ${DEFAULT-VALUE}；越短，故障后重复的记录越少，开销越大。",
                "How often state is saved. After a failure, so much is read again; a smaller value costs more."
            })
    private Duration checkpointInterval = JobEnvironment.CHECKPOINT_INTERVAL;

    /** Where the job finds the world. */
    public Endpoints endpoints() {
        return new Endpoints(bootstrapServers, elasticsearch, new Topics(prefix), eventPartitions);
    }

    public Duration checkpointInterval() {
        return checkpointInterval;
    }

    /** A positive ISO 8601 duration, such as {@code PT1S}; {@code PT0S} where the option gives it a meaning. */
    public static final class IsoDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Duration.parse(text);
                if (!duration.isNegative()) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // told below, the same way
            }
            throw new TypeConversionException(
                    "'" + text + "' 不是时长，应如 PT1S、PT0.5S / is no duration such as PT1S or PT0.5S");
        }
    }
}
