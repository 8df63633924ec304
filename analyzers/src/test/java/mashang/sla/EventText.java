package mashang.sla;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;

/**
 * Events as lines that people read and write: {@code 03-02T09:00 DISPATCHED unit=甲局 logged=03-03T10:00}. Times are those of
 * Shanghai, in 2026 where no year is written; {@code logged} is the time itself where it is not said.
 */
final class EventText {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private EventText() {}

    static Instant time(String text) {
        String full = text.indexOf('T') == 5 ? "2026-" + text : text;
        return LocalDateTime.parse(full).atZone(ZONE).toInstant();
    }

    static String text(Instant time) {
        boolean whole = time.toEpochMilli() % 60_000 == 0;
        String text = (whole ? MINUTES : MILLIS).format(time.atZone(ZONE));
        return text.startsWith("2026-") ? text.substring(5) : text;
    }

    /** Every instant in a text as it is written here. */
    static String localTimes(String text) {
        return UTC.matcher(text).replaceAll(m -> text(Instant.parse(m.group())));
    }

    static List<CaseEvent> log(String... lines) {
        List<CaseEvent> log = new ArrayList<>();
        for (String line : lines) {
            log.add(event(line, "t/0/" + log.size()));
        }
        return log;
    }

    private static CaseEvent event(String line, String origin) {
        String[] words = line.split(" ");
        Instant at = time(words[0]);
        List<String> fields = Arrays.asList(words).subList(2, words.length);
        Instant logged = fields.stream()
                .filter(f -> f.startsWith("logged="))
                .map(f -> time(f.substring("logged=".length())))
                .findFirst()
                .orElse(at);
        String order = fields.stream()
                .filter(f -> f.startsWith("order="))
                .map(f -> f.substring("order=".length()))
                .findFirst()
                .orElse("1");
        CaseEventDraft draft = CaseEvent.draft("hotline", order, Step.valueOf(words[1]), at, logged)
                .origin(origin);
        for (String field : fields) {
            int equals = field.indexOf('=');
            set(draft, field.substring(0, equals), field.substring(equals + 1));
        }
        return draft.done();
    }

    private static void set(CaseEventDraft draft, String name, String value) {
        switch (name) {
            case "order", "logged" -> {}
            case "unit" -> draft.unit(value);
            case "co" -> draft.coUnits(List.of(value.split(",")));
            case "due" -> draft.dueAt(time(value));
            case "key" -> draft.factKey(value);
            case "rev" -> draft.revision(Long.parseLong(value));
            case "rec" -> draft.recordedAt(time(value));
            case "channel" -> draft.channel(value);
            case "kind" -> draft.kind(Kind.valueOf(value));
            case "urgency" -> draft.urgency(Urgency.valueOf(value));
            case "category" -> draft.category(value);
            case "role" -> draft.role(value);
            case "about" -> draft.concerns(value);
            case "into" -> draft.mergedInto(value);
            case "resolved" -> draft.resolved(Boolean.valueOf(value));
            default -> throw new IllegalArgumentException("no such field: " + name);
        }
    }

    /** The line of an event, all that clocks look at, in the order of handing over. */
    static String text(List<CaseEvent> log) {
        return log.stream().map(EventText::line).collect(Collectors.joining("\n"));
    }

    private static String line(CaseEvent e) {
        StringBuilder line = new StringBuilder(text(e.occurredAt())).append(' ').append(e.step());
        field(line, "order", e.orderId().substring(e.orderId().indexOf(':') + 1));
        field(line, "unit", e.unit());
        field(line, "co", e.coUnits().isEmpty() ? null : String.join(",", e.coUnits()));
        field(line, "due", e.dueAt());
        field(line, "key", e.factKey());
        field(line, "rev", e.revision() == 0 ? null : e.revision());
        field(line, "rec", e.recordedAt());
        field(line, "channel", e.channel());
        field(line, "kind", e.kind());
        field(line, "urgency", e.urgency());
        field(line, "category", e.category());
        field(line, "role", e.role());
        field(line, "about", e.concerns());
        field(line, "into", e.mergedInto());
        field(line, "resolved", e.resolved());
        field(line, "logged", e.loggedAt());
        return line.append("   # ").append(e.eventId(), 0, 4).toString();
    }

    private static void field(StringBuilder line, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            line.append(' ').append(name).append('=').append(value instanceof Instant at ? text(at) : value);
        }
    }
}
