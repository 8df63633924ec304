package mashang.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import mashang.local.text.Utf8Lines;

/**
 * Lines in, lines out, both UTF-8 whatever the locale, with the same line ends. What is ready is written out before more
 * input has to be waited for, so that it serves at a terminal, and otherwise when a buffer is full.
 *
 * <p>Who reads the results may stop ({@code | head}): that ends the work and is no failure.
 */
final class LineFlow {
    private static final int BUFFERED = 1 << 16;

    private final Console console;
    private final String between;
    private final BiConsumer<String, StringBuilder> work;
    private boolean told;

    /**
     * @param between what parts the results of the pieces of a line too long to be read at once
     * @param work appends the result for a line or piece
     */
    LineFlow(Console console, String between, BiConsumer<String, StringBuilder> work) {
        this.console = console;
        this.between = between;
        this.work = work;
    }

    /** Works through the input; returns the exit code. */
    int run(InputStream in) {
        Writer out = new OutputStreamWriter(console.output(), StandardCharsets.UTF_8);
        StringBuilder results = new StringBuilder(BUFFERED);
        Utf8Lines lines = new Utf8Lines(in, () -> write(results, out, true));
        try {
            copy(lines, results, out);
            write(results, out, true);
        } catch (Utf8Lines.Unreadable e) {
            console.error("text.unreadable", String.valueOf(e.getMessage()));
            return ExitCodes.FAILED;
        } catch (IOException e) {
            return unwritable(e);
        }
        return verdict(lines);
    }

    /** Puts one text through the work as a whole, whatever lines it has; returns the exit code. */
    int whole(String text) {
        StringBuilder results = new StringBuilder(BUFFERED);
        work.accept(text, results);
        try {
            write(results, new OutputStreamWriter(console.output(), StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            return unwritable(e);
        }
        return ExitCodes.OK;
    }

    private void copy(Utf8Lines lines, StringBuilder results, Writer out) throws IOException {
        boolean goesOn = false;
        while (lines.next()) {
            if (lines.line() == 1 && !goesOn && lines.byteOrderMark()) {
                results.append('\uFEFF');
            }
            if (goesOn) {
                results.append(between);
            }
            work.accept(lines.text(), results);
            results.append(lines.ending());
            goesOn = lines.continued();
            tellMalformed(lines);
            if (results.length() >= BUFFERED) {
                write(results, out, false);
            }
        }
    }

    private static void write(StringBuilder results, Writer out, boolean flush) throws IOException {
        out.append(results);
        results.setLength(0);
        if (flush) {
            out.flush();
        }
    }

    /** The reader of a pipe has gone; or the disk is full. */
    private int unwritable(IOException e) {
        String why = String.valueOf(e.getMessage());
        if (why.toLowerCase(Locale.ROOT).contains("pipe") || why.contains("管道")) {
            return ExitCodes.OK;
        }
        console.error("text.unwritable", why);
        return ExitCodes.FAILED;
    }

    /** At once, the first time: who feeds another encoding should not have to wait for the end. */
    private void tellMalformed(Utf8Lines lines) {
        if (!told && lines.malformedLines() > 0) {
            told = true;
            console.error("text.malformed", lines.firstMalformed());
        }
    }

    private int verdict(Utf8Lines lines) {
        if (lines.malformedLines() > 1) {
            console.error("text.malformed-lines", lines.malformedLines());
        }
        return lines.malformedLines() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
