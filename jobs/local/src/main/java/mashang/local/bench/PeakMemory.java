package mashang.local.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory this JVM has had: all of its process on Linux, RocksDB's included; elsewhere only the heap. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final long KIBI = 1024;

    private PeakMemory() {}

    static long bytes() throws IOException {
        if (Files.isReadable(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    String number = line.substring(PEAK.length()).strip().split(" ", -1)[0];
                    return Long.parseLong(number) * KIBI;
                }
            }
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
