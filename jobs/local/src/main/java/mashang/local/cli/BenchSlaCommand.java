package mashang.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.local.bench.SlaBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench sla}: the speed of supervision, and the size of its state. */
@Command(name = "sla", mixinStandardHelpOptions = true)
final class BenchSlaCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(names = "--orders", paramLabel = "N", defaultValue = "100000", descriptionKey = "option.bench-orders")
    private long orders;

    @Option(
            names = "--open-orders",
            paramLabel = "N",
            defaultValue = "50000",
            descriptionKey = "option.bench-open-orders")
    private long openOrders;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", descriptionKey = "option.bench-runs")
    private int runs;

    @Option(names = "--heap", paramLabel = "MB", defaultValue = "1024", descriptionKey = "option.bench-heap")
    private int heap;

    @Option(names = "--profile", paramLabel = "DIR", descriptionKey = "option.bench-profile")
    private @Nullable Path profiles;

    BenchSlaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (orders < 0 || openOrders < 0 || runs < 1) {
            console.error("bench.numbers");
            return ExitCodes.UNUSABLE;
        }
        City city = cityArguments.load();
        if (profiles != null) {
            Files.createDirectories(profiles);
        }
        SlaBench.Plan plan = new SlaBench.Plan(
                orders, openOrders, runs, cityArguments.folder(), ProjectFolder.data("bench"), heap, profiles);
        new SlaBench(city, plan, console::notice).run().forEach(console::result);
        return ExitCodes.OK;
    }
}
