package mashang.local.feeding;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import mashang.intake.RawRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of a feed as the sequence in which its rows were handed over: every row at the latest time it states, because it
 * cannot have been written before. A row that states no usable time goes with the row before it.
 *
 * <p>Only positions and times are held in memory (about 40 bytes a row); the rows themselves are read again when their
 * time comes.
 */
public final class ReplayFile {
    /**
     * Bytes after which an unclosed quote is taken for a stray one, and the most of a row that is handed over: Kafka takes
     * no larger record, and intake refuses far smaller ones as too large.
     */
    private static final int ROW_LIMIT = 6 * 1024 * 1024;

    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String feed;
    private final Path file;
    private final int partitions;
    private final byte @Nullable [] columns;
    private final List<Position> positions;

    /** Where a row lies, and when it was handed over. */
    private record Position(long loggedAt, long offset, int length, long line) {}

    private ReplayFile(String feed, Path file, int partitions, byte @Nullable [] columns, List<Position> positions) {
        this.feed = feed;
        this.file = file;
        this.partitions = partitions;
        this.columns = columns;
        this.positions = positions;
    }

    /**
     * Reads the file once for the times of its rows.
     *
     * @param csv whether it has a header line and quoted fields; otherwise a record a line
     * @param partitions partitions of the feed's raw topic
     * @param time when a row was handed over, epoch milliseconds; empty where it states no usable time
     */
    public static ReplayFile open(
            String feed, Path file, boolean csv, int partitions, Function<RawRecord, OptionalLong> time)
            throws IOException {
        List<Position> positions = new ArrayList<>();
        byte[] columns = null;
        long last = Long.MIN_VALUE;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            RowSplitter rows = new RowSplitter(in, csv, ROW_LIMIT);
            for (RowSplitter.Row row = rows.next(); row != null; row = rows.next()) {
                byte[] bytes = rows.bytes(row);
                if (csv && columns == null) {
                    columns = withoutMark(bytes);
                    continue;
                }
                last = time.apply(raw(feed, file, columns, bytes, row.line())).orElse(last);
                int length = Math.min(row.length(), ROW_LIMIT);
                positions.add(new Position(last, row.offset(), length, row.line()));
            }
        }
        return new ReplayFile(feed, file, partitions, columns, inTime(positions));
    }

    /** Number of rows, the header line not counted. */
    public int rows() {
        return positions.size();
    }

    /** The rows in the order in which they were handed over. */
    public Iterator<HandOver> handOvers() {
        Iterator<Position> order = positions.iterator();
        return new Iterator<>() {
            private @Nullable FileChannel channel;

            @Override
            public boolean hasNext() {
                return order.hasNext();
            }

            @Override
            public HandOver next() {
                Position at = order.next();
                try {
                    channel = channel == null ? FileChannel.open(file) : channel;
                    byte[] value = read(channel, at);
                    if (!order.hasNext()) {
                        channel.close();
                    }
                    int partition = (int) (at.line() % partitions);
                    return new HandOver(feed, partition, at.loggedAt(), value, name(file), at.line(), columns);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file + " any more", e);
                }
            }
        };
    }

    /** Rows before the first usable time go with it; the sort keeps rows of one time as they stand in the file. */
    private static List<Position> inTime(List<Position> positions) {
        long first = positions.stream()
                .mapToLong(Position::loggedAt)
                .filter(t -> t != Long.MIN_VALUE)
                .findFirst()
                .orElse(0);
        return positions.stream()
                .map(p -> p.loggedAt() == Long.MIN_VALUE ? new Position(first, p.offset(), p.length(), p.line()) : p)
                .sorted(Comparator.comparingLong(Position::loggedAt))
                .toList();
    }

    private static byte[] read(FileChannel channel, Position at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(at.length());
        while (buffer.hasRemaining() && channel.read(buffer, at.offset() + buffer.position()) >= 0) {
            // a channel may give less than was asked for
        }
        return buffer.array();
    }

    private static RawRecord raw(String feed, Path file, byte @Nullable [] columns, byte[] bytes, long line) {
        return new RawRecord(feed, 0, 0, Long.MAX_VALUE, name(file), line, columns, bytes, 0);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] withoutMark(byte[] header) {
        boolean marked =
                header.length >= 3 && header[0] == UTF8_BOM[0] && header[1] == UTF8_BOM[1] && header[2] == UTF8_BOM[2];
        return marked ? java.util.Arrays.copyOfRange(header, 3, header.length) : header;
    }
}
