package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.text.ComplaintText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code text clean}: each line as it may be stored and shown. */
@Command(name = "clean", mixinStandardHelpOptions = true)
final class TextCleanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TextArguments arguments = new TextArguments();

    TextCleanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return arguments.each(console, "", (text, out) -> out.append(ComplaintText.clean(text)));
    }
}
