package mashang.local.cluster;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.Checkpoints;

/**
 * The checkpoints on disk, by job name: {@code <folder>/<job name>/<Flink's job id>/chk-<n>/_metadata}.
 *
 * <p>A job gets a new id at every submission, so the newest checkpoint of a name may lie under any of its ids.
 *
 * @param folder where the cluster keeps the checkpoints of all jobs
 */
public record RetainedCheckpoints(Path folder) {

    private static final String METADATA = "_metadata";

    /** Folders below a job's, the file included. */
    private static final int DEPTH = 3;

    private record Candidate(Path checkpoint, FileTime written) {}

    /** Where a job's checkpoints go. */
    public Path of(String jobName) {
        return folder.resolve(jobName);
    }

    /**
     * The newest checkpoint of {@code jobName} that can be read to its end; empty if the job never completed one. One
     * whose metadata is cut short, as after a power failure, is passed over for the one before it.
     */
    public Optional<Path> latest(String jobName) {
        return candidates(of(jobName)).stream()
                .sorted(Comparator.comparing(Candidate::written).reversed())
                .map(Candidate::checkpoint)
                .filter(RetainedCheckpoints::isComplete)
                .findFirst();
    }

    private static List<Candidate> candidates(Path job) {
        Search search = new Search();
        try {
            Files.walkFileTree(job, Set.of(), DEPTH, search);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + job, e);
        }
        return search.found;
    }

    /** Collects what is there; what a running cluster removes meanwhile, a file or a folder, has been replaced by something newer. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final List<Candidate> found = new ArrayList<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.endsWith(METADATA)) {
                found.add(new Candidate(file.resolveSibling(""), attributes.lastModifiedTime()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    private static boolean isComplete(Path checkpoint) {
        Path metadata = checkpoint.resolve(METADATA);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            Checkpoints.loadCheckpointMetadata(in, RetainedCheckpoints.class.getClassLoader(), checkpoint.toString());
            return true;
        } catch (IOException | RuntimeException cutShort) {
            return false;
        }
    }
}
