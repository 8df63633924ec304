package mashang.local.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.Topics;
import mashang.local.board.BoardAddress;
import mashang.local.board.BoardServer;
import mashang.local.flink.FlinkRest;
import mashang.local.flink.Pulse;
import mashang.sla.Clocks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code board}: the board alone, on whatever Elasticsearch has the indices, until Ctrl-C. */
@Command(name = "board", mixinStandardHelpOptions = true)
final class BoardCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            required = true,
            descriptionKey = "option.board-elasticsearch")
    private String elasticsearch = "";

    @Option(names = "--kafka", paramLabel = "HOST:PORT", descriptionKey = "option.board-kafka")
    private @Nullable String kafka;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            descriptionKey = "option.board-port")
    private @Nullable Integer port;

    @Option(names = "--flink", paramLabel = "URL", split = ",", descriptionKey = "option.board-flink")
    private List<URI> flink = new ArrayList<>();

    @Option(names = "--without", paramLabel = "JOB", split = ",", descriptionKey = "option.health-without")
    private List<String> without = new ArrayList<>();

    @Option(names = "--bind", paramLabel = "ADDRESS", descriptionKey = "option.board-bind")
    private String bind = BoardAddress.LOOPBACK;

    BoardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        BoardAddress address = BoardAddress.of(bind, port == null ? Boards.PORT : port);
        City city = cityArguments.load();
        ElasticsearchAccess access = ServerArguments.access(null, elasticsearch);
        try (ElasticsearchConnection connection = access.connect()) {
            new ElasticsearchSetup(connection).check();
        }
        String bootstrap = kafka;
        if (bootstrap != null) {
            TopicSetup.partitions(bootstrap, List.of(Topics.MAIN.alerts()));
        }
        Clocks own = city.clocks();
        BoardServer board = BoardServer.start(
                address,
                access,
                bootstrap,
                Boards.content(city, () -> bootstrap == null ? own : InForce.at(bootstrap, city)),
                flink.isEmpty() ? null : pulse());
        Runtime.getRuntime().addShutdownHook(new Thread(board::close, "close-board"));
        console.result("board", board.uri());
        console.notice("board.ready");
        new CountDownLatch(1).await();
        return ExitCodes.OK;
    }

    private Pulse pulse() {
        return new Pulse(
                flink.stream().map(FlinkRest::new).toList(),
                Pulse.Expected.allBut(Topics.MAIN.prefix(), without),
                HealthCommand.WITHIN);
    }
}
