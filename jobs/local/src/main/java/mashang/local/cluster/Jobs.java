package mashang.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a cluster on this machine, in this process or another one, through its REST interface.
 *
 * <p>A job is known by its name; of several submissions under one name the latest counts. A cluster in another process
 * must have the same class path, because jobs are sent without jars.
 */
public final class Jobs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI uri;
    private final RetainedCheckpoints checkpoints;

    /**
     * @param restPort the cluster's REST port on 127.0.0.1
     * @param checkpoints where the cluster keeps them
     */
    public Jobs(int restPort, RetainedCheckpoints checkpoints) {
        this.uri = URI.create("http://" + LoopbackPorts.HOST + ":" + restPort);
        this.checkpoints = checkpoints;
    }

    /** The cluster's web page. */
    public URI uri() {
        return uri;
    }

    /** The newest complete checkpoint of a job, found on disk: also when the cluster that wrote it was killed. */
    public Optional<Path> latestCheckpoint(String name) {
        return checkpoints.latest(name);
    }

    /**
     * Submits a job with an empty state.
     *
     * @param define builds the graph; it may set parallelism and any option, but must not execute
     */
    public JobClient submit(String name, Consumer<StreamExecutionEnvironment> define) throws StackFailure {
        return submit(name, define, null);
    }

    /** Submits a job that goes on from its latest checkpoint, or with an empty state where there is none. */
    public JobClient resume(String name, Consumer<StreamExecutionEnvironment> define) throws StackFailure {
        return submit(name, define, latestCheckpoint(name).orElse(null));
    }

    /** Submits a job and returns when the cluster has accepted and initialised it. */
    public JobClient submit(String name, Consumer<StreamExecutionEnvironment> define, @Nullable Path restore)
            throws StackFailure {
        Configuration settings = ClusterSettings.job(name, checkpoints.of(name), uri.getPort(), restore);
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings, Jobs.class.getClassLoader());
        try {
            define.accept(environment);
            return environment.executeAsync(name);
        } catch (Exception e) {
            throw new StackFailure(e, Reason.JOB_FAILED, name, StackFailure.innermost(e));
        }
    }

    /** All jobs the cluster remembers, in the order they were submitted. */
    public List<JobReport> list() throws IOException, InterruptedException {
        List<JsonNode> overview = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(overview::add);
        overview.sort(Comparator.comparingLong(job -> job.path("start-time").asLong()));
        List<JobReport> reports = new ArrayList<>();
        for (JsonNode job : overview) {
            reports.add(report(job));
        }
        return reports;
    }

    /** The latest job submitted under {@code name}; empty if there is none since the cluster started. */
    public Optional<JobReport> report(String name) throws IOException, InterruptedException {
        return list().stream().filter(job -> job.name().equals(name)).reduce((first, last) -> last);
    }

    /**
     * Cancels the job of that name, if one runs, and returns when it has ended. Its checkpoints stay.
     *
     * @throws IOException if the cluster does not answer, or the job does not end within 30 s
     */
    public void cancel(String name) throws IOException, InterruptedException {
        Optional<JobReport> job = report(name);
        if (job.isEmpty() || job.get().status().isGloballyTerminalState()) {
            return;
        }
        send("PATCH", "/jobs/" + job.get().id() + "?mode=cancel");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!status(job.get().id()).isGloballyTerminalState()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("job " + name + " did not end within " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private JobStatus status(String id) throws IOException, InterruptedException {
        return JobStatus.valueOf(get("/jobs/" + id + "/status").path("status").asText());
    }

    private JobReport report(JsonNode job) throws IOException, InterruptedException {
        String id = job.path("jid").asText();
        JsonNode failures =
                get("/jobs/" + id + "/exceptions").path("exceptionHistory").path("entries");
        return new JobReport(
                id,
                job.path("name").asText(),
                JobStatus.valueOf(job.path("state").asText()),
                failures.size(),
                failures.isEmpty() ? null : failures.get(0).path("stacktrace").asText());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path));
    }

    private String send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
