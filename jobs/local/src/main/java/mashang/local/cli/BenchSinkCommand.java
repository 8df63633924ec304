package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.local.bench.SinkBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench sink}: the speed of writing to Elasticsearch. */
@Command(name = "sink", mixinStandardHelpOptions = true)
final class BenchSinkCommand implements Callable<Integer> {
    private static final int LEAST_DOCUMENTS = 1000;
    private static final int MOST_POISON = 50;

    private final Console console;

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(names = "--documents", paramLabel = "N", defaultValue = "100000", descriptionKey = "option.sink-documents")
    private int documents;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "option.sink-rounds")
    private int rounds;

    @Option(names = "--poison", paramLabel = "N", defaultValue = "1", descriptionKey = "option.sink-poison")
    private int poison;

    BenchSinkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (documents < LEAST_DOCUMENTS || rounds < 1 || poison < 0 || poison > MOST_POISON) {
            console.error("sink.numbers");
            return ExitCodes.UNUSABLE;
        }
        City city = cityArguments.load();
        SinkBench.Plan plan =
                new SinkBench.Plan(documents, rounds, poison, cityArguments.folder(), ProjectFolder.data("bench-sink"));
        new SinkBench(city, plan).run().forEach(console::result);
        return ExitCodes.OK;
    }
}
