package mashang.local.simulator;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The mailbox's form (信箱): a CSV row per letter, GB18030, exported every night on which the letter changed. */
final class MailboxFeed {
    static final String NAME = "mailbox";
    static final int RAW_PARTITIONS = 1;

    /** Milliseconds between two times that all of its date forms can tell apart. */
    static final long PRECISION = 60_000;

    static final Charset CHARSET = Charset.forName("GB18030");

    private static final String HEADER = "编号,来信时间,受理时间,转办时间,承办单位,办结时间,答复时间,类型,紧急程度,标题,内容,区县,街道,来信人电话,版本,导出时间";

    private MailboxFeed() {}

    /** The header line's bytes. */
    static byte[] columns() {
        return HEADER.getBytes(CHARSET);
    }

    static byte[] row(OrderFace face, RowRecord row) {
        Dice dice = Dice.of(row.noise(), 0, 13);
        Complaints.Words words = Complaints.of(face);
        StringBuilder csv = new StringBuilder(512);
        field(csv, face.sourceId());
        field(csv, time(face.submittedAt(), dice));
        field(csv, time(row.acceptedAt(), dice));
        field(csv, time(row.dispatchedAt(), dice));
        field(csv, row.unit());
        field(csv, time(row.handledAt(), dice));
        field(csv, time(row.repliedAt(), dice));
        field(csv, face.kindWord());
        field(csv, face.urgencyWord());
        field(csv, words.title());
        field(csv, words.content());
        field(csv, face.place().district().name());
        field(csv, face.place().street());
        field(csv, face.phone());
        field(csv, Integer.toString(row.revision()));
        field(csv, Times.dashed(row.exportedAt()));
        return csv.substring(0, csv.length() - 1).getBytes(CHARSET);
    }

    private static @Nullable String time(@Nullable Long at, Dice dice) {
        if (at == null) {
            return null;
        }
        return switch (dice.weighted(6, 3, 1)) {
            case 0 -> Times.dashed(at);
            case 1 -> Times.slashed(at);
            default -> Times.chinese(at);
        };
    }

    private static void field(StringBuilder csv, @Nullable String value) {
        String text = value == null ? "" : value;
        if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0) {
            csv.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            csv.append(text);
        }
        csv.append(',');
    }
}
