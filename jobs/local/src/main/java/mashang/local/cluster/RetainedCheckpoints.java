package mashang.local.cluster;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        if (!Files.isDirectory(job)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(job, 3, (path, attributes) -> path.endsWith(METADATA))) {
            return files.flatMap(RetainedCheckpoints::candidate).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + job, e);
        }
    }

    private static Stream<Candidate> candidate(Path metadata) {
        try {
            return Stream.of(new Candidate(metadata.resolveSibling(""), Files.getLastModifiedTime(metadata)));
        } catch (NoSuchFileException e) {
            // A running cluster has just replaced it by a newer one.
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
