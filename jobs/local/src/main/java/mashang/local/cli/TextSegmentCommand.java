package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.local.text.Segmentation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code text segment}: each line cut into words. */
@Command(name = "segment", mixinStandardHelpOptions = true)
final class TextSegmentCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TextArguments arguments = new TextArguments();

    @Option(names = "--stock", descriptionKey = "option.stock")
    private boolean stock;

    TextSegmentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Segmentation segmentation = stock ? Segmentation.stock() : Segmentation.ours()) {
            return arguments.each(console, " ", segmentation::append);
        }
    }
}
