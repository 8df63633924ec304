package mashang.jobs.supervision;

import java.util.EnumMap;
import java.util.Map;
import mashang.jobs.JsonDocument;
import mashang.ledger.ActEntry;
import mashang.ledger.ClockEntry;
import mashang.ledger.LedgerEntry;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** A ledger entry as the fields of a document; what the registry of units says is not among them. */
public final class LedgerFields {
    private static final Map<Step, String> TIMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Step.SUBMITTED, "submittedAt"),
            Map.entry(Step.ACCEPTED, "acceptedAt"),
            Map.entry(Step.REJECTED, "rejectedAt"),
            Map.entry(Step.ANSWERED, "answeredAt"),
            Map.entry(Step.DISPATCHED, "dispatchedAt"),
            Map.entry(Step.SIGNED, "signedAt"),
            Map.entry(Step.RETURN_REQUESTED, "returnRequestedAt"),
            Map.entry(Step.RETURNED, "returnedAt"),
            Map.entry(Step.RETURN_DENIED, "returnDeniedAt"),
            Map.entry(Step.HANDLED, "handledAt"),
            Map.entry(Step.REPLIED, "repliedAt"),
            Map.entry(Step.FOLLOWED_UP, "followedUpAt"),
            Map.entry(Step.CHECKED, "checkedAt"),
            Map.entry(Step.WRITTEN_OFF, "writtenOffAt"),
            Map.entry(Step.EXTENSION_REQUESTED, "extensionRequestedAt"),
            Map.entry(Step.EXTENDED, "extendedAt"),
            Map.entry(Step.EXTENSION_DENIED, "extensionDeniedAt"),
            Map.entry(Step.SUSPENDED, "suspendedAt"),
            Map.entry(Step.RESUMED, "resumedAt"),
            Map.entry(Step.URGED, "urgedAt"),
            Map.entry(Step.INSPECTED, "inspectedAt"),
            Map.entry(Step.REOPENED, "reopenedAt"),
            Map.entry(Step.RECLASSIFIED, "reclassifiedAt"),
            Map.entry(Step.CANCELLED, "cancelledAt"),
            Map.entry(Step.MERGED, "mergedAt"),
            Map.entry(Step.ACKNOWLEDGED, "acknowledgedAt"),
            Map.entry(Step.WAIVED, "waivedAt"),
            Map.entry(Step.LIGHT_REVOKED, "lightRevokedAt"),
            Map.entry(Step.ASSIGNED, "assignedAt"),
            Map.entry(Step.NOTICE_ISSUED, "noticeIssuedAt"),
            Map.entry(Step.OPENED, "openedAt"),
            Map.entry(Step.DUE_CHANGED, "dueChangedAt"),
            Map.entry(Step.FINISHED, "finishedAt"),
            Map.entry(Step.MERGE_REFUSED, "mergeRefusedAt")));

    /** Two of them are always there, the others only where they are not 0: most orders have none. */
    private static final Map<Step, String> COUNTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Step.EXTENSION_REQUESTED, "extensionsRequested"),
            Map.entry(Step.EXTENDED, "extensionsGranted"),
            Map.entry(Step.EXTENSION_DENIED, "extensionsDenied"),
            Map.entry(Step.SUSPENDED, "suspensions"),
            Map.entry(Step.URGED, "urges"),
            Map.entry(Step.INSPECTED, "inspections"),
            Map.entry(Step.WAIVED, "waivers"),
            Map.entry(Step.LIGHT_REVOKED, "lightsRevoked"),
            Map.entry(Step.NOTICE_ISSUED, "noticesIssued")));

    private static final Step[] STEPS = Step.values();

    private LedgerFields() {}

    /** Puts all of them. */
    public static void put(JsonDocument doc, LedgerEntry e) {
        doc.put("orderId", e.orderId())
                .put("feed", CaseEvent.feedOf(e.orderId()))
                .put("sourceId", e.orderId().substring(e.orderId().indexOf(':') + 1))
                .put("stage", e.stage())
                .putTime("stageAt", e.stageAt())
                .put("rounds", e.rounds())
                .put("hops", e.count(Step.DISPATCHED))
                .put("returns", e.count(Step.RETURNED))
                .put("unit", e.unit())
                .put("owner", e.owner())
                .put("suspended", e.suspended())
                .put("facts", e.facts())
                .put("decisions", e.decisions())
                .putTime("dueAt", e.dueAt())
                .putTime("firstLoggedAt", e.firstLoggedAt())
                .putTime("lastLoggedAt", e.lastLoggedAt())
                .put("breached", e.breaches() > 0)
                .put("breaches", e.breaches())
                .put("unitLate", e.isUnitLate())
                .put("closeOut", e.closeOut().status())
                .put("closeOutMissing", e.closeOut().missing())
                .putTime("closedOutAt", e.closeOut().closedAt())
                .put("evidence", e.particulars().evidence());
        ParticularFields.put(doc, e.particulars());
        for (Step step : STEPS) {
            putStep(doc, e, step);
        }
        if (e.visits() != null) {
            doc.put("visitsMissed", e.visits().missed())
                    .putTime("nextVisitAt", e.visits().nextDue());
        }
        doc.putAll("clocks", e.clocks(), LedgerFields::put);
        boolean whole = !e.particulars().isRestricted();
        doc.putAll("acts", e.acts(), (act, into) -> put(act, into, whole));
    }

    private static void putStep(JsonDocument doc, LedgerEntry e, Step step) {
        Long time = e.times().get(step);
        String field = TIMES.get(step);
        if (time != null && field != null) {
            doc.putTime(field, time);
            String count = COUNTS.get(step);
            if (count != null) {
                doc.put(count, e.count(step));
            }
        }
    }

    private static void put(ClockEntry c, JsonDocument doc) {
        doc.put("clock", c.clock())
                .put("round", c.round())
                .put("hop", c.hop())
                .put("unit", c.unit())
                .put("unitNow", c.unitNow())
                .put("owner", c.owner())
                .putTime("startedAt", c.startedAt())
                .putTime("dueAt", c.dueAt())
                .putTime("stoppedAt", c.stoppedAt())
                .put("state", c.stoppedAt() == null ? "running" : "stopped")
                .put("light", c.light())
                .put("elapsedMillis", c.elapsedMillis())
                .put("provisional", c.provisional())
                .put("warned", c.warned())
                .put("rungs", c.rungs())
                .put("breached", c.breached())
                .putTime("breachedAt", c.breachedAt())
                .put("waived", c.waived() ? Boolean.TRUE : null)
                .put("overdueMillis", c.overdueMillis())
                .put("marginMillis", marginMillis(c))
                .put("policy", c.policy());
    }

    private static @Nullable Long marginMillis(ClockEntry c) {
        Long dueAt = c.dueAt();
        Long stoppedAt = c.stoppedAt();
        return dueAt == null || stoppedAt == null ? null : dueAt - stoppedAt;
    }

    /** @param whole whether with who gave which reason: a reason quotes what was said, and those who know the actor know the matter */
    private static void put(ActEntry a, JsonDocument doc, boolean whole) {
        doc.put("step", a.step())
                .putTime("at", a.at())
                .put("round", a.round() == 0 ? null : a.round())
                .put("unit", a.unit())
                .putTime("dueAt", a.dueAt())
                .put("concerns", a.concerns())
                .put("actor", whole ? a.actor() : null)
                .put("role", a.role())
                .put("reason", whole ? a.reason() : null)
                .put("refused", a.refused());
    }
}
