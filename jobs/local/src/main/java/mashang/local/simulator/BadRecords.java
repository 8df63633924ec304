package mashang.local.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Records that nobody can use, whatever their reader forgives: each is one dead letter and no fact. Most name an order
 * that has sound records too.
 */
final class BadRecords {
    private BadRecords() {}

    static byte[] hotline(OrderFace face, long noise) {
        Dice dice = Dice.of(noise, 0, 14);
        String time = Times.dashed(face.submittedAt());
        return switch (dice.weighted(18, 12, 20, 18, 14, 16)) {
            case 0 -> utf8(head(face) + "\",\"环节\":\"受");
            case 1 -> utf8(dice.chance(0.5) ? "" : "   ");
            case 2 -> utf8(record(face, "转交处置", time));
            case 3 -> utf8(record(face, "办结", "3020" + time.substring(4)));
            case 4 -> utf8("{\"环节\":\"受理\",\"时间\":\"" + time + "\"}");
            default -> brokenUtf8(face, time);
        };
    }

    static byte[] mailbox(OrderFace face, long noise) {
        Dice dice = Dice.of(noise, 0, 14);
        String time = Times.slashed(face.submittedAt());
        String rest = ",,,,,,投诉,一般,无,无,鼓楼区,东街街道,,1," + time;
        return switch (dice.below(4)) {
            case 0 -> new byte[0];
            case 1 -> ("," + time + rest).getBytes(MailboxFeed.CHARSET);
            case 2 -> (face.sourceId() + ",3020" + time.substring(4) + rest).getBytes(MailboxFeed.CHARSET);
            default -> face.sourceId().getBytes(MailboxFeed.CHARSET);
        };
    }

    private static String head(OrderFace face) {
        return "{\"工单编号\":\"" + face.sourceId();
    }

    private static String record(OrderFace face, String word, String time) {
        return head(face) + "\",\"环节\":\"" + word + "\",\"时间\":\"" + time + "\"}";
    }

    /** A required field's name is spoilt, so that a reader who replaces the bytes misses the field. */
    private static byte[] brokenUtf8(OrderFace face, String time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(head(face) + "\",\"环"));
        bytes.write(0xFF);
        bytes.write(0xC3);
        bytes.writeBytes(utf8("\":\"受理\",\"时间\":\"" + time + "\"}"));
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
