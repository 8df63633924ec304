package mashang.local.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Runs a command line in this JVM, for tests of other packages. */
public final class TestedCommands {
    private TestedCommands() {}

    /** What came of it. */
    public record Said(int code, String out, String err) {}

    public static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, err, Language.of(arguments, null), false);
        int code = Main.run(console, arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
