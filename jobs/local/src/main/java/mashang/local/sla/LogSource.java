package mashang.local.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A log in files ({@link LogParts}) with the watermarks that ticks behind its records would make: before an event everything
 * handed over earlier is promised, and at the end everything up to the end of the run.
 *
 * <p>Every reader has one part, so its parallelism is the number of parts.
 */
final class LogSource implements Source<CaseEvent, LogPart, List<LogPart>> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final int parts;
    private final long until;

    /** @param until epoch milliseconds: log time at the end */
    LogSource(String folder, int parts, long until) {
        this.folder = folder;
        this.parts = parts;
        this.until = until;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<CaseEvent, LogPart> createReader(SourceReaderContext context) {
        return new LogPartReader(folder, until);
    }

    @Override
    public SplitEnumerator<LogPart, List<LogPart>> createEnumerator(SplitEnumeratorContext<LogPart> context) {
        List<LogPart> all = IntStream.range(0, parts)
                .mapToObj(number -> new LogPart(number, 0))
                .toList();
        return new Dealer(context, all);
    }

    @Override
    public SplitEnumerator<LogPart, List<LogPart>> restoreEnumerator(
            SplitEnumeratorContext<LogPart> context, List<LogPart> unread) {
        return new Dealer(context, unread);
    }

    @Override
    public SimpleVersionedSerializer<LogPart> getSplitSerializer() {
        return new LogPart.One();
    }

    @Override
    public SimpleVersionedSerializer<List<LogPart>> getEnumeratorCheckpointSerializer() {
        return new LogPart.Several();
    }

    /** Gives each reader its part, and never another one: the time of a reader cannot go back. */
    private static final class Dealer implements SplitEnumerator<LogPart, List<LogPart>> {
        private final SplitEnumeratorContext<LogPart> context;
        private final List<LogPart> unread;

        Dealer(SplitEnumeratorContext<LogPart> context, List<LogPart> unread) {
            this.context = context;
            this.unread = new ArrayList<>(unread);
        }

        @Override
        public void addReader(int reader) {
            for (LogPart part : List.copyOf(unread)) {
                if (part.number() == reader) {
                    unread.remove(part);
                    context.assignSplit(part, reader);
                }
            }
            context.signalNoMoreSplits(reader);
        }

        @Override
        public void addSplitsBack(List<LogPart> splits, int reader) {
            unread.addAll(splits);
        }

        @Override
        public void handleSplitRequest(int reader, @Nullable String host) {
            // Nobody asks: a part is given when its reader shows up.
        }

        @Override
        public List<LogPart> snapshotState(long checkpoint) {
            return List.copyOf(unread);
        }

        @Override
        public void start() {
            // The readers begin.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
