package mashang.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of an order at a time, found out as plainly as possible and without anything of the ledger: the log is cut, and the rest is for the oracle.
 * {@code CLOCKS.md}, 1.1, 1.2, 1.10, 7.8.
 */
final class PlainLedger {
    private static final Set<Step> ASIDE = EnumSet.of(
            Step.URGED,
            Step.INSPECTED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.RECLASSIFIED,
            Step.ACKNOWLEDGED,
            Step.WAIVED,
            Step.LIGHT_REVOKED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.DUE_CHANGED);

    private static final Comparator<CaseEvent> VERSIONS = (a, b) -> {
        if (a.revision() != b.revision()) {
            return Long.compare(a.revision(), b.revision());
        }
        if (!recorded(a).equals(recorded(b))) {
            return recorded(a).compareTo(recorded(b));
        }
        if (!a.occurredAt().equals(b.occurredAt())) {
            return b.occurredAt().compareTo(a.occurredAt());
        }
        return a.loggedAt().equals(b.loggedAt())
                ? a.eventId().compareTo(b.eventId())
                : a.loggedAt().compareTo(b.loggedAt());
    };

    private PlainLedger() {}

    private static Instant recorded(CaseEvent event) {
        return event.recordedAt() == null ? Instant.MIN : event.recordedAt();
    }

    /** What had been handed over by a time. */
    static List<CaseEvent> handedOver(Collection<CaseEvent> log, Instant by) {
        return log.stream().filter(e -> !e.loggedAt().isAfter(by)).toList();
    }

    /** Versions of each fact, the lowest first, copies left out. */
    static Collection<List<CaseEvent>> facts(Collection<CaseEvent> log) {
        Map<String, CaseEvent> first = new HashMap<>();
        for (CaseEvent event : log) {
            first.merge(event.eventId(), event, (a, b) -> b.loggedAt().isBefore(a.loggedAt()) ? b : a);
        }
        Map<String, List<CaseEvent>> facts = new LinkedHashMap<>();
        for (CaseEvent event : first.values()) {
            facts.computeIfAbsent(Fact.slot(event), slot -> new ArrayList<>()).add(event);
        }
        facts.values().forEach(versions -> versions.sort(VERSIONS));
        return facts.values();
    }

    /** Whether people decided anything, so that not all of it need count. */
    static boolean isDecidedUpon(Collection<CaseEvent> log) {
        return log.stream().anyMatch(e -> Ruling.isDecision(e.step(), e.role()));
    }

    /** The last step that moved an order about which nobody decided anything; absent where there is none. */
    static @Nullable Step stage(Collection<CaseEvent> log) {
        List<CaseEvent> counting = new ArrayList<>();
        facts(log).forEach(versions -> counting.add(versions.get(versions.size() - 1)));
        counting.sort(Comparator.comparing(CaseEvent::occurredAt)
                .thenComparing(CaseEvent::step)
                .thenComparing(CaseEvent::eventId));
        Step stage = null;
        for (CaseEvent event : counting) {
            stage = ASIDE.contains(event.step()) ? stage : event.step();
        }
        return stage;
    }

    /** The log without what happened after a time; what was said later of class and due time is not said yet. */
    static List<CaseEvent> happened(Collection<CaseEvent> log, Instant by) {
        List<CaseEvent> happened = new ArrayList<>();
        for (List<CaseEvent> versions : facts(log)) {
            CaseEvent counting = versions.get(versions.size() - 1);
            if (!counting.occurredAt().isAfter(by)) {
                happened.addAll(heard(versions, counting.occurredAt(), by));
            }
        }
        return happened;
    }

    private static List<CaseEvent> heard(List<CaseEvent> versions, Instant happened, Instant by) {
        List<CaseEvent> heard = new ArrayList<>();
        CaseEvent last = versions.get(0);
        for (int i = 0; i < versions.size(); i++) {
            Instant from = from(versions, i, happened);
            boolean everHeard = true;
            for (int later = i + 1; later < versions.size(); later++) {
                everHeard &= from(versions, later, happened).isAfter(from);
            }
            if (everHeard && !from.isAfter(by)) {
                last = versions.get(i);
            }
            heard.add(everHeard && from.isAfter(by) ? saying(versions.get(i), last) : versions.get(i));
        }
        return heard;
    }

    private static Instant from(List<CaseEvent> versions, int index, Instant happened) {
        if (index == 0) {
            return happened;
        }
        CaseEvent version = versions.get(index);
        Instant before = Instant.MIN;
        for (CaseEvent lower : versions.subList(0, index)) {
            before = recorded(lower).isAfter(before) ? recorded(lower) : before;
        }
        boolean isProved = version.recordedAt() != null
                && before.isAfter(Instant.MIN)
                && recorded(version).isAfter(before);
        Instant made =
                isProved && recorded(version).isBefore(version.loggedAt()) ? recorded(version) : version.loggedAt();
        return made.isBefore(happened) ? happened : made;
    }

    /** An event with the words of another one. */
    private static CaseEvent saying(CaseEvent e, CaseEvent words) {
        return new CaseEvent(
                e.version(),
                e.eventId(),
                e.orderId(),
                e.step(),
                e.occurredAt(),
                e.recordedAt(),
                e.loggedAt(),
                e.revision(),
                e.factKey(),
                e.origin(),
                e.unit(),
                e.coUnits(),
                words.dueAt(),
                e.reason(),
                e.actor(),
                e.role(),
                e.parent(),
                e.mergedInto(),
                words.channel(),
                e.caller(),
                e.anonymous(),
                e.confidential(),
                words.kind(),
                words.category(),
                words.urgency(),
                e.title(),
                e.content(),
                e.address(),
                e.grid(),
                e.district(),
                e.street(),
                e.longitude(),
                e.latitude(),
                e.subjectUnit(),
                e.evidence(),
                e.reply(),
                e.contacted(),
                e.resolved(),
                e.satisfied(),
                e.verified(),
                e.flags(),
                e.concerns(),
                e.found());
    }

    /** The log as if everything in it had been handed over by a time; for logs of which nothing was amended. */
    static List<CaseEvent> handedOverBy(Instant time, Collection<CaseEvent> log) {
        List<CaseEvent> earlier = new ArrayList<>();
        for (CaseEvent e : log) {
            Instant at = e.loggedAt().isAfter(time) ? time : e.loggedAt();
            earlier.add(CaseEvent.about(e.orderId(), e.step(), e.occurredAt(), at)
                    .origin(e.origin())
                    .recordedAt(e.recordedAt())
                    .revision(e.revision())
                    .factKey(e.factKey())
                    .unit(e.unit())
                    .coUnits(e.coUnits())
                    .dueAt(e.dueAt())
                    .channel(e.channel())
                    .kind(e.kind())
                    .category(e.category())
                    .urgency(e.urgency())
                    .actor(e.actor())
                    .role(e.role())
                    .reason(e.reason())
                    .concerns(e.concerns())
                    .mergedInto(e.mergedInto())
                    .resolved(e.resolved())
                    .done());
        }
        return earlier;
    }
}
