package mashang.workorder;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the order itself, as far as the ledger shows it. Fields as in {@link CaseEvent}, {@code summary} aside.
 *
 * @param summary the first {@value #SUMMARY_LENGTH} characters of the content, masked; the whole text is in the history
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
        @Nullable Boolean verified) {

    /** Enough to recognise the matter; it is kept in the state of every order. */
    static final int SUMMARY_LENGTH = 200;

    /** Nothing is known. */
    public static final Particulars NONE = new Particulars(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            List.of(), null, null, null, null);

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
                cut(e.content()),
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
                e.verified());
        return said.equals(NONE) ? null : said;
    }

    /** Field by field, the later word wins where it says something. */
    Particulars amendedBy(Particulars later) {
        return new Particulars(
                pick(later, Particulars::channel),
                pick(later, Particulars::caller),
                pick(later, Particulars::anonymous),
                pick(later, Particulars::confidential),
                pick(later, Particulars::kind),
                pick(later, Particulars::category),
                pick(later, Particulars::urgency),
                pick(later, Particulars::title),
                pick(later, Particulars::summary),
                pick(later, Particulars::address),
                pick(later, Particulars::grid),
                pick(later, Particulars::district),
                pick(later, Particulars::street),
                pick(later, Particulars::longitude),
                pick(later, Particulars::latitude),
                pick(later, Particulars::subjectUnit),
                pick(later, Particulars::parent),
                pick(later, Particulars::mergedInto),
                later.coUnits.isEmpty() ? coUnits : later.coUnits,
                pick(later, Particulars::contacted),
                pick(later, Particulars::resolved),
                pick(later, Particulars::satisfied),
                pick(later, Particulars::verified));
    }

    private <T> @Nullable T pick(Particulars later, Function<Particulars, @Nullable T> field) {
        return Stream.of(later, this)
                .map(field)
                .filter(v -> v != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= SUMMARY_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SUMMARY_LENGTH - 1)) ? SUMMARY_LENGTH - 1 : SUMMARY_LENGTH;
        return text.substring(0, end) + '…';
    }
}
