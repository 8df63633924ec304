package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.local.text.TextReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code text explain}: what becomes of a text, step by step, and why. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class TextExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TextArguments arguments = new TextArguments();

    @Mixin
    private CityArguments city = new CityArguments();

    TextExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (TextReader reader = new TextReader(city.load())) {
            TextReport report = new TextReport(console.texts(), console.language() == Language.en);
            return arguments.eachText(console, "\n", (text, out) -> {
                if (!text.isBlank()) {
                    report.append(reader.read(text), out);
                }
            });
        }
    }
}
