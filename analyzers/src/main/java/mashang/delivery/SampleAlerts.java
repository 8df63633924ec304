package mashang.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ProblemNews;
import org.jspecify.annotations.Nullable;

/** Invented alerts of every kind, by which templates are checked and channels are tried out. */
public final class SampleAlerts {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-04T09:30:00Z");
    private static final Instant DECIDED = Instant.parse("2026-03-04T09:31:00Z");

    private SampleAlerts() {}

    /** One of each kind, on a channel. */
    public static List<Consignment> all(String channel) {
        List<Consignment> all = new ArrayList<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            all.add(to(channel, Route.OFFICE, of(kind, "sample:1", kind == Alert.Kind.LIGHT ? null : "市城市管理局")));
        }
        return all;
    }

    /** One for a recipient. */
    public static Consignment to(String channel, String recipient, Alert alert) {
        return new Consignment(
                channel, recipient, alert, false, 0, alert.decidedAt().toEpochMilli(), null, Note.NONE);
    }

    /** One of a kind. */
    public static Alert of(Alert.Kind kind, String order, @Nullable String unit) {
        if (kind.isOfProblem()) {
            return ofProblem(kind, order, unit);
        }
        boolean corrects = kind == Alert.Kind.CORRECTION;
        String id = order + "/1/sign/" + kind.word();
        return new Alert(
                id,
                kind,
                order,
                1,
                "sign",
                null,
                kind == Alert.Kind.ESCALATION || kind == Alert.Kind.REMINDER ? 1 : 0,
                kind == Alert.Kind.ESCALATION ? "notice" : null,
                START,
                DUE,
                corrects ? DUE.minusSeconds(60) : null,
                kind == Alert.Kind.WARNING ? DUE.minusSeconds(86_400) : DECIDED,
                DECIDED,
                1,
                corrects ? order + "/1/sign/breach" : null,
                corrects ? Alert.Kind.BREACH : null,
                corrects,
                unit,
                Owner.UNIT,
                "default@1",
                false);
    }

    private static Alert ofProblem(Alert.Kind kind, String problem, @Nullable String unit) {
        boolean isUrgent = kind == Alert.Kind.PROBLEM_URGENT;
        boolean isRising = kind == Alert.Kind.PROBLEM_RISING;
        return Alert.ofProblem(
                problem + '/' + kind.name() + "/1",
                kind,
                DECIDED,
                1,
                unit,
                new ProblemNews(
                        problem,
                        "滨江花园：噪音、夜间施工",
                        isUrgent ? null : "东湖区",
                        START.minusSeconds(30 * 86_400),
                        isUrgent ? 2 : 9,
                        isUrgent ? 1 : 7,
                        isRising ? 6 : 0,
                        isRising ? 1 : 0,
                        isUrgent ? "SAFETY" : null,
                        0,
                        List.of("sample:1", "sample:2")));
    }

    /** A message of these. */
    public static Shipment digest(List<Consignment> parts) {
        return Shipment.of(parts.get(0).recipient(), parts);
    }
}
