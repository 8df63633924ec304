package mashang.local.sla;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.workorder.CaseEvent;

/** A log dealt out into files, as a topic is into partitions: JSON lines, each file in the order of handing over. */
final class LogParts {
    private LogParts() {}

    /** The file of a part, from 0. */
    static Path file(Path folder, int part) {
        return folder.resolve("part-" + part + ".jsonl");
    }

    /** Deals events, which are in the order of handing over, out to so many files in turn. */
    static void write(Path folder, List<CaseEvent> events, int parts) throws IOException {
        for (int part = 0; part < parts; part++) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(folder, part)), 1 << 16)) {
                for (int i = part; i < events.size(); i += parts) {
                    out.write(CaseEventCodec.encode(events.get(i)));
                    out.write('\n');
                }
            }
        }
    }
}
