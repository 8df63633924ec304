package mashang.delivery;

import java.util.List;
import java.util.TreeSet;
import mashang.workorder.EventId;

/**
 * What is sent as one message: one consignment, or a digest (汇总) of several. It is never changed once it was tried, so that a
 * receiver knows a repetition by its id.
 *
 * @param id the same for the same content: what receivers tell repetitions by
 * @param recipient id of the recipient
 * @param parts in the order they were decided; empty only of a letter that tells of no alert
 * @param attempts how often it was tried and failed
 * @param firstTriedAt the sender's time, epoch milliseconds, later by the nights it rested; 0 before the first try
 * @param lastFailedAt the sender's time, or when it had rested since; 0 where it did not fail
 * @param taken addresses of the recipient that have it, while others have not; sorted; empty in what was stored before there was this
 * @param restTries tries for those others alone
 */
public record Shipment(
        String id,
        String recipient,
        List<Consignment> parts,
        int attempts,
        long firstTriedAt,
        long lastFailedAt,
        List<String> taken,
        int restTries) {

    @SuppressWarnings("NullAway") // in what was stored before there was this
    public Shipment {
        taken = taken == null ? List.of() : taken;
    }

    static Shipment of(String recipient, List<Consignment> parts) {
        List<String> ids = parts.stream().map(Consignment::id).toList();
        String id = ids.size() == 1 ? ids.get(0) : "digest-" + EventId.hash(String.join("\n", ids));
        return new Shipment(id, recipient, List.copyOf(parts), 0, 0, 0, List.of(), 0);
    }

    /** Whether it tells of more than one alert. */
    public boolean isDigest() {
        return parts.size() > 1;
    }

    /** Whether some addresses of the recipient have it. */
    boolean isPartlyTaken() {
        return !taken.isEmpty();
    }

    Shipment triedAt(long now) {
        return new Shipment(
                id, recipient, parts, attempts, firstTriedAt == 0 ? now : firstTriedAt, lastFailedAt, taken, restTries);
    }

    /** After a night: the time since its last try counts for nobody's patience, nor what others got meanwhile. */
    Shipment restedUntil(long now) {
        long rested = now - Math.max(firstTriedAt, lastFailedAt);
        long first = firstTriedAt == 0 ? 0 : firstTriedAt + rested;
        return new Shipment(id, recipient, parts, attempts, first, lastFailedAt == 0 ? 0 : now, taken, restTries);
    }

    /** Whether anything of it passes through quiet hours; the rest goes with it, because a message is never changed. */
    boolean isUrgent() {
        return parts.stream().anyMatch(Consignment::urgent);
    }

    Shipment failedAt(long now) {
        return new Shipment(id, recipient, parts, attempts + 1, firstTriedAt, now, taken, restTries);
    }

    /** These addresses have it, too. */
    public Shipment takenBy(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        TreeSet<String> all = new TreeSet<>(taken);
        all.addAll(more);
        return new Shipment(id, recipient, parts, attempts, firstTriedAt, lastFailedAt, List.copyOf(all), restTries);
    }

    /** It was tried for the others alone. */
    Shipment triedForTheRest() {
        return new Shipment(id, recipient, parts, attempts, firstTriedAt, lastFailedAt, taken, restTries + 1);
    }
}
