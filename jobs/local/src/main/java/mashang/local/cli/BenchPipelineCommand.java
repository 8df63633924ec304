package mashang.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.local.bench.PipelineBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench pipeline}: the speed of each job, and of all together. */
@Command(name = "pipeline", mixinStandardHelpOptions = true)
final class BenchPipelineCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "60000",
            descriptionKey = "option.bench-pipeline-orders")
    private long orders;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", descriptionKey = "option.bench-runs")
    private int runs;

    @Option(names = "--curve", paramLabel = "N", split = ",", descriptionKey = "option.bench-pipeline-curve")
    private List<Long> curve = new ArrayList<>();

    @Option(names = "--heap", paramLabel = "MB", defaultValue = "1024", descriptionKey = "option.bench-heap")
    private int heap;

    @Option(names = "--profile", paramLabel = "DIR", descriptionKey = "option.bench-profile")
    private @Nullable Path profiles;

    BenchPipelineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (orders < 1 || runs < 0 || curve.stream().anyMatch(n -> n < 1)) {
            console.error("bench.pipeline-numbers");
            return ExitCodes.UNUSABLE;
        }
        City city = cityArguments.load();
        if (profiles != null) {
            Files.createDirectories(profiles);
        }
        Path folder = ProjectFolder.data("bench-pipeline");
        PipelineBench.Plan plan = new PipelineBench.Plan(
                orders, runs, List.copyOf(curve), cityArguments.folder(), folder, heap, profiles);
        new PipelineBench(city, plan, console::notice).run().lines().forEach(console::result);
        console.notice("bench.pipeline-files", folder);
        return ExitCodes.OK;
    }
}
