package mashang.local.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The texts of a {@code text} command: one on the command line, or the lines of standard input. */
final class TextArguments {

    @Parameters(arity = "0..*", paramLabel = "TEXT", descriptionKey = "option.text")
    private List<String> words = List.of();

    /**
     * Puts each line through some work.
     *
     * @param between what parts the results of the pieces of a line too long to be read at once
     * @param work appends the result for a line or piece
     * @return exit code
     */
    int each(Console console, String between, BiConsumer<String, StringBuilder> work) {
        return new LineFlow(console, between, work).run(input(console));
    }

    /** The same where the text of the command line is one, line breaks and all, as a complaint is. */
    int eachText(Console console, String between, BiConsumer<String, StringBuilder> work) {
        String text = text();
        LineFlow flow = new LineFlow(console, between, work);
        return text == null ? flow.run(input(console)) : flow.whole(text);
    }

    /** The text of the command line, as {@code echo} would read it; absent where standard input is to be read. */
    @Nullable
    String text() {
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private InputStream input(Console console) {
        String text = text();
        if (text != null) {
            return new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (console.typed()) {
            console.notice("text.typed");
        }
        return console.input();
    }
}
