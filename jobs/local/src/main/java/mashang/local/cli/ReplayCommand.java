package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.Feed;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.run.ReplayRun;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: a file through its feed's mapping, with the file's own times as the clock. */
@Command(name = "replay", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StackArguments stackArguments = new StackArguments();

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Option(names = "--feed", paramLabel = "NAME|FILE", required = true, descriptionKey = "option.feed")
    private String feed = "";

    @Option(names = "--input", paramLabel = "FILE", required = true, descriptionKey = "option.input")
    private Path input = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = PaceConverter.class,
            descriptionKey = "option.replay-speed")
    private Pace speed = Pace.MAX;

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "option.until")
    private @Nullable String until;

    @Option(names = "--exit", descriptionKey = "option.replay-exit")
    private boolean exit;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        City city = cityArguments.load();
        Optional<Feed> chosen = chosen(city);
        if (chosen.isEmpty()) {
            console.error("replay.no-feed", feed, names(city));
            return ExitCodes.UNUSABLE;
        }
        if (!Files.isRegularFile(input) || !Files.isReadable(input)) {
            console.error("replay.no-file", input);
            return ExitCodes.UNUSABLE;
        }
        long end;
        try {
            end = end(chosen.get());
        } catch (DateTimeParseException e) {
            console.error("replay.until", String.valueOf(until));
            return ExitCodes.UNUSABLE;
        }
        Path data = stackArguments.data();
        Optional<RunningStack> running = Stack.running(data);
        if (running.isPresent()) {
            LogFiles.none();
            console.notice("replay.beside", data);
            try (StopSign stop = new StopSign()) {
                return replay(running.get(), city, chosen.get(), end, stop);
            }
        }
        try (Stack stack = StackStarter.start(stackArguments.options(data), data, console);
                StopSign stop = new StopSign()) {
            int code = replayOn(stack, city, chosen.get(), end, stop);
            if (!exit && !stop.getAsBoolean()) {
                console.result("elasticsearch", stack.address().elasticsearch());
                console.result("flink", stack.address().flink());
                console.notice("up.ready");
                stack.awaitClosed();
            }
            return code;
        }
    }

    private int replayOn(Stack stack, City city, Feed mapped, long end, StopSign stop) throws Exception {
        try {
            return replay(stack.address(), city, mapped, end, stop);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw StackStarter.cause(stack, e);
        }
    }

    private int replay(RunningStack stack, City city, Feed mapped, long end, StopSign stop) throws Exception {
        long start = System.nanoTime();
        ReplayRun run = new ReplayRun(
                stack, city, cityArguments.folder(), mapped, input, CallerKey.of(console), System.currentTimeMillis());
        int code;
        try {
            run.start();
            code = feedAndTell(run, end, start, stop);
        } catch (Exception e) {
            cancelAfter(e, run);
            throw e;
        }
        run.cancelJobs();
        return code;
    }

    /** Jobs that nobody will feed again must not keep the slots of a stack that goes on. */
    private static void cancelAfter(Exception failure, ReplayRun run) {
        try {
            run.cancelJobs();
        } catch (IOException e) {
            failure.addSuppressed(e); // there may be no cluster any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int feedAndTell(ReplayRun run, long end, long start, StopSign stop) throws Exception {
        Feeder.Fed fed;
        try (Progress progress = console.progress("replay.feeding", run.rows())) {
            fed = run.feed(speed, end, (n, time) -> progress.stepTo(n), stop);
        }
        if (stop.getAsBoolean()) {
            return ExitCodes.FAILED;
        }
        WorkingOff.await(run::awaitDone, console);
        return Results.print(run.results(fed.records(), (System.nanoTime() - start) / 1e9), console);
    }

    /** By name, or the feed file itself. */
    private Optional<Feed> chosen(City city) {
        Path file = Path.of(feed);
        boolean isFile = feed.endsWith(".yaml") || feed.endsWith(".yml");
        return isFile && Files.isRegularFile(file) ? Optional.of(Feed.load(file)) : city.feed(feed);
    }

    private static String names(City city) {
        return Stream.concat(city.feeds().stream(), city.examples().stream())
                .map(Feed::name)
                .collect(Collectors.joining(", "));
    }

    private long end(Feed mapped) {
        String text = until;
        if (text == null) {
            return Long.MAX_VALUE;
        }
        return WrittenTime.parse(text, mapped.zone());
    }
}
