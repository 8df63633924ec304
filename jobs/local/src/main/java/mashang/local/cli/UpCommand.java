package mashang.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.config.DocumentFiles;
import mashang.local.board.BoardServer;
import mashang.local.run.DemoFolder;
import mashang.local.run.LiveRun;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: the stack and its jobs without a feed, until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StackArguments stackArguments = new StackArguments();

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(names = "--no-jobs", descriptionKey = "option.up-no-jobs")
    private boolean withoutJobs;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        City city = cityArguments.load();
        @Nullable String key = CallerKey.of(console);
        if (DocumentFiles.areIn(cityArguments.folder())) {
            DocumentFiles.load(cityArguments.folder()); // not when somebody wants to issue one
        }
        Path config = cityArguments.folder();
        DeliveryPlan telling =
                withoutJobs ? TellingArguments.loadWithoutJobs(config, city) : TellingArguments.load(config, city);
        Path data = stackArguments.data();
        if (new DemoFolder(data).isDemo()) {
            console.error("up.demo", data);
            return ExitCodes.UNUSABLE;
        }
        try (Stack stack = StackStarter.start(stackArguments.options(data), data, console)) {
            if (!withoutJobs) {
                LiveRun.start(stack.address(), city, telling, cityArguments.folder(), key);
            }
            RunningStack address = stack.address();
            console.result("kafka", address.bootstrap());
            console.result("elasticsearch", address.elasticsearch());
            console.result("flink", address.flink());
            console.result("data", address.folder());
            try (BoardServer board = Boards.beside(address, city)) {
                console.result("board", board.uri());
                TellingArguments.show(telling, address.folder(), console);
                console.notice("up.ready");
                stack.awaitClosed();
            }
        }
        return ExitCodes.OK;
    }
}
