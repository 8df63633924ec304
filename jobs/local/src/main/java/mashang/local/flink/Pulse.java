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
import mashang.jobs.AllCommand;
import mashang.jobs.delivery.DeliveryJob;
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

    private final List<FlinkRest> clusters;
    private final Expected expected;
    private final Duration within;
    private final long fetchMillis;

    /**
     * The jobs that must be there.
     *
     * @param prefix of the topics, and so of the jobs' names
     * @param names behind the prefix
     */
    public record Expected(String prefix, List<String> names) {
        /**
         * All that there are.
         *
         * @param without but these
         * @throws IllegalArgumentException for a name that no job has
         */
        public static Expected allBut(String prefix, List<String> without) {
            for (String name : without) {
                if (!AllCommand.NAMES.contains(name)) {
                    throw new IllegalArgumentException(
                            "没有作业叫 " + name + "：" + AllCommand.NAMES + " / there is no job " + name + ", only these");
                }
            }
            return new Expected(
                    prefix,
                    AllCommand.NAMES.stream()
                            .filter(name -> !without.contains(name))
                            .toList());
        }

        String full(String name) {
            return prefix + ' ' + name;
        }
    }

    /**
     * @param clusters one with all jobs, or one for each of them
     * @param within how old a tick, a watermark and a checkpoint may be
     */
    public Pulse(List<FlinkRest> clusters, Expected expected, Duration within) {
        this(clusters, expected, within, FETCH_MILLIS);
    }

    Pulse(List<FlinkRest> clusters, Expected expected, Duration within, long fetchMillis) {
        this.clusters = clusters;
        this.expected = expected;
        this.within = within;
        this.fetchMillis = fetchMillis;
    }

    /** A living job, and where. */
    private record Seen(ClusterJob job, FlinkRest rest) {}

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
        List<Finding> findings = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        for (FlinkRest cluster : clusters) {
            findings.add(ask(cluster, seen));
        }
        if (findings.stream().noneMatch(Finding::isGood)) {
            return findings;
        }
        TimeUnit.MILLISECONDS.sleep(fetchMillis);
        for (String name : expected.names()) {
            long there = seen.stream()
                    .filter(s -> s.job().name().equals(expected.full(name)))
                    .count();
            if (there == 0) {
                findings.add(new Finding(name + " runs", false, "no such job"));
            } else if (there > 1) {
                findings.add(new Finding(name + " runs once", false, there + " jobs of this name"));
            }
        }
        for (Seen one : seen) {
            if (one.job().name().startsWith(expected.full(""))) {
                findings.addAll(look(one, clock));
            }
        }
        return findings;
    }

    /** What lives on a cluster; it fetches its metrics meanwhile. */
    private Finding ask(FlinkRest cluster, List<Seen> seen) {
        String name = clusters.size() == 1 ? "flink" : "flink " + cluster.uri();
        try {
            for (ClusterJob job : new ClusterJobs(cluster).alive(List.of())) {
                figures(new Seen(job, cluster));
                seen.add(new Seen(job, cluster));
            }
            return new Finding(name, true, cluster.uri().toString());
        } catch (FlinkProblem e) {
            return new Finding(name, false, e.sentence(true));
        }
    }

    private List<Finding> look(Seen seen, Supplier<Instant> clock) {
        ClusterJob job = seen.job();
        String name = job.name().substring(expected.full("").length());
        try {
            return look(name, seen, clock);
        } catch (FlinkProblem e) { // it has just ended, or its JobManager has
            return List.of(new Finding(name + " runs", false, e.sentence(true)));
        }
    }

    private List<Finding> look(String name, Seen seen, Supplier<Instant> clock) {
        ClusterJob job = seen.job();
        ClusterJob.Saved saved = new ClusterJobs(seen.rest()).saved(job);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                name + " runs",
                job.isWhole() && "RUNNING".equals(job.state()),
                job.state() + (job.isWhole() ? "" : ", not every task") + ", restarts " + saved.restarts()));
        Figures figures = figures(seen);
        Instant now = clock.get();
        if (List.of(SupervisionJob.NAME, RecurrenceJob.NAME, DeliveryJob.NAME).contains(name)) {
            findings.add(age(name + " ticks", figures.tickLag()));
        }
        if (List.of(SupervisionJob.NAME, RecurrenceJob.NAME).contains(name)) {
            findings.add(age(name + " watermark", ago(figures.watermark(), now)));
        }
        Instant at = saved.at();
        findings.add(age(
                name + " writes", ago(at == null ? OptionalLong.empty() : OptionalLong.of(at.toEpochMilli()), now)));
        return findings;
    }

    /** Clocks of machines differ: what is ahead of ours is now. */
    private static OptionalLong ago(OptionalLong then, Instant now) {
        return then.isEmpty() ? then : OptionalLong.of(Math.max(0, now.toEpochMilli() - then.getAsLong()));
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

    private Figures figures(Seen seen) {
        FlinkRest rest = seen.rest();
        ClusterJob job = seen.job();
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
                    lags.addAll(values(rest, path, id));
                }
            }
        }
        boolean isStarted = watermarks.stream().allMatch(watermark -> watermark > Long.MIN_VALUE);
        return new Figures(
                lags.stream().mapToLong(lag -> lag).max(),
                isStarted ? watermarks.stream().mapToLong(w -> w).min() : OptionalLong.empty());
    }

    /** The greatest of all subtasks, or nothing while Flink has not fetched it. */
    private static List<Long> values(FlinkRest rest, String path, String id) {
        String query = URLEncoder.encode(id, StandardCharsets.UTF_8);
        JsonNode answer = rest.get(path + "/subtasks/metrics?get=" + query + "&agg=min,max");
        return StreamSupport.stream(answer.spliterator(), false)
                .map(value ->
                        value.path("min").asLong() < 0 ? -1L : value.path("max").asLong())
                .toList();
    }
}
