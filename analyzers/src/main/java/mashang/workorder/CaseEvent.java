package mashang.workorder;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one work order (工单): the canonical event every feed is mapped to and every job reads.
 *
 * <p>Text fields are masked before they get here; {@code caller} is a keyed hash. A field that the feed does not state
 * is absent ({@code null}, or empty for lists), never a guess. Build one with {@link #draft}.
 *
 * @param version schema version of this event, 1 or more; see {@link #VERSION}
 * @param eventId hash of the canonical content ({@link EventId}): the same content has the same id however often and by
 *     whatever way it arrives; 32 hexadecimal digits
 * @param orderId the order, {@code feed:sourceId}; also the Kafka key
 * @param step what happened
 * @param occurredAt when it happened, as the feed says, to the millisecond. May be late, wrong, and amended later
 * @param recordedAt when the source wrote it down; absent where the feed does not say
 * @param loggedAt when it was handed over to us: the append time of its raw record. Not part of the identity
 * @param revision the source's revision of this fact, 0 or more; 0 where the feed has none. The highest one wins
 * @param factKey names the fact within its order, so that a later export can amend it; absent: see {@code Fact}
 * @param origin where the raw record lies, for people to find it: {@code topic/partition/offset} or {@code file:line}.
 *     Not part of the identity
 * @param unit the unit (单位) the step concerns, as the feed writes it: whom it was dispatched to, who signed, handled,
 *     asked to return
 * @param coUnits co-handling units (协办单位), as the feed writes them
 * @param dueAt due time of the whole order supplied by the feed
 * @param reason reason given for the step (of a return, a suspension, a waiver)
 * @param actor who decided, for office steps
 * @param role in what role the actor decided
 * @param parent order this one was split from
 * @param mergedInto order this one was merged into
 * @param channel how it came in, as a code: {@code phone}, {@code web}, {@code wechat}, {@code mailbox} …
 * @param caller keyed hash of the requester (诉求人); absent where unknown or anonymous
 * @param anonymous whether the requester did not give a name
 * @param confidential whether the requester's identity must be kept from the units
 * @param kind what the citizen wants
 * @param category up to three levels, joined by {@code /}
 * @param urgency how pressing it is
 * @param title short text, masked
 * @param content full text, masked
 * @param address place of the matter as written, masked
 * @param grid grid cell (网格)
 * @param district district or county
 * @param street street or township
 * @param longitude degrees east, WGS 84, −180 to 180
 * @param latitude degrees north, WGS 84, −90 to 90
 * @param subjectUnit unit complained about (被反映单位), as the feed writes it
 * @param evidence number of pieces of evidence attached, 0 or more
 * @param reply text of the answer, masked
 * @param contacted whether the follow-up reached the citizen
 * @param resolved whether the citizen says the matter is solved
 * @param satisfied whether the citizen is satisfied
 * @param verified whether the complaint was found to be right (查证属实)
 * @param flags what intake noticed and kept, as {@link Anomaly} names, and {@link #CONDUCT}; not part of the identity
 * @param concerns what of the order a decision of people is about: a clock as {@code round/clock[/hop]}, a light as that with
 *     {@code /light} or {@code /warning} behind it; of an inspection the target on a day's list it was made for
 * @param found how many problems an inspection found (督查发现问题数), 0 or more; absent where nobody says
 */
public record CaseEvent(
        int version,
        String eventId,
        String orderId,
        Step step,
        Instant occurredAt,
        @Nullable Instant recordedAt,
        Instant loggedAt,
        long revision,
        @Nullable String factKey,
        String origin,
        @Nullable String unit,
        List<String> coUnits,
        @Nullable Instant dueAt,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String parent,
        @Nullable String mergedInto,
        @Nullable String channel,
        @Nullable String caller,
        @Nullable Boolean anonymous,
        @Nullable Boolean confidential,
        @Nullable Kind kind,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable String title,
        @Nullable String content,
        @Nullable String address,
        @Nullable String grid,
        @Nullable String district,
        @Nullable String street,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String subjectUnit,
        @Nullable Integer evidence,
        @Nullable String reply,
        @Nullable Boolean contacted,
        @Nullable Boolean resolved,
        @Nullable Boolean satisfied,
        @Nullable Boolean verified,
        List<String> flags,
        @Nullable String concerns,
        @Nullable Integer found) {

    /** Among its flags: its words are about how officials behave (作风). No anomaly; it restricts who reads the order. */
    public static final String CONDUCT = "CONDUCT";

    /** The schema version this code writes. It reads every version from 1 on; fields it does not know are ignored. */
    public static final int VERSION = 1;

    public CaseEvent {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(loggedAt, "loggedAt");
        unit = unit == null || unit.isBlank() ? null : unit;
        coUnits = coUnits == null ? List.of() : named(coUnits);
        flags = flags == null ? List.of() : flags;
        origin = origin == null ? "" : origin;
    }

    private static List<String> named(List<String> names) {
        return names.isEmpty() || names.stream().noneMatch(String::isBlank)
                ? names
                : names.stream().filter(n -> !n.isBlank()).toList();
    }

    /** Starts an event; every field not set stays absent. */
    public static CaseEventDraft draft(String feed, String sourceId, Step step, Instant occurredAt, Instant loggedAt) {
        return new CaseEventDraft(orderId(feed, sourceId), step, occurredAt, loggedAt);
    }

    /** Starts an event about an order of whatever feed, or about a recurring problem; every field not set stays absent. */
    public static CaseEventDraft about(String orderId, Step step, Instant occurredAt, Instant loggedAt) {
        return new CaseEventDraft(orderId, step, occurredAt, loggedAt);
    }

    /** The order id of a feed's own number. */
    public static String orderId(String feed, String sourceId) {
        return feed + ':' + sourceId;
    }

    /** The feed's name: what stands before the first colon of an order id. */
    public static String feedOf(String orderId) {
        int colon = orderId.indexOf(':');
        return colon < 0 ? "" : orderId.substring(0, colon);
    }
}
