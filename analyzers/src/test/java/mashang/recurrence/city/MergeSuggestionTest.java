package mashang.recurrence.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mashang.recurrence.city.MergeSuggestion.Status;
import mashang.recurrence.duplicates.Likeness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergeSuggestionTest {
    private static final MergeSuggestion SUGGESTED = MergeSuggestion.of(
            new Likeness("t:2", "t:1", Likeness.Kind.EXACT, 1, false, 2, Likeness.Advice.HANDLE_TOGETHER, at(0)));

    @Test
    void whatOneOrderSaysIsTakenBackByThatOrderOnly() {
        MergeSuggestion refused = said(SUGGESTED, ProblemFact.Kind.ORDER_KEPT_APART, "t:1", "t:2", 1);
        MergeSuggestion joined = said(refused, ProblemFact.Kind.ORDER_JOINED, "t:2", "t:1", 2);
        assertThat(joined.status()).isEqualTo(Status.CONFIRMED);
        MergeSuggestion undone = said(joined, ProblemFact.Kind.ORDER_UNDECIDED, "t:2", "t:1", 3);
        assertThat(undone.status()).as("t:1 is still not t:2").isEqualTo(Status.REFUSED);
        assertThat(undone.decidedAt()).isEqualTo(at(1));
        assertThat(undone.reason()).isEqualTo("reason 1");
        assertThat(undone.revision()).isEqualTo(4);
        MergeSuggestion open = said(undone, ProblemFact.Kind.ORDER_UNDECIDED, "t:1", "t:2", 4);
        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(open.likeness()).isEqualTo(SUGGESTED.likeness());
    }

    @Test
    void theLatestWordCountsWhoseverItIs() {
        MergeSuggestion joined = said(null, ProblemFact.Kind.ORDER_JOINED, "t:2", "t:1", 1);
        MergeSuggestion refused = said(joined, ProblemFact.Kind.ORDER_KEPT_APART, "t:1", "t:2", 2);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.orderId()).isEqualTo("t:2");
        MergeSuggestion both = said(refused, ProblemFact.Kind.ORDER_JOINED, "t:2", "t:1", 2);
        assertThat(both.status()).as("of one time").isEqualTo(Status.CONFIRMED);
    }

    private static MergeSuggestion said(
            @Nullable MergeSuggestion before, ProblemFact.Kind kind, String about, String other, int minute) {
        ProblemFact fact = new ProblemFact(
                kind, about, at(minute), at(minute), "e", null, null, other, null, "a", "reason " + minute);
        return MergeSuggestion.decided(before, fact, other);
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(minute * 60L);
    }
}
