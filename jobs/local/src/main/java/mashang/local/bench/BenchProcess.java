package mashang.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one pipeline in a JVM of its own; see {@link BenchMain}. */
final class BenchProcess {
    private BenchProcess() {}

    /**
     * What to run.
     *
     * @param name of its folder
     * @param raw prefix of the raw topics
     * @param prefix of the event log's
     * @param goals how much has to be counted
     * @param warm which share of it before measuring begins
     * @param end what comes then
     * @param rounds how often it is run, the last time measured
     */
    record Task(
            String name,
            BenchJobs.Pipeline pipeline,
            String raw,
            String prefix,
            Map<Tally.Of, Long> goals,
            double warm,
            End end,
            int rounds) {}

    /** What is done with a pipeline that has come to its goals. */
    enum End {
        /** It is left as it is. */
        MEASURE,
        /** It is stopped in order, so that all it has written is there. */
        STOP,
        /** Its state is measured. */
        SIZE
    }

    /**
     * Where and how.
     *
     * @param profiles folder for recordings of the Flight Recorder; absent: none are made
     */
    record Surroundings(
            String bootstrap,
            Path config,
            Path folder,
            int heapMegabytes,
            @Nullable Path profiles) {}

    /** What it measured, by name. */
    static Map<String, Double> run(Task task, Surroundings around) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(around.folder().resolve(task.name()));
        Path log = Files.createDirectories(folder.resolve("logs")).resolve("bench.log");
        Process process = new ProcessBuilder(command(task, around, folder))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        try {
            Map<String, Double> measured = new HashMap<>();
            String failed = null;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int is = line.indexOf('=');
                    if (line.startsWith(BenchMain.MARK + "failed=")) {
                        failed = line.substring(is + 1);
                    } else if (line.startsWith(BenchMain.MARK)) {
                        measured.put(
                                line.substring(BenchMain.MARK.length(), is), Double.valueOf(line.substring(is + 1)));
                    }
                }
            }
            if (process.waitFor() != 0) {
                throw new IOException(task.name() + ": " + (failed == null ? "its JVM ended without a word" : failed)
                        + " (" + log + ")");
            }
            return measured;
        } finally {
            process.destroyForcibly().onExit().join();
            Folders.remove(folder.resolve("checkpoints"));
            Folders.remove(folder.resolve("tmp"));
        }
    }

    private static List<String> command(Task task, Surroundings around, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + around.heapMegabytes() + "m");
        command.add("-XX:+UseG1GC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:-UseDynamicNumberOfCompilerThreads"); // one that ended would take its CPU time with it
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        if (around.profiles() != null) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + around.profiles().resolve(task.name() + ".jfr").toAbsolutePath());
        }
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dlog4j2.disable.jmx=true");
        command.add("-Dmashang.logs=" + folder.resolve("logs"));
        command.add("-Dlog4j2.configurationFile=classpath:mashang/local/cli/log4j2-files.properties");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(BenchMain.class.getName());
        command.add(task.pipeline().name());
        command.add(around.bootstrap());
        command.add(task.raw());
        command.add(task.prefix());
        command.add(task.goals().entrySet().stream()
                .map(goal -> goal.getKey() + "=" + goal.getValue())
                .collect(Collectors.joining(",")));
        command.add(Double.toString(task.warm()));
        command.add(around.config().toAbsolutePath().toString());
        command.add(folder.toString());
        command.add(task.end().name().toLowerCase(Locale.ROOT));
        command.add(Integer.toString(task.rounds()));
        return command;
    }
}
