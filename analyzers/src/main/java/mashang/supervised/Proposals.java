package mashang.supervised;

import java.time.Instant;
import java.util.Optional;
import mashang.targeting.ProblemStory;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Which recurring problems want an item, or theirs again. It proposes; people decide. */
public final class Proposals {
    private Proposals() {}

    /**
     * How an item stands, as the ledger has it.
     *
     * @param open whether it is on the list
     * @param closedAt when it left the list; absent while it is there, or where that is not known
     */
    public record Item(boolean open, @Nullable Instant closedAt) {}

    /**
     * {@link Step#OPENED} for a problem that is common and has no item, {@link Step#REOPENED} for one that is common again since its item was closed out; else empty.
     *
     * @param item absent where there is none
     */
    public static Optional<Step> of(ProblemStory story, @Nullable Item item) {
        if (!story.common() || story.roseAt() == null) {
            return Optional.empty();
        }
        if (item == null) {
            return Optional.of(Step.OPENED);
        }
        boolean isBack =
                !item.open() && (item.closedAt() == null || story.roseAt().isAfter(item.closedAt()));
        return isBack ? Optional.of(Step.REOPENED) : Optional.empty();
    }
}
