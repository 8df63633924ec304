package mashang.config;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.workorder.Anomaly;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * Turns the raw records of a feed into canonical events, as its feed file says. Pure, immutable, thread-safe, and never
 * throws: what cannot be used becomes a dead letter, and a row is used as a whole or not at all.
 */
public final class FeedMapping {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    /** Longest excerpt of a dead letter, in characters. */
    private static final int MAX_EXCERPT = 200;

    /** Bytes an excerpt is made from: enough for 200 characters after masking, in any charset. */
    private static final int EXCERPT_BYTES = 4096;

    /** Dropped at the end of such a part: a number the cut went through would not be recognised as one. */
    private static final int EXCERPT_MARGIN = 64;

    private final Feed feed;
    private final Privacy privacy;
    private final Charset charset;
    private final Rows rows;
    private final Map<String, Integer> slots = new HashMap<>();
    private final int id;
    private final int revision;
    private final @Nullable TimeReader recordedAt;
    private final int[] required;
    private final int[] callers;
    private final List<StatedReader> events = new ArrayList<>();
    private final List<FieldReader> fields;
    private final List<int[]> inOrder;

    private FeedMapping(Feed feed, Privacy privacy) {
        this.feed = feed;
        this.privacy = privacy;
        this.charset = Charset.forName(feed.layout().charset());
        FeedColumns columns = new FeedColumns(feed);
        for (String column : columns.all()) {
            slots.put(column, slots.size());
        }
        this.rows = feed.hasHeader()
                ? new CsvRows(columns.all(), columns.needed(), feed.layout())
                : new JsonRows(
                        columns.all(), feed.limits().maxBytes(), feed.layout().charset());
        this.id = slot(feed.id().name());
        this.revision = slotOf(feed.revision());
        this.recordedAt = timeReader(feed.recordedAt());
        this.required = feed.required().stream().mapToInt(this::slot).toArray();
        this.callers = columns.callers().stream().mapToInt(this::slot).toArray();
        this.fields = readers(feed.fields());
        for (Stated stated : feed.events()) {
            TimeReader at = new TimeReader(feed, stated.at(), slot(stated.at().name()), privacy.mask());
            events.add(new StatedReader(
                    stated, slotOf(stated.stepWord()), at, slotOf(stated.factColumn()), readers(stated.fields())));
        }
        this.inOrder = feed.inOrder().stream().map(this::eventsOf).toList();
    }

    /**
     * The mapping of a feed.
     *
     * @param mask replaces personal data in a text; must be thread-safe
     * @param pseudonym turns a requester into a keyed hash, or gives {@code null} where the requester is not to be kept at all;
     *     must be thread-safe
     */
    public static FeedMapping of(Feed feed, UnaryOperator<String> mask, UnaryOperator<@Nullable String> pseudonym) {
        return of(feed, mask, pseudonym, (title, content) -> false);
    }

    /**
     * The same, which also says of which orders the texts are not for everybody.
     *
     * @param conduct whether a masked title and text are about how officials behave; must be thread-safe
     */
    public static FeedMapping of(
            Feed feed,
            UnaryOperator<String> mask,
            UnaryOperator<@Nullable String> pseudonym,
            BiPredicate<String, String> conduct) {
        return new FeedMapping(feed, new Privacy(mask, pseudonym, conduct));
    }

    /** The feed this maps. */
    public Feed feed() {
        return feed;
    }

    /** What the record says: its events, or one dead letter. */
    public Mapped map(RawRecord raw) {
        Row row = null;
        try {
            row = row(raw);
            return new Mapped(events(raw, row), List.of());
        } catch (Refused e) {
            return new Mapped(List.of(), List.of(letter(raw, row, e.reason(), e.args(), e.field())));
        } catch (RuntimeException | StackOverflowError e) {
            // not its message: that may quote the text
            List<String> args = List.of(e.getClass().getSimpleName());
            return new Mapped(List.of(), List.of(letter(raw, row, DeadReason.INTERNAL, args, null)));
        }
    }

    /**
     * When a row of a file would have been handed over: the latest plausible time it states, of an event or of its being
     * recorded, up to {@code notAfter} (epoch milliseconds). Empty where it states none.
     */
    public OptionalLong handedOverAt(RawRecord raw, long notAfter) {
        try {
            Row row = row(raw);
            long latest = plausible(recordedAt, row, notAfter);
            for (StatedReader event : events) {
                latest = Math.max(latest, plausible(event.at(), row, notAfter));
            }
            return latest == TimeForms.NONE ? OptionalLong.empty() : OptionalLong.of(latest);
        } catch (Refused | RuntimeException | StackOverflowError e) {
            return OptionalLong.empty();
        }
    }

    private static long plausible(@Nullable TimeReader reader, Row row, long notAfter) {
        try {
            return reader == null ? TimeForms.NONE : reader.read(row, notAfter);
        } catch (Refused e) {
            return TimeForms.NONE;
        }
    }

    private Row row(RawRecord raw) throws Refused {
        byte[] value = raw.value();
        if (value.length > feed.limits().maxBytes()) {
            String limit = String.valueOf(feed.limits().maxBytes());
            throw new Refused(DeadReason.TOO_LARGE, null, String.valueOf(value.length), limit);
        }
        String decoded = new String(value, charset);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (text.isBlank()) {
            throw new Refused(DeadReason.EMPTY, null);
        }
        return rows.read(text, raw.columns());
    }

    private List<CaseEvent> events(RawRecord raw, Row row) throws Refused {
        if (feed.hasHeader() && row.isEmpty()) {
            throw new Refused(DeadReason.EMPTY, null);
        }
        String sourceId = row.id(id);
        if (sourceId == null) {
            throw new Refused(DeadReason.MISSING_FIELD, row.column(id));
        }
        for (int slot : required) {
            if (!row.has(slot)) {
                throw new Refused(DeadReason.MISSING_FIELD, row.column(slot));
            }
        }
        long latest = raw.loggedAt() + feed.limits().aheadOfLog().toMillis();
        long[] times = times(row, latest);
        boolean[] inverted = inverted(row, times);
        long rowRevision = revision < 0 ? 0 : Math.max(0, FieldReader.whole(row, revision, Long.MAX_VALUE));
        long recorded = recordedAt == null ? TimeForms.NONE : recordedAt.read(row, latest);

        List<CaseEvent> stated = new ArrayList<>(events.size());
        for (int i = 0; i < times.length; i++) {
            if (times[i] == TimeForms.NONE) {
                continue;
            }
            EventDraft draft = draft(raw, row, sourceId, i, times[i]);
            draft.base().origin(raw.origin()).revision(rowRevision);
            draft.base().recordedAt(recorded == TimeForms.NONE ? null : Instant.ofEpochMilli(recorded));
            if (inverted[i]) {
                draft.flag(Anomaly.INVERTED);
            }
            if (stated.isEmpty()) {
                read(fields, row, draft);
            }
            read(events.get(i).fields(), row, draft);
            stated.add(draft.done(privacy.conduct()));
        }
        return List.copyOf(stated);
    }

    private EventDraft draft(RawRecord raw, Row row, String sourceId, int event, long at) throws Refused {
        StatedReader reader = events.get(event);
        Step step = reader.step(row, privacy.mask());
        String factKey = reader.factKey(row);
        Instant loggedAt = Instant.ofEpochMilli(raw.loggedAt());
        return new EventDraft(
                CaseEvent.about(feed.orderId(sourceId), step, Instant.ofEpochMilli(at), loggedAt)
                        .factKey(factKey),
                at);
    }

    private static void read(List<FieldReader> readers, Row row, EventDraft draft) throws Refused {
        for (FieldReader reader : readers) {
            reader.read(row, draft);
        }
    }

    /** The times of the row's events; {@link TimeForms#NONE} for an event it does not state. */
    private long[] times(Row row, long latest) throws Refused {
        long[] times = new long[events.size()];
        boolean any = false;
        for (int i = 0; i < times.length; i++) {
            times[i] = events.get(i).at().read(row, latest);
            any |= times[i] != TimeForms.NONE;
        }
        if (!any) {
            throw feed.events().get(0).step() == null
                    ? new Refused(
                            DeadReason.MISSING_FIELD, feed.events().get(0).at().name())
                    : new Refused(DeadReason.NO_EVENT, null);
        }
        return times;
    }

    /** Which events lie before one that should come earlier, within the tolerance; beyond it, the row is refused. */
    private boolean[] inverted(Row row, long[] times) throws Refused {
        boolean[] inverted = new boolean[times.length];
        long tolerance = feed.limits().tolerance().toMillis();
        for (int[] chain : inOrder) {
            int highest = -1;
            for (int event : chain) {
                if (times[event] == TimeForms.NONE) {
                    continue;
                }
                if (highest < 0 || times[event] >= times[highest]) {
                    highest = event;
                } else if (times[highest] - times[event] <= tolerance) {
                    inverted[event] = true;
                } else {
                    String earlier = row.column(events.get(highest).at().slot());
                    String later = row.column(events.get(event).at().slot());
                    throw new Refused(
                            DeadReason.INVERTED_TIME,
                            later,
                            earlier,
                            feed.limits().tolerance().toString());
                }
            }
        }
        return inverted;
    }

    private DeadLetter letter(
            RawRecord raw, @Nullable Row row, DeadReason reason, List<String> args, @Nullable String field) {
        String excerpt;
        try {
            excerpt = excerpt(raw, row);
        } catch (RuntimeException | StackOverflowError e) {
            excerpt = ""; // without a mask, nothing is shown
        }
        return DeadLetter.of(raw, feed.name(), reason, args, field, excerpt);
    }

    private String excerpt(RawRecord raw, @Nullable Row row) {
        byte[] value = raw.value();
        boolean isPart = value.length > EXCERPT_BYTES;
        String text = new String(isPart ? Arrays.copyOf(value, EXCERPT_BYTES) : value, charset);
        if (isPart) {
            text = PlainText.cut(text, Math.max(0, text.length() - EXCERPT_MARGIN));
        }
        if (!feed.hasHeader()) {
            text = ESCAPE.matcher(text).replaceAll(FeedMapping::unescaped);
        }
        if (row != null) {
            text = withoutCallers(text, row, isPart ? new String(value, charset) : text);
        }
        return PlainText.cut(PlainText.line(privacy.mask().apply(PlainText.line(text))), MAX_EXCERPT);
    }

    /** What a clerk can read, and the masks too: the digits of an escape would run into those of a telephone number. */
    private static String unescaped(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }

    /** A requester may be a name alone, which no mask knows. One written with escapes is not found: then nothing is shown. */
    private String withoutCallers(String text, Row row, String whole) {
        String kept = text;
        for (int slot : callers) {
            Object cell = row.cell(slot);
            String caller = cell instanceof Row.Digits digits ? digits.text() : cell instanceof String name ? name : "";
            if (!whole.contains(caller)) {
                return "";
            }
            kept = caller.isEmpty() ? kept : kept.replace(caller, "*");
        }
        return kept;
    }

    private List<FieldReader> readers(Map<Field, Origin> origins) {
        List<FieldReader> readers = new ArrayList<>();
        origins.forEach((field, origin) -> {
            int[] columns = origin.columns().stream().mapToInt(this::slot).toArray();
            TimeReader time = field.type() == Field.Type.TIME ? timeReader(origin) : null;
            readers.add(new FieldReader(feed, field, origin, columns, privacy, time));
        });
        return List.copyOf(readers);
    }

    private @Nullable TimeReader timeReader(@Nullable Origin origin) {
        return origin == null ? null : new TimeReader(feed, origin, slot(origin.name()), privacy.mask());
    }

    private int[] eventsOf(List<String> columns) {
        return columns.stream()
                .mapToInt(column ->
                        feed.events().stream().map(e -> e.at().name()).toList().indexOf(column))
                .toArray();
    }

    private int slot(String column) {
        Integer slot = slots.get(column);
        if (slot == null) {
            throw new IllegalStateException("no slot for column " + column);
        }
        return slot;
    }

    private int slotOf(@Nullable Origin origin) {
        return origin == null ? -1 : slot(origin.name());
    }
}
