package mashang.local.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.Deadlines;
import mashang.sla.OrderState;
import mashang.sla.Reckoning;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Refusal;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/**
 * Explains one order to people: its life, each clock with its reckoning and its light, what was told and corrected, and what is due
 * next; all by what was known at a time. A person of the unit that is reproached must be able to follow every number.
 */
public final class Explanation {
    private final Clocks clocks;
    private final Words words;
    private final TimeWords times;

    /**
     * @param clocks the city's rules, with what was published of them meanwhile
     * @param zone in which times are shown
     * @param locale Chinese or English
     */
    public Explanation(Clocks clocks, ZoneId zone, Locale locale) {
        this.clocks = clocks;
        this.words = new Words(locale);
        this.times = new TimeWords(words, zone);
    }

    /**
     * The lines to print.
     *
     * @param events all events of the order, in any order
     * @param at epoch milliseconds; what was handed over later does not exist
     */
    public List<String> lines(String orderId, List<CaseEvent> events, long at) {
        List<CaseEvent> known =
                events.stream().filter(e -> e.loggedAt().toEpochMilli() <= at).toList();
        Deadlines deadlines = clocks.asKnownAt(at);
        WorkOrder order = WorkOrder.of(orderId, facts(known), deadlines.authority());
        List<Refusal> refusals = deadlines.read(order, at).refusals();
        List<String> lines = new ArrayList<>();
        lines.add(words.word("head.order", orderId));
        lines.add(words.word("head.as-of", times.moment(at), times.zone().getId()));
        if (known.size() < events.size()) {
            lines.add(words.word("head.later", events.size() - known.size()));
        }
        List<Reckoning> reckonings = deadlines.explain(order, at);
        Standing standing = new Standing(words, times);
        lines.add(standing.line(order, reckonings, at));
        standing.visits(order, reckonings, at).ifPresent(lines::add);
        section(lines, "life");
        lines.addAll(new LifeSection(words, times).lines(known, order, refusals));
        if (!order.anomalies().isEmpty()) {
            lines.add("  " + words.word("life.odd", anomalies(order)));
        }
        section(lines, "clocks");
        addClocks(lines, reckonings, order, at);
        section(lines, "alerts");
        addOr(
                lines,
                new AlertSection(words, times)
                        .lines(told(orderId, known, at).alerts(), correction -> pardon(order, correction)),
                "alerts.none");
        section(lines, "next");
        addOr(lines, new NextSection(words, times).lines(reckonings, at), "next.none");
        return lines;
    }

    private void section(List<String> lines, String key) {
        lines.add("");
        lines.add(words.word(key));
    }

    private void addOr(List<String> lines, List<String> found, String otherwise) {
        lines.addAll(found.isEmpty() ? List.of("  " + words.word(otherwise)) : found);
    }

    private void addClocks(List<String> lines, List<Reckoning> reckonings, WorkOrder order, long at) {
        ClockSection section = new ClockSection(words, times, order, at);
        if (reckonings.isEmpty()) {
            lines.add("  " + words.word("clocks.none"));
        }
        for (int i = 0; i < reckonings.size(); i++) {
            if (i > 0) {
                lines.add("");
            }
            lines.addAll(section.lines(i + 1, reckonings.get(i)));
        }
    }

    private Advance told(String orderId, List<CaseEvent> known, long at) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : known) {
            state = clocks.receive(state, event);
        }
        return clocks.advance(orderId, state, at);
    }

    /** Of several copies the one handed over first. */
    private static List<Fact> facts(List<CaseEvent> events) {
        Comparator<CaseEvent> handedOver =
                Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::origin);
        return events.stream().collect(Collectors.groupingBy(CaseEvent::eventId)).values().stream()
                .map(copies -> {
                    Fact fact = Fact.of(copies.stream().min(handedOver).orElseThrow());
                    return copies.stream().map(CaseEvent::origin).distinct().count() > 1 ? fact.asRepeated() : fact;
                })
                .toList();
    }

    /** The decision that was handed over when an alert was taken back. */
    private static Optional<Step> pardon(WorkOrder order, Alert correction) {
        long at = correction.decidedAt().toEpochMilli();
        for (Fact fact : order.facts()) {
            Ruling ruling = fact.ruling();
            String concerns = ruling == null ? null : ruling.concerns();
            if (concerns != null && fact.loggedAt() == at && AlertSection.concerns(concerns, correction)) {
                return Optional.of(fact.step());
            }
        }
        return Optional.empty();
    }

    private String anomalies(WorkOrder order) {
        return order.anomalies().stream()
                .map(a -> words.orName("anomaly." + a, a))
                .collect(Collectors.joining(words.word("list.separator")));
    }

    /** When the last of these events was handed over. */
    public static long lastKnown(List<CaseEvent> events) {
        return events.stream()
                .map(CaseEvent::loggedAt)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(0);
    }
}
