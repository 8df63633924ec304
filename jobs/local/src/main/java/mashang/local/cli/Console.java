package mashang.local.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import mashang.local.machine.StackFailure;

/**
 * What the command line says, and where: result lines on standard output, everything else on standard error. UTF-8
 * whatever the locale, because Java would write Chinese as question marks in the plain one of a server.
 */
public final class Console {

    private final InputStream in;
    private final OutputStream output;
    private final PrintStream out;
    private final PrintStream err;
    private final Language language;
    private final Texts texts;
    private final boolean terminal;

    /**
     * Without anything to read.
     *
     * @param terminal whether {@code err} is a terminal, where a progress bar may redraw its line
     */
    Console(OutputStream out, OutputStream err, Language language, boolean terminal) {
        this(InputStream.nullInputStream(), out, err, language, terminal);
    }

    /** @param terminal whether {@code err} is a terminal, where a progress bar may redraw its line */
    Console(InputStream in, OutputStream out, OutputStream err, Language language, boolean terminal) {
        this.in = in;
        this.output = out;
        this.out = utf8(out);
        this.err = utf8(err);
        this.language = language;
        this.texts = new Texts(language);
        this.terminal = terminal;
    }

    /** The process's own. The launcher says whether standard error is a terminal; Java cannot tell. */
    static Console standard(Language language) {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                language,
                Boolean.getBoolean("mashang.terminal"));
    }

    /** Standard input, as bytes. */
    InputStream input() {
        return in;
    }

    /** Standard output as bytes, for results that are a stream: unlike the lines, it says when it cannot be written. */
    OutputStream output() {
        return output;
    }

    /** Whether a person types the input and sees the results. */
    @SuppressWarnings("SystemConsoleNull") // we run on 17
    boolean typed() {
        return terminal && System.console() != null;
    }

    public Language language() {
        return language;
    }

    /** A line of the result, {@code name: value}: the same in every language, for people and scripts. */
    public void result(String name, Object value) {
        out.println(name + ": " + value);
        out.flush();
    }

    /** A line of a result that is text, in the language already. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Something to know, from the texts. */
    public void notice(String key, Object... arguments) {
        err.println(texts.text(key, arguments));
    }

    /** Lines that are already in the right language. */
    public void say(String lines) {
        err.println(lines);
    }

    /** What went wrong and what to do about it, from the texts. */
    public void error(String key, Object... arguments) {
        err.println(texts.text("error", texts.text(key, arguments)));
    }

    /** Why the stack cannot run. */
    public void error(StackFailure failure) {
        err.println(texts.text("error", failure.sentence(language.locale())));
    }

    /**
     * Starts to show how far long work is.
     *
     * @param key what is being done, from the texts
     * @param total how many steps there are; 0 or less if unknown
     */
    public Progress progress(String key, long total) {
        return new Progress(err, texts.text(key), total, terminal);
    }

    Texts texts() {
        return texts;
    }

    PrintWriter errors() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    PrintWriter results() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
