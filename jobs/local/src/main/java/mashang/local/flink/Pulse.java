package mashang.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.intake.IntakeJob;
import mashang.jobs.recurrence.RecurrenceJob;
import mashang.jobs.supervision.SupervisionJob;

/**
 * Whether detection is alive, which is more than that its processes are: ticks arrive, so the log moves; the watermark moves, so due times are
 * decided; checkpoints complete, and one completes only when everything before it has been written to its topics and indices.
 *
 * <p>For a city's own clock: where a replayer owns it, ticks are as old as what is replayed.
 */
public final class Pulse {
    /** Flink answers with what it fetched last, and fetches anew only because somebody asks. */
    private static final long FETCH_MILLIS = 1500;

    private static final String TICK_LAG = ".tickLagMillis";

    private final FlinkRest rest;
    private final String prefix;
    private final Duration within;
    private final long fetchMillis;

    /**
     * @param prefix of the topics, and so of the jobs' names
     * @param within how old a tick, a watermark and a checkpoint may be
     */
    public Pulse(FlinkRest rest, String prefix, Duration within) {
        this(rest, prefix, within, FETCH_MILLIS);
    }

    Pulse(FlinkRest rest, String prefix, Duration within, long fetchMillis) {
        this.rest = rest;
        this.prefix = prefix;
        this.within = within;
        this.fetchMillis = fetchMillis;
    }

    /**
     * What was looked at.
     *
     * @param name {@code supervision ticks}: the same in every language
     * @param detail what was found; never a text of a citizen
     */
    public record Finding(String name, boolean isGood, String detail) {}

    /**
     * Looks at everything.
     *
     * @param clock asked after Flink has answered: what it says is compared with that
     */
    public List<Finding> take(Supplier<Instant> clock) throws InterruptedException {
        ClusterJobs jobs = new ClusterJobs(rest);
        List<ClusterJob> alive;
        try {
            alive = jobs.alive(List.of());
            for (ClusterJob job : alive) {
                figures(job);
            }
            TimeUnit.MILLISECONDS.sleep(fetchMillis);
        } catch (FlinkProblem e) {
            return List.of(new Finding("flink", false, String.valueOf(e.sentence(true))));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("flink", true, rest.uri().toString()));
        for (String name : List.of(IntakeJob.NAME, SupervisionJob.NAME)) {
            if (alive.stream().noneMatch(job -> job.name().equals(prefix + ' ' + name))) {
                findings.add(new Finding(name + " runs", false, "no such job"));
            }
        }
        for (ClusterJob job : alive) {
            if (job.name().startsWith(prefix + ' ')) {
                look(job, jobs.saved(job), clock, findings);
            }
        }
        return findings;
    }

    private void look(ClusterJob job, ClusterJob.Saved saved, Supplier<Instant> clock, List<Finding> findings) {
        String name = job.name().substring(prefix.length() + 1);
        findings.add(new Finding(
                name + " runs",
                job.isWhole() && "RUNNING".equals(job.state()),
                job.state() + (job.isWhole() ? "" : ", not every task") + ", restarts " + saved.restarts()));
        Figures figures = figures(job);
        Instant now = clock.get();
        if (List.of(SupervisionJob.NAME, RecurrenceJob.NAME, DeliveryJob.NAME).contains(name)) {
            findings.add(age(name + " ticks", figures.tickLag()));
        }
        if (List.of(SupervisionJob.NAME, RecurrenceJob.NAME).contains(name)) {
            OptionalLong watermark = figures.watermark();
            findings.add(age(
                    name + " watermark",
                    watermark.isEmpty() ? watermark : OptionalLong.of(now.toEpochMilli() - watermark.getAsLong())));
        }
        Instant at = saved.at();
        findings.add(age(
                name + " writes",
                at == null ? OptionalLong.empty() : OptionalLong.of(now.toEpochMilli() - at.toEpochMilli())));
    }

    /** @param millis how old; empty or negative: there is none yet */
    private Finding age(String name, OptionalLong millis) {
        if (millis.isEmpty() || millis.getAsLong() < 0) {
            return new Finding(name, false, "none yet");
        }
        long age = millis.getAsLong();
        return new Finding(name, age <= within.toMillis(), String.format(Locale.ROOT, "%.1f s", age / 1000.0));
    }

    /**
     * What the tasks of a job say.
     *
     * @param tickLag age of the slowest clock of the log; empty while none has started
     * @param watermark the least of all tasks that have one; empty while one has not started
     */
    private record Figures(OptionalLong tickLag, OptionalLong watermark) {}

    private Figures figures(ClusterJob job) {
        List<Long> lags = new ArrayList<>();
        List<Long> watermarks = new ArrayList<>();
        for (JsonNode vertex : rest.get("jobs/" + job.id()).path("vertices")) {
            String path = "jobs/" + job.id() + "/vertices/" + vertex.path("id").asText();
            for (JsonNode watermark : rest.get(path + "/watermarks")) {
                watermarks.add(watermark.path("value").asLong());
            }
            for (JsonNode metric : rest.get(path + "/subtasks/metrics")) {
                String id = metric.path("id").asText();
                if (id.endsWith(TICK_LAG)) {
                    lags.addAll(values(path, id));
                }
            }
        }
        boolean isStarted = watermarks.stream().allMatch(watermark -> watermark > Long.MIN_VALUE);
        return new Figures(
                lags.stream().mapToLong(lag -> lag).max(),
                isStarted ? watermarks.stream().mapToLong(w -> w).min() : OptionalLong.empty());
    }

    /** The greatest of all subtasks, or nothing while Flink has not fetched it. */
    private List<Long> values(String path, String id) {
        String query = URLEncoder.encode(id, StandardCharsets.UTF_8);
        JsonNode answer = rest.get(path + "/subtasks/metrics?get=" + query + "&agg=min,max");
        return StreamSupport.stream(answer.spliterator(), false)
                .map(value ->
                        value.path("min").asLong() < 0 ? -1L : value.path("max").asLong())
                .toList();
    }
}
