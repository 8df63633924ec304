package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.bench.TextBench;
import mashang.local.bench.TextFile;
import mashang.local.simulator.ComplaintTexts;
import mashang.text.ComplaintAnalyzer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench text}: the speed of text analysis beside Lucene's own. */
@Command(name = "text", mixinStandardHelpOptions = true)
final class BenchTextCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final int ORDERS = 4000;
    private static final int FEWEST_SECONDS = 5;
    private static final int MOST_SECONDS = 3600;

    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Option(names = "--input", paramLabel = "FILE", descriptionKey = "option.bench-input")
    private @Nullable Path input;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", descriptionKey = "option.bench-seconds")
    private int seconds;

    BenchTextCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (seconds < FEWEST_SECONDS || seconds > MOST_SECONDS) {
            console.error("bench.seconds");
            return ExitCodes.UNUSABLE;
        }
        List<String> texts;
        try {
            texts = input == null ? ComplaintTexts.of(SEED, ORDERS) : TextFile.read(input);
        } catch (IOException e) {
            console.error("bench.input", String.valueOf(input));
            return ExitCodes.UNUSABLE;
        }
        if (texts.isEmpty()) {
            console.error("bench.no-texts", String.valueOf(input));
            return ExitCodes.UNUSABLE;
        }
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(city.load().vocabulary());
        new TextBench(analyzer, texts, seconds, console::notice).run().forEach(console::result);
        return ExitCodes.OK;
    }
}
