package mashang.local.cluster;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.local.machine.LoopbackPorts;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A stock Flink cluster as a customer has it: JobManager and TaskManagers as processes of their own on 127.0.0.1, jobs
 * submitted by Flink's command line. Whatever it started is dead when it is closed, or when this JVM ends.
 */
final class FlinkProcesses implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JOB_ID = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
    private static final String JOB_MANAGER = "jobmanager";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 60;
    private static final String METRICS_PORTS = "metrics.reporter.prom.port";

    /** Processes that report, at most. */
    private static final int REPORTERS = 4;

    /** The system takes ports for outgoing connections from above these. */
    private static final int LOWEST_PORT = 12_000;

    private static final int HIGHEST_PORT = 32_000;

    /** As Flink's own configuration opens them. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.net",
            "java.io",
            "java.nio",
            "sun.nio.ch",
            "java.lang.reflect",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    private static final String LOGGING = """
            rootLogger.level=INFO
            rootLogger.appenderRef.console.ref=console
            appender.console.name=console
            appender.console.type=Console
            appender.console.layout.type=PatternLayout
            appender.console.layout.pattern=%d{HH:mm:ss.SSS} %-5p %c{1} - %m%n
            """;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final Path home;
    private final int restPort;
    private final Configuration settings;
    private final String classPath = StockFlink.classPath();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::killAll, "kill-flink");

    private FlinkProcesses(Path home, Map<String, String> more) throws IOException {
        this.home = home;
        this.restPort = quietPort();
        Map<String, String> all = settings(home, restPort);
        all.putAll(more);
        this.settings = Configuration.fromMap(all);
        for (String folder : new String[] {"conf", "log", "tmp", "plugins"}) {
            Files.createDirectories(home.resolve(folder));
        }
        StringBuilder yaml = new StringBuilder();
        settings.toMap().forEach((key, value) -> yaml.append(key + ": \"" + value + "\"\n"));
        Files.writeString(home.resolve("conf/config.yaml"), yaml);
        Files.writeString(home.resolve("conf/log4j.properties"), LOGGING);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts the JobManager; whether it answers is seen by {@link #awaitTaskManagers}. */
    static FlinkProcesses start(Path home) throws IOException {
        return start(home, Map.of());
    }

    /** The same with the reporter in its plugins that Prometheus asks; see {@link #metrics}. */
    static FlinkProcesses startWithMetrics(Path home) throws IOException {
        Path plugin = Files.createDirectories(home.resolve("plugins/metrics-prometheus"));
        Path reporter = Path.of(StockFlink.prometheusReporter());
        Files.copy(reporter, plugin.resolve(reporter.getFileName()));
        int first = quietPort();
        return start(
                home,
                Map.of(
                        "metrics.reporter.prom.factory.class",
                        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                        METRICS_PORTS,
                        first + "-" + (first + REPORTERS)));
    }

    private static FlinkProcesses start(Path home, Map<String, String> more) throws IOException {
        FlinkProcesses flink = new FlinkProcesses(home, more);
        boolean started = false;
        try {
            flink.startJobManager();
            started = true;
            return flink;
        } finally {
            if (!started) {
                flink.close();
            }
        }
    }

    /** Starts it; also one more time, where it was killed. It knows nothing of the jobs of the one before. */
    void startJobManager() throws IOException {
        launch(
                JOB_MANAGER,
                Map.of(),
                List.of("-Xmx256m"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                List.of("--configDir", conf(), "--executionMode", "cluster"));
    }

    /** {@code kill -9}; returns the exit value. */
    int killJobManager() throws InterruptedException {
        return kill(JOB_MANAGER);
    }

    /** Starts a TaskManager, with the memory arguments Flink's own start script would give it. */
    void startTaskManager(String id, Map<String, String> environment) throws IOException {
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(settings);
        List<String> arguments = new ArrayList<>(List.of("--configDir", conf()));
        arguments.addAll(List.of(
                TaskExecutorProcessUtils.generateDynamicConfigsStr(memory).split(" ")));
        arguments.addAll(List.of("-D", "taskmanager.resource-id=" + id));
        launch(
                id,
                environment,
                List.of(ProcessMemoryUtils.generateJvmParametersStr(memory).split(" ")),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                arguments);
    }

    /** Waits until so many are registered. */
    void awaitTaskManagers(int count) throws InterruptedException {
        await(count + " TaskManagers are registered", () -> {
            requireAlive(List.of(JOB_MANAGER));
            return rest("/overview").path("taskmanagers").asInt() == count;
        });
    }

    /** What {@code flink run} with these arguments does; returns the id of the job it has submitted. */
    String run(String name, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("run", "--detached"));
        command.addAll(arguments);
        Process client =
                launch(name, environment, List.of("-Xmx256m"), "org.apache.flink.client.cli.CliFrontend", command);
        boolean ended = client.waitFor(4, MINUTES);
        Matcher id = JOB_ID.matcher(Files.readString(log(name)));
        if (!ended || client.exitValue() != 0 || !id.find()) {
            throw new AssertionError("flink run has not submitted " + name + "\n" + logTails());
        }
        return id.group(1);
    }

    /** The answer of the cluster's REST interface. */
    JsonNode rest(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + LoopbackPorts.HOST + ':' + restPort + path))
                .timeout(ANSWER_WITHIN)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + response.statusCode() + ' ' + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** What Prometheus is told by all processes. */
    String metrics() throws InterruptedException {
        String ports = settings.toMap().get(METRICS_PORTS);
        int first = Integer.parseInt(ports.substring(0, ports.indexOf('-')));
        StringBuilder told = new StringBuilder();
        for (int port = first; port <= first + REPORTERS; port++) {
            try {
                told.append(http.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://" + LoopbackPorts.HOST + ':' + port + "/metrics"))
                                        .timeout(ANSWER_WITHIN)
                                        .build(),
                                BodyHandlers.ofString())
                        .body());
            } catch (IOException e) {
                // nobody has taken this port of the range
            }
        }
        return told.toString();
    }

    /** The state of each of the job's tasks, by {@code vertex/subtask}: {@code TaskManager:STATE}. */
    Map<String, String> tasks(String job) throws IOException, InterruptedException {
        Map<String, String> tasks = new TreeMap<>();
        for (JsonNode vertex : rest("/jobs/" + job).path("vertices")) {
            String id = vertex.path("id").asText();
            for (JsonNode task : rest("/jobs/" + job + "/vertices/" + id).path("subtasks")) {
                tasks.put(
                        vertex.path("name").asText()
                                + '/'
                                + task.path("subtask").asInt(),
                        task.path("taskmanager-id").asText()
                                + ':'
                                + task.path("status").asText());
            }
        }
        return tasks;
    }

    /** Waits until all of the job's tasks run. */
    void awaitRunning(String job) throws InterruptedException {
        await("all tasks of job " + job + " run", () -> {
            requireAlive(List.of(JOB_MANAGER));
            return tasks(job).values().stream().allMatch(task -> task.endsWith(":RUNNING"));
        });
    }

    /** {@code kill -9}; returns the exit value. */
    int kill(String name) throws InterruptedException {
        return processes.get(name).destroyForcibly().waitFor();
    }

    /** As {@link Await#until}, showing the logs when it fails. */
    void await(String what, Callable<Boolean> condition) throws InterruptedException {
        Await.until(what, condition, this::logTails);
    }

    /** The last lines of every process. */
    String logTails() {
        StringBuilder tails = new StringBuilder();
        for (String name : new TreeSet<>(processes.keySet())) {
            tails.append("---- ")
                    .append(name)
                    .append(" (")
                    .append(processes.get(name))
                    .append(")\n");
            try {
                List<String> lines = Files.readAllLines(log(name), StandardCharsets.UTF_8);
                lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())
                        .forEach(line -> tails.append(line).append('\n'));
            } catch (IOException e) {
                tails.append(e).append('\n');
            }
        }
        return tails.toString();
    }

    /** Kills every process that still runs, and returns when all are gone. */
    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void killAll() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
    }

    private void requireAlive(Collection<String> names) {
        for (String name : names) {
            if (!processes.get(name).isAlive()) {
                throw new AssertionError(name + " has ended\n" + logTails());
            }
        }
    }

    private Process launch(
            String name, Map<String, String> environment, List<String> options, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(options);
        OPENED.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
        command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        command.add("-Dlog4j2.configurationFile="
                + home.resolve("conf/log4j.properties").toUri());
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        // Only what a process is given here: what the build's own environment holds proves nothing.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("MASHANG_"));
        builder.environment().put("FLINK_CONF_DIR", conf());
        builder.environment().put("FLINK_PLUGINS_DIR", home.resolve("plugins").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.put(name, process);
        return process;
    }

    private String conf() {
        return home.resolve("conf").toString();
    }

    private Path log(String name) {
        return home.resolve("log/" + name + ".log");
    }

    private static Map<String, String> settings(Path home, int restPort) {
        Map<String, String> s = new TreeMap<>();
        for (String host : new String[] {
            "jobmanager.rpc.address",
            "jobmanager.bind-host",
            "taskmanager.host",
            "taskmanager.bind-host",
            "rest.address",
            "rest.bind-address"
        }) {
            s.put(host, LoopbackPorts.HOST);
        }
        s.put("rest.port", String.valueOf(restPort));
        s.put("jobmanager.rpc.port", String.valueOf(quietPort()));
        s.put("io.tmp.dirs", home.resolve("tmp").toString());
        s.put("taskmanager.numberOfTaskSlots", "8"); // four jobs of two: one TaskManager alone can take them
        s.put("taskmanager.load-balance.mode", "SLOTS"); // every job on both of them
        s.put("web.refresh-interval", "200 ms"); // for as long REST tells what it told before
        // A process that is gone is noticed by its connections; a slow one must not be taken for dead.
        s.put("heartbeat.interval", "1 s");
        s.put("heartbeat.timeout", "2 min");
        s.putAll(smallTaskManagers());
        return s;
    }

    private static Map<String, String> smallTaskManagers() {
        Map<String, String> s = new TreeMap<>();
        s.put("taskmanager.memory.framework.heap.size", "64m");
        s.put("taskmanager.memory.task.heap.size", "192m");
        s.put("taskmanager.memory.framework.off-heap.size", "64m");
        s.put("taskmanager.memory.managed.size", "96m");
        s.put("taskmanager.memory.network.min", "32m");
        s.put("taskmanager.memory.network.max", "32m");
        s.put("taskmanager.memory.jvm-overhead.min", "64m");
        s.put("taskmanager.memory.jvm-overhead.max", "64m");
        return s;
    }

    /** A free port, out of reach of the outgoing connections of everything that starts at the same time. */
    static int quietPort() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
        } while (!LoopbackPorts.isFree(port));
        return port;
    }
}
