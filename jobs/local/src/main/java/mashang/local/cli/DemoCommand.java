package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.local.board.BoardServer;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.machine.StackFailure;
import mashang.local.run.AlertTail;
import mashang.local.run.DemoFolder;
import mashang.local.run.SimulatedRun;
import mashang.local.simulator.Simulation;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the whole pipeline, fed by a simulated city. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String WATCHED_SPEED =
            "300"; // five simulated minutes a second: something happens every few seconds

    private final Console console;

    @Mixin
    private StackArguments stackArguments = new StackArguments();

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(names = "--orders", paramLabel = "N", defaultValue = "0", descriptionKey = "option.orders")
    private long orders;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "option.seed")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = PaceConverter.class,
            descriptionKey = "option.demo-speed")
    private @Nullable Pace speed;

    @Option(names = "--exit", descriptionKey = "option.demo-exit")
    private boolean exit;

    @Option(names = "--fresh", descriptionKey = "option.fresh")
    private boolean fresh;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (orders < 0 || (exit && orders == Simulation.ENDLESS)) {
            console.error("demo.orders");
            return ExitCodes.UNUSABLE;
        }
        City city = cityArguments.load();
        DeliveryPlan telling = exit ? null : TellingArguments.load(cityArguments.folder(), city);
        Path data = stackArguments.dataOr(orders == Simulation.ENDLESS ? "demo" : "demo-" + orders + "-" + seed);
        DemoFolder folder = new DemoFolder(data);
        if (Stack.running(data).isEmpty() && !prepare(folder, data)) {
            return ExitCodes.UNUSABLE;
        }
        try (Stack stack = StackStarter.start(stackArguments.options(data), data, console);
                StopSign stop = new StopSign()) {
            return run(stack, city, telling, folder, stop);
        }
    }

    private int run(Stack stack, City city, @Nullable DeliveryPlan telling, DemoFolder folder, StopSign stop)
            throws Exception {
        try {
            SimulatedRun run = new SimulatedRun(stack.address(), city, cityArguments.folder(), orders, seed);
            run.start();
            if (telling != null) {
                run.startDelivery(telling);
            }
            show(stack.address());
            TellingArguments.show(telling, stack.address().folder(), console);
            if (exit) {
                return toTheEnd(run, folder, stop);
            }
            try (BoardServer board = Boards.beside(stack.address(), city)) {
                console.result("board", board.uri());
                console.notice(
                        "demo.look",
                        stack.address().elasticsearch(),
                        stack.address().flink());
                return watched(run, stack, stop);
            }
        } catch (InterruptedException | SimulatedRun.MissingFeed e) {
            throw e;
        } catch (Exception e) {
            throw StackStarter.cause(stack, e);
        }
    }

    /** Whether the folder can be used for this run; makes it ready. */
    private boolean prepare(DemoFolder folder, Path data) throws IOException, StackFailure {
        if (fresh && folder.isDemo()) {
            folder.clear();
        }
        switch (folder.look(orders, seed)) {
            case ANOTHER -> {
                console.error("demo.another", data);
                return false;
            }
            case ALL -> {
                console.notice("demo.again");
                folder.rewind();
            }
            case PART -> console.notice("demo.resumed");
            case NOTHING -> {}
        }
        try {
            folder.remember(orders, seed, false);
        } catch (IOException e) {
            throw StackFailure.of(e, data, StackFailure.Reason.FOLDER_NOT_WRITABLE, data);
        }
        return true;
    }

    private int toTheEnd(SimulatedRun run, DemoFolder folder, StopSign stop) throws Exception {
        long start = System.nanoTime();
        Feeder.Fed fed;
        try (Progress progress = console.progress("demo.feeding", run.records())) {
            fed = run.feed(speed == null ? Pace.MAX : speed, (n, time) -> progress.stepTo(n), stop);
        }
        if (stop.getAsBoolean()) {
            return ExitCodes.FAILED;
        }
        WorkingOff.await(run::awaitDone, console);
        folder.remember(orders, seed, true);
        return Results.print(run.results(fed.records(), (System.nanoTime() - start) / 1e9), console);
    }

    private int watched(SimulatedRun run, Stack stack, StopSign stop) throws Exception {
        AlertLines lines = new AlertLines(console);
        Thread tail = new Thread(() -> AlertTail.follow(stack.address().bootstrap(), lines, stop), "alert-tail");
        tail.setDaemon(true);
        tail.start();
        console.notice("demo.watch");
        long start = System.nanoTime();
        Pace pace = speed == null ? new PaceConverter().convert(WATCHED_SPEED) : speed;
        Feeder.Fed fed = run.feed(pace, lines::handedOver, stop);
        if (!stop.getAsBoolean()) {
            run.awaitDone(behind -> {});
            Results.print(run.results(fed.records(), (System.nanoTime() - start) / 1e9), console);
            console.notice("demo.over", AlertLines.time(fed.until()));
        }
        stack.awaitClosed();
        return ExitCodes.OK;
    }

    private void show(RunningStack stack) {
        console.result("kafka", stack.bootstrap());
        console.result("elasticsearch", stack.elasticsearch());
        console.result("flink", stack.flink());
        console.result("data", stack.folder());
    }
}
