package mashang.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done with the jobs of a cluster: look, save, stop, go on. */
public final class ClusterJobs {
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final FlinkRest rest;

    public ClusterJobs(FlinkRest rest) {
        this.rest = rest;
    }

    /** All the cluster remembers, by name, of one name the oldest first. */
    public List<ClusterJob> list() {
        List<ClusterJob> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("jobs/overview").path("jobs")) {
            JsonNode tasks = job.path("tasks");
            jobs.add(new ClusterJob(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText(),
                    Instant.ofEpochMilli(job.path("start-time").asLong()),
                    tasks.path("total").asInt() == tasks.path("running").asInt()));
        }
        jobs.sort(Comparator.comparing(ClusterJob::name).thenComparing(ClusterJob::since));
        return jobs;
    }

    /**
     * The living jobs of these names or ids.
     *
     * @param words none: all of them
     * @throws FlinkProblem where one of them is not there, or a name without a prefix may mean jobs of several
     */
    public List<ClusterJob> alive(List<String> words) {
        List<ClusterJob> alive = list().stream().filter(ClusterJob::isAlive).toList();
        for (String word : words) {
            Set<String> meant = alive.stream()
                    .filter(job -> job.isCalled(word))
                    .map(ClusterJob::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (meant.isEmpty()) {
                throw FlinkProblem.noJob(
                        word, alive.stream().map(ClusterJob::name).collect(Collectors.joining(", ")));
            }
            if (meant.size() > 1) {
                throw FlinkProblem.unclear(word, String.join(", ", meant));
            }
        }
        return alive.stream()
                .filter(job -> words.isEmpty() || words.stream().anyMatch(job::isCalled))
                .toList();
    }

    /** What is known of a job's safety. */
    public ClusterJob.Saved saved(ClusterJob job) {
        JsonNode checkpoint =
                rest.get("jobs/" + job.id() + "/checkpoints").path("latest").path("completed");
        JsonNode restarts = rest.get("jobs/" + job.id() + "/metrics?get=numRestarts");
        boolean none = checkpoint.isMissingNode() || checkpoint.isNull();
        return new ClusterJob.Saved(
                none
                        ? null
                        : Instant.ofEpochMilli(
                                checkpoint.path("trigger_timestamp").asLong()),
                checkpoint.path("state_size").asLong(),
                restarts.isEmpty() ? -1 : restarts.get(0).path("value").asLong());
    }

    /** Takes a savepoint while the job goes on; returns where it lies. */
    public String savepoint(ClusterJob job, String folder, Duration patience) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("target-directory", folder);
        return await(job, "savepoint", rest.post("jobs/" + job.id() + "/savepoints", body), patience);
    }

    /** Stops the job with a savepoint, and never drains: the end of time would take the orders' timers. */
    public String stop(ClusterJob job, String folder, Duration patience) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("targetDirectory", folder).put("drain", false);
        return await(job, "stop", rest.post("jobs/" + job.id() + "/stop", body), patience);
    }

    /**
     * What is to run.
     *
     * @param jar file on this machine
     * @param arguments of the jar's main class, which runs on the JobManager
     * @param from the savepoint or checkpoint to go on from; absent: an empty state
     * @param mayLeaveState whether state nobody asks for any more may be dropped
     */
    public record Start(
            Path jar,
            List<String> arguments,
            int parallelism,
            @Nullable String from,
            boolean mayLeaveState) {}

    /** Starts a job; returns its id. */
    public String start(Start start) throws FileNotFoundException {
        String jar = rest.upload(start.jar());
        try {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            start.arguments().forEach(body.putArray("programArgsList")::add);
            body.put("parallelism", start.parallelism());
            body.put("allowNonRestoredState", start.mayLeaveState());
            if (start.from() != null) {
                body.put("savepointPath", start.from());
            }
            return rest.post("jars/" + jar + "/run", body).path("jobid").asText();
        } finally {
            rest.delete("jars/" + jar);
        }
    }

    /** Flink does it meanwhile, and is asked until it is done. */
    private String await(ClusterJob job, String what, JsonNode trigger, Duration patience) {
        String path =
                "jobs/" + job.id() + "/savepoints/" + trigger.path("request-id").asText();
        long start = System.nanoTime();
        while (true) {
            JsonNode answer = asked(path, System.nanoTime() - start < patience.toNanos());
            if ("COMPLETED".equals(answer.path("status").path("id").asText())) {
                JsonNode operation = answer.path("operation");
                if (operation.has("failure-cause")) {
                    String trace =
                            operation.path("failure-cause").path("stack-trace").asText();
                    throw FlinkProblem.failed(what + ' ' + job.name(), FlinkRest.cause(trace));
                }
                return operation.path("location").asText();
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw FlinkProblem.late(what + ' ' + job.name(), patience.toSeconds());
            }
            pause();
        }
    }

    /** A connection that breaks meanwhile must not cost the only word of where a stopped job's savepoint lies. */
    private JsonNode asked(String path, boolean isPatient) {
        try {
            return rest.get(path);
        } catch (FlinkProblem e) {
            if (e.isAnswered() || !isPatient) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
