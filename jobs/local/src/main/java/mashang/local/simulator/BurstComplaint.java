package mashang.local.simulator;

import java.time.Instant;
import java.util.Comparator;

/**
 * One complaint of a {@link BurstCity}.
 *
 * @param orderId unique
 * @param loggedAt when it was handed over
 * @param occurredAt when it was handed in
 * @param caller who called, as a feed's hash would tell
 * @param cause what it is about: complaints of one cause, and no others, belong together
 * @param face what its words are made of
 */
public record BurstComplaint(
        String orderId, Instant loggedAt, Instant occurredAt, String caller, String cause, Face face) {

    /** The order in which complaints are taken. */
    public static final Comparator<BurstComplaint> ORDER = Comparator.comparing(BurstComplaint::loggedAt)
            .thenComparing(BurstComplaint::occurredAt)
            .thenComparing(BurstComplaint::orderId);

    /** Where it lies and how it is told. */
    public static final class Face {
        private final Topic topic;
        private final Places.Place place;
        private final long textSeed;

        Face(Topic topic, Places.Place place, long textSeed) {
            this.topic = topic;
            this.place = place;
            this.textSeed = textSeed;
        }
    }

    public String district() {
        return face.place.district().name();
    }

    public String street() {
        return face.place.street();
    }

    public String grid() {
        return face.place.grid();
    }

    /** Its levels, joined. */
    public String category() {
        return String.join("/", face.topic.categories());
    }

    public String title() {
        return words().title();
    }

    public String content() {
        return words().content();
    }

    private Complaints.Words words() {
        return Complaints.of(new OrderFace(
                0,
                HotlineFeed.NAME,
                orderId,
                occurredAt.toEpochMilli(),
                null,
                "投诉",
                null,
                null,
                face.topic,
                face.place,
                "13900000000",
                -1,
                OrderFace.LongText.NONE,
                face.textSeed));
    }
}
