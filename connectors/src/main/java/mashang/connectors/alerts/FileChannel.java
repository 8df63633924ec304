package mashang.connectors.alerts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import mashang.delivery.Answer;

/**
 * Readable text at the end of a file (UTF-8), a blank line behind each message. Opened for each message, so that it may be moved away at
 * any time; on disk when it is answered. After a crash the last message may stand there twice.
 */
final class FileChannel implements Channel {
    private final Path file;
    private final ExecutorService writer = Threads.daemon("alerts-file", 1);

    FileChannel(Path file) {
        this.file = file;
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        return CompletableFuture.supplyAsync(() -> write(message), writer);
    }

    private Answer write(Message message) {
        byte[] bytes = (message.text().strip() + "\n\n").getBytes(StandardCharsets.UTF_8);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = java.nio.channels.FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(false);
            }
            return Answer.DONE;
        } catch (IOException e) {
            return Answer.retry(e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
