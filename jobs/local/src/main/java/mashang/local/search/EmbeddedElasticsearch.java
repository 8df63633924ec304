package mashang.local.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch node on 127.0.0.1, in a JVM of its own that ends with this one, however this one ends.
 *
 * <p>Layout of its folder: {@code data/} (indices), {@code config/} (empty), {@code logs/elasticsearch.log} (the log of
 * this run; the last run's beside it with {@code .1}), {@code tmp/}.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

    /** Enough for a demo of some hundred thousand documents, small enough for a laptop. */
    public static final int DEFAULT_HEAP_MEGABYTES = 512;

    /** What a JVM that lives for a minute or two is started with; the node lives as long as its parent. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final int port;
    private final Path log;

    private EmbeddedElasticsearch(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** As {@link #start(Path, int, int)} with the default heap. */
    public static EmbeddedElasticsearch start(Path folder, int httpPort) throws StackFailure, InterruptedException {
        return start(folder, httpPort, DEFAULT_HEAP_MEGABYTES);
    }

    /**
     * Starts the node and returns when it answers and the indices of an earlier run are back.
     *
     * @param folder created when missing; may be started again, also after {@code kill -9}
     * @param httpPort 0 for a free one
     * @param heapMegabytes largest heap of its JVM
     * @throws StackFailure with the child's own reason; no process is left behind
     * @throws InterruptedException if interrupted while waiting; no process is left behind
     */
    public static EmbeddedElasticsearch start(Path folder, int httpPort, int heapMegabytes)
            throws StackFailure, InterruptedException {
        LoopbackPorts.requireFree(httpPort, "Elasticsearch");
        Path home = folder.toAbsolutePath();
        Path log = home.resolve("logs/elasticsearch.log");
        Process process;
        try {
            prepare(home, log);
            process = new ProcessBuilder(command(home, httpPort, heapMegabytes))
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw StackFailure.of(e, folder, Reason.SEARCH_FAILED, StackFailure.innermost(e), log);
        }
        try {
            return new EmbeddedElasticsearch(process, awaitPort(process, home, httpPort, log), log);
        } catch (StackFailure | InterruptedException | RuntimeException e) {
            process.destroyForcibly().onExit().join();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + port);
    }

    /** Process id of its JVM. */
    public long pid() {
        return process.pid();
    }

    /** Where it logs. */
    public Path log() {
        return log;
    }

    /** Completes with the exit code when its JVM has ended, asked for or not. */
    public CompletableFuture<Integer> exited() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Lets it close its indices and exit; cuts it off if that takes too long. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (RuntimeException late) {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void prepare(Path home, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Files.createDirectories(home.resolve("tmp"));
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
    }

    private static List<String> command(Path home, int port, int heapMegabytes) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + home.resolve("logs/jvm-crash.log"),
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-Dfile.encoding=UTF-8",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.allocator.numDirectArenas=0",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.configurationFile=classpath:mashang/local/search/node-log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                SearchNode.class.getName(),
                home.toString(),
                String.valueOf(port)));
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(SHORT_LIVED)) {
            command.add(1, SHORT_LIVED);
        }
        return command;
    }

    private static int awaitPort(Process process, Path home, int port, Path log)
            throws StackFailure, InterruptedException {
        CompletableFuture<String> announcement = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, announcement), "elasticsearch-announcements");
        reader.setDaemon(true);
        reader.start();
        String line;
        try {
            line = announcement.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StackFailure(e, Reason.SEARCH_FAILED, "no answer within " + START_SECONDS + " s", log);
        }
        if (line.startsWith(SearchNode.READY)) {
            return Integer.parseInt(line.substring(SearchNode.READY.length()));
        }
        throw failure(
                line.startsWith(SearchNode.FAILED) ? line.substring(SearchNode.FAILED.length()) : line,
                home,
                port,
                log);
    }

    /** Completes with the node's own announcement or, if it never came, with what the JVM said instead. */
    private static void read(Process process, CompletableFuture<String> announcement) {
        StringBuilder other = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SearchNode.READY) || line.startsWith(SearchNode.FAILED)) {
                    announcement.complete(line);
                } else if (other.length() < 1000) {
                    other.append(other.isEmpty() ? "" : " ").append(line);
                }
            }
        } catch (IOException e) {
            other.append(e.getMessage());
        }
        announcement.complete(other.isEmpty() ? "its JVM ended without a word" : other.toString());
    }

    private static StackFailure failure(String cause, Path home, int port, Path log) {
        if (cause.contains("Address already in use")) {
            return new StackFailure(Reason.PORT_IN_USE, port, "Elasticsearch");
        }
        if (cause.contains("No space left")) {
            return new StackFailure(Reason.FOLDER_FULL, home);
        }
        boolean memory = cause.contains("Could not reserve")
                || cause.contains("heap")
                || cause.contains("OutOfMemory")
                || cause.contains("Cannot allocate memory");
        return new StackFailure(memory ? Reason.SEARCH_OUT_OF_MEMORY : Reason.SEARCH_FAILED, cause, log);
    }
}
