package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Flink, Kafka and our own classes log: a file below the data folder, never standard output. Must be said before
 * the first logger is made.
 */
final class LogFiles {

    private static final String CONFIGURATION = "log4j2.configurationFile";

    private LogFiles() {}

    /** For commands without a data folder: warnings of ours on standard error, the rest nowhere. */
    static void none() {
        System.setProperty(CONFIGURATION, "classpath:mashang/local/cli/log4j2-none.properties");
    }

    /** {@code <data>/logs/stack.log}. A folder that cannot be written is the stack's to complain about. */
    static void in(Path data) {
        Path logs = data.toAbsolutePath().resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            return;
        }
        if (Files.isWritable(logs)) {
            System.setProperty("mashang.logs", logs.toString());
            System.setProperty(CONFIGURATION, "classpath:mashang/local/cli/log4j2-files.properties");
        }
    }
}
