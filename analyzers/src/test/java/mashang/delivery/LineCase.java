package mashang.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.delivery.Delivery.Status;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition.Owner;
import org.jspecify.annotations.Nullable;

/** One channel and what it is told: log time and the sender's time are both arguments, and nothing sleeps. */
abstract class LineCase {
    /** Monday 2026-03-02, 10:00 in Shanghai. */
    static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    static final Manners QUIET_NIGHTS =
            new Manners(new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0), true), Calendars.WEEKDAYS);
    static final LinePolicy CHAT = LinePolicy.OPEN.gathering(5, MINUTE, List.of(new LinePolicy.Rate(20, MINUTE)));

    final Map<String, Book.End> ends = new HashMap<>();
    final Map<String, Delivery> standing = new LinkedHashMap<>();
    final Acts acts = new Acts();
    long now = 1_000_000;
    Line line = line(LinePolicy.OPEN, Manners.NONE);

    Line line(LinePolicy policy, Manners manners) {
        Book book = new Book() {
            @Override
            public @Nullable End end(String id) {
                return ends.get(id);
            }

            @Override
            public void close(String id, End end) {
                ends.put(id, end);
            }
        };
        return new Line(policy, manners, acts, book, d -> standing.put(d.id(), d));
    }

    static Alert alert(String order, Alert.Kind kind, Instant at) {
        return new Alert(
                order + "/1/sign/" + kind.word(),
                kind,
                order,
                1,
                "sign",
                null,
                0,
                null,
                at.minusSeconds(7_200),
                at.minusSeconds(60),
                null,
                at,
                at,
                1,
                null,
                null,
                false,
                "区城管局",
                Owner.UNIT,
                "default@1",
                false);
    }

    static Alert correction(Alert of, boolean withdrawn, Instant at) {
        return correction(of, 1, withdrawn, at);
    }

    static Alert correction(Alert of, int number, boolean withdrawn, Instant at) {
        return new Alert(
                of.alertId() + "/correction/" + number,
                Alert.Kind.CORRECTION,
                of.orderId(),
                1,
                "sign",
                null,
                0,
                null,
                of.startedAt(),
                of.dueAt().plusSeconds(600),
                withdrawn ? of.dueAt() : null,
                at,
                of.decidedAt(),
                number + 1,
                of.alertId(),
                of.kind(),
                withdrawn,
                of.unit(),
                Owner.UNIT,
                "default@1",
                false);
    }

    static Consignment to(String recipient, Alert alert, boolean urgent, int turn, long after) {
        return new Consignment(
                "chat", recipient, alert, urgent, turn, alert.decidedAt().toEpochMilli() + after, null, Note.NONE);
    }

    static Consignment to(String recipient, Alert alert) {
        return to(recipient, alert, false, 0, 0);
    }

    Alert receive(String order, Instant at) {
        Alert alert = alert(order, Alert.Kind.BREACH, at);
        line.receive(to("office", alert), now);
        return alert;
    }

    List<Shipment> sendAll(Answer answer) {
        List<Shipment> sent = new ArrayList<>();
        for (Shipment next = line.next(now); next != null; next = line.next(now)) {
            sent.add(next);
            line.answered(next, answer, now);
        }
        return sent;
    }

    static List<String> orders(List<Shipment> sent) {
        return sent.stream()
                .flatMap(s -> s.parts().stream())
                .map(c -> c.alert().orderId())
                .toList();
    }

    Status statusOf(String order) {
        return standing.values().stream()
                .filter(d -> d.orderId().equals(order))
                .reduce((a, b) -> b)
                .orElseThrow()
                .status();
    }
}
