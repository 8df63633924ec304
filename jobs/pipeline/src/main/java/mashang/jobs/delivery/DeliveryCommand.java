package mashang.jobs.delivery;

import java.time.Duration;
import java.util.List;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.delivery.AckLink;
import mashang.jobs.Endpoints;
import mashang.jobs.JobOptions;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Delivery from the command line of a Flink cluster. */
@Command(
        name = DeliveryJob.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "送达作业：把告警发给该知道的人，并记录送达结果。密钥取自环境变量，提交处和各 TaskManager 都要有。",
            "Delivery: tells alerts to whom they concern, and records it. Secrets come from the environment, here and of every TaskManager."
        })
public final class DeliveryCommand extends ReaderCommand {
    @Option(
            names = "--files",
            paramLabel = "DIR",
            defaultValue = ".",
            description = {"文件渠道的相对路径以此为准。默认当前目录。", "Folder that relative paths of file channels are below."})
    private String files = ".";

    @Option(
            names = "--standby",
            description = {
                "只跟着读，什么也不发：蓝绿切换时的新作业。切换：停旧作业，再不带此项提交。",
                "Reads along and sends nothing, for a blue/green switch: stop the old job, then submit without this."
            })
    private boolean isStandby;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            defaultValue = "P1D",
            converter = JobOptions.IsoDuration.class,
            description = {
                "首次（无状态）启动时，只补发事件日志末尾之前这段时间内的告警，更早且未送达过的记为“撤回（too-old）”，不发。默认 ${DEFAULT-VALUE}；从保存点启动时不起作用。",
                "At the first start, without state, alerts decided longer than this before the end of the event log, and not delivered"
                        + " before, are recorded WITHDRAWN (too-old) and never sent. A longer time sends more of the history. Without"
                        + " effect where the job goes on from a savepoint."
            })
    private Duration since = Duration.ofDays(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    public DeliveryCommand() {
        super(DeliveryJob.NAME);
    }

    /** Its records are written into the index by another job. */
    @Override
    protected boolean isIndexing() {
        return false;
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        DeliveryPlan plan = DeliveryFiles.load(config(), city);
        List<String> missing = DeliveryFiles.secrets(plan).stream()
                .filter(variable -> !DeliveryFiles.isSet(System.getenv(variable)))
                .toList();
        if (!missing.isEmpty()) {
            String all = String.join(", ", missing);
            throw new ParameterException(
                    spec.commandLine(), "环境变量没有设置：" + all + " / not set in the environment: " + all);
        }
        String secret = System.getenv(AckLink.SECRET);
        if (DeliveryFiles.isSet(secret) && secret.length() < AckLink.SHORTEST_SECRET) {
            throw new ParameterException(
                    spec.commandLine(),
                    "环境变量 " + AckLink.SECRET + " 太短，至少 " + AckLink.SHORTEST_SECRET + " 个字符 / the secret in "
                            + AckLink.SECRET + " is too short: " + AckLink.SHORTEST_SECRET + " characters or more");
        }
        TopicSetup.ensure(
                endpoints.bootstrapServers(),
                List.of(
                        TopicSpec.deliveries(endpoints.topics()),
                        TopicSpec.problemAlerts(endpoints.topics()),
                        TopicSpec.rules(endpoints.topics(), TopicSpec.Clock.BROKER)));
        DeliveryJob.define(env, endpoints, Telling.of(plan, city, isStandby).since(since), files);
    }
}
