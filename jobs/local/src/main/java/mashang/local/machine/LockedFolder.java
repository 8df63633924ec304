package mashang.local.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mashang.local.machine.StackFailure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A folder that belongs to one process at a time.
 *
 * <p>The lock is the operating system's, on {@code stack.lock}: it goes with its process, so that after {@code kill -9}
 * there is nothing to clean up. The file itself stays and means nothing.
 */
public final class LockedFolder implements AutoCloseable {

    private static final String LOCK = "stack.lock";

    private final Path path;
    private final FileChannel channel;

    private LockedFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder where it is missing, makes sure that it can be written, and locks it. */
    public static LockedFolder open(Path folder) throws StackFailure {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = lock(channel) != null;
            if (!locked) {
                throw new StackFailure(Reason.ALREADY_RUNNING, path);
            }
            // Not for a reader: the write is what tells a full disk from one with room.
            String owner = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
            return new LockedFolder(path, channel);
        } catch (IOException e) {
            throw StackFailure.of(e, path, Reason.FOLDER_NOT_WRITABLE, path);
        } finally {
            if (!locked) {
                close(channel);
            }
        }
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        close(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByOurselves) {
            return null;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
