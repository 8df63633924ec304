package mashang.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * CPU time of this JVM without its compiler: a job that runs for months has done with compiling in its first minutes, a bench
 * has not. Where the operating system does not tell threads apart (it is Linux that does), the compiler is included.
 */
final class CpuTime {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** The kernel's unit in {@code stat}: a hundredth of a second on every Linux. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Places of user and system time behind the thread's name. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private CpuTime() {}

    static long nanos() throws IOException {
        long all = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return all - compilerNanos();
    }

    private static long compilerNanos() throws IOException {
        if (!Files.isDirectory(THREADS)) {
            return 0;
        }
        List<Path> threads;
        try (Stream<Path> all = Files.list(THREADS)) {
            threads = all.toList();
        }
        long nanos = 0;
        for (Path thread : threads) {
            nanos += nanos(thread.resolve("stat"));
        }
        return nanos;
    }

    private static long nanos(Path stat) {
        String line;
        try {
            line = Files.readString(stat);
        } catch (IOException e) {
            return 0; // it has ended; compilers do not
        }
        int name = line.indexOf('(') + 1;
        if (!line.startsWith("C1 Compiler", name) && !line.startsWith("C2 Compiler", name)) {
            return 0;
        }
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_NANOS;
    }
}
