package mashang.local.sla;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads one part of a log; see {@link LogSource}. */
final class LogPartReader implements SourceReader<CaseEvent, LogPart> {
    private final String folder;
    private final long until;
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable LogPart part;
    private @Nullable BufferedReader lines;
    private boolean noMore;
    private long promised = Long.MIN_VALUE;

    LogPartReader(String folder, long until) {
        this.folder = folder;
        this.until = until;
    }

    @Override
    public void addSplits(List<LogPart> splits) {
        part = splits.get(0);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMore = true;
        available.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<CaseEvent> output) throws IOException, MalformedRecord {
        LogPart reading = part;
        if (reading == null) {
            return noMore ? end(output) : InputStatus.NOTHING_AVAILABLE;
        }
        BufferedReader from = lines == null ? open(reading) : lines;
        lines = from;
        String line = from.readLine();
        if (line == null) {
            return end(output);
        }
        CaseEvent event = CaseEventCodec.decode(line.getBytes(StandardCharsets.UTF_8));
        long loggedAt = event.loggedAt().toEpochMilli();
        if (loggedAt > promised) {
            promised = loggedAt;
            output.emitWatermark(new Watermark(loggedAt - 1));
        }
        output.collect(event, loggedAt);
        part = new LogPart(reading.number(), reading.position() + 1);
        return InputStatus.MORE_AVAILABLE;
    }

    /** Log time is at its end: everything handed over by then has been. */
    private InputStatus end(ReaderOutput<CaseEvent> output) {
        output.emitWatermark(new Watermark(until));
        return InputStatus.END_OF_INPUT;
    }

    private BufferedReader open(LogPart at) throws IOException {
        BufferedReader reader = Files.newBufferedReader(LogParts.file(Path.of(folder), at.number()));
        for (long skipped = 0; skipped < at.position(); skipped++) {
            reader.readLine();
        }
        return reader;
    }

    @Override
    public List<LogPart> snapshotState(long checkpoint) {
        LogPart reading = part;
        return reading == null ? List.of() : List.of(reading);
    }

    @Override
    public void start() {
        // It begins with its part.
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
