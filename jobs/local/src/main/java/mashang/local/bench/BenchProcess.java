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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one pipeline in a JVM of its own; see {@link BenchMain}. */
final class BenchProcess {
    private BenchProcess() {}

    /**
     * What to run.
     *
     * @param name of its folder
     * @param goal how much has to be counted
     * @param warm how much of it before measuring begins
     * @param isSized whether the state is measured at the end
     */
    record Task(String name, BenchJobs.Pipeline pipeline, String prefix, long goal, long warm, boolean isSized) {}

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
        command.add(task.prefix());
        command.add(Long.toString(task.goal()));
        command.add(Long.toString(task.warm()));
        command.add(around.config().toAbsolutePath().toString());
        command.add(folder.toString());
        command.add(task.isSized() ? "size" : "measure");
        return command;
    }
}
