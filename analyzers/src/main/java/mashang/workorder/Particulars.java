package mashang.workorder;

import java.util.List;
import java.util.Objects;
import mashang.units.Matter;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the order itself, as far as the ledger shows it. Fields as in {@link CaseEvent}, {@code summary} aside.
 *
 * @param summary the first {@value #SUMMARY_LENGTH} characters of the content, masked; the whole text is in the history
 * @param conduct whether its words are about how officials behave (作风), as intake read them; of an order also where an earlier word restricted it
 */
public record Particulars(
        @Nullable String channel,
        @Nullable String caller,
        @Nullable Boolean anonymous,
        @Nullable Boolean confidential,
        @Nullable Kind kind,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String address,
        @Nullable String grid,
        @Nullable String district,
        @Nullable String street,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String subjectUnit,
        @Nullable String parent,
        @Nullable String mergedInto,
        List<String> coUnits,
        @Nullable Boolean contacted,
        @Nullable Boolean resolved,
        @Nullable Boolean satisfied,
        @Nullable Boolean verified,
        @Nullable Integer evidence,
        boolean conduct) {

    /** Enough to recognise the matter; it is kept in the state of every order. */
    static final int SUMMARY_LENGTH = 100;

    /**
     * Whether texts of the order are only for those who handle it: the caller asked for confidence, reports (举报) somebody, or complains of
     * how officials behave (作风). Its counts, times and clocks are for everybody.
     */
    public boolean isRestricted() {
        return conduct || isRestricted(confidential, kind);
    }

    /**
     * Whether an event says by itself that nobody may be told what the order is like. Its being about conduct does not: one complaint in
     * eighteen (241 of 4,326 real ones) is, and without them common problems would go unseen.
     */
    public static boolean isSecret(CaseEvent event) {
        return isRestricted(event.confidential(), event.kind());
    }

    private static boolean isRestricted(@Nullable Boolean confidential, @Nullable Kind kind) {
        return Boolean.TRUE.equals(confidential) || kind == Kind.REPORT;
    }

    /** Nothing is known. */
    public static final Particulars NONE = new Particulars(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            List.of(), null, null, null, null, null, false);

    public Particulars {
        coUnits = coUnits == null ? List.of() : coUnits;
    }

    /** What this event says; absent where it says nothing of the order. */
    static @Nullable Particulars of(CaseEvent e) {
        Particulars said = new Particulars(
                e.channel(),
                e.caller(),
                e.anonymous(),
                e.confidential(),
                e.kind(),
                e.category(),
                e.urgency(),
                e.title(),
                cut(e.content(), SUMMARY_LENGTH),
                e.address(),
                e.grid(),
                e.district(),
                e.street(),
                e.longitude(),
                e.latitude(),
                e.subjectUnit(),
                e.parent(),
                e.mergedInto(),
                e.coUnits(),
                e.contacted(),
                e.resolved(),
                e.satisfied(),
                e.verified(),
                e.evidence(),
                e.flags().contains(CaseEvent.CONDUCT));
        return said.equals(NONE) ? null : said;
    }

    /** As far as it tells the parts of a split unit apart. */
    public Matter matter() {
        return new Matter(district, street, category);
    }

    /** Field by field, the later word wins where it says something. */
    Particulars amendedBy(Particulars later) {
        return new Particulars(
                or(later.channel, channel),
                or(later.caller, caller),
                or(later.anonymous, anonymous),
                or(later.confidential, confidential),
                or(later.kind, kind),
                or(later.category, category),
                or(later.urgency, urgency),
                or(later.title, title),
                or(later.summary, summary),
                or(later.address, address),
                or(later.grid, grid),
                or(later.district, district),
                or(later.street, street),
                or(later.longitude, longitude),
                or(later.latitude, latitude),
                or(later.subjectUnit, subjectUnit),
                or(later.parent, parent),
                or(later.mergedInto, mergedInto),
                later.coUnits.isEmpty() ? coUnits : later.coUnits,
                or(later.contacted, contacted),
                or(later.resolved, resolved),
                or(later.satisfied, satisfied),
                or(later.verified, verified),
                or(later.evidence, evidence),
                conduct || later.conduct);
    }

    /** The same, of the channel, kind, category and urgency that others say, or do not say. */
    Particulars withClassOf(Particulars others) {
        return new Particulars(
                others.channel,
                caller,
                anonymous,
                confidential,
                others.kind,
                others.category,
                others.urgency,
                title,
                summary,
                address,
                grid,
                district,
                street,
                longitude,
                latitude,
                subjectUnit,
                parent,
                mergedInto,
                coUnits,
                contacted,
                resolved,
                satisfied,
                verified,
                evidence,
                conduct);
    }

    /** The same of an order that an earlier word restricted. */
    Particulars restricted() {
        return new Particulars(
                channel,
                caller,
                anonymous,
                confidential,
                kind,
                category,
                urgency,
                title,
                summary,
                address,
                grid,
                district,
                street,
                longitude,
                latitude,
                subjectUnit,
                parent,
                mergedInto,
                coUnits,
                contacted,
                resolved,
                satisfied,
                verified,
                evidence,
                true);
    }

    /** The same, of one round: joined into this order, with so many pieces of evidence; absent where it says nothing of that. */
    Particulars inRound(@Nullable String joinedInto, @Nullable Integer pieces) {
        return Objects.equals(joinedInto, mergedInto) && Objects.equals(pieces, evidence)
                ? this
                : new Particulars(
                        channel,
                        caller,
                        anonymous,
                        confidential,
                        kind,
                        category,
                        urgency,
                        title,
                        summary,
                        address,
                        grid,
                        district,
                        street,
                        longitude,
                        latitude,
                        subjectUnit,
                        parent,
                        joinedInto,
                        coUnits,
                        contacted,
                        resolved,
                        satisfied,
                        verified,
                        pieces,
                        conduct);
    }

    private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
        return later != null ? later : earlier;
    }

    /** The first characters of a text; half a character of two is left off. */
    public static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + '…';
    }
}
