package mashang.supervised;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.recurrence.life.LifeStep;
import mashang.targeting.ProblemStep;
import mashang.targeting.ProblemStories;
import mashang.targeting.ProblemStory;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.junit.jupiter.api.Test;

class SupervisedItemTest {
    private static final String ITEM = SupervisedItem.of("P-hotline:1");
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private final List<Fact> facts = new ArrayList<>();

    private WorkOrder item(int hour, Step step) {
        Instant at = START.plusSeconds(hour * 3600L);
        facts.add(Fact.of(CaseEvent.about(ITEM, step, at, at)
                .factKey(step + "" + hour)
                .unit(step == Step.OPENED ? "市城市管理局" : null)
                .done()));
        return WorkOrder.of(ITEM, facts);
    }

    private static ProblemStory story(LifeStep... steps) {
        List<ProblemStep> told = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            told.add(new ProblemStep(
                    "e" + i, "P-hotline:1", steps[i], START.plusSeconds(i * 3600L), null, null, List.of()));
        }
        return ProblemStories.until(told, Instant.MAX).of("P-hotline:1");
    }

    @Test
    void theProblemsIdIsTheItemsAndBack() {
        assertThat(ITEM).isEqualTo("problem:P-hotline:1");
        assertThat(SupervisedItem.problemOf(ITEM)).isEqualTo("P-hotline:1");
        assertThat(SupervisedItem.meant("P-hotline:1")).isEqualTo(ITEM);
        assertThat(SupervisedItem.meant("hotline:1")).isEqualTo("hotline:1");
    }

    @Test
    void itIsOpenedOnceAndAgainWhenItIsOffTheList() {
        assertThat(SupervisedItem.next(null)).contains(new SupervisedItem.Next(Step.OPENED, 1));
        assertThat(SupervisedItem.next(item(0, Step.OPENED))).isEmpty();
        item(1, Step.FINISHED);
        assertThat(SupervisedItem.next(item(2, Step.CHECKED)))
                .as("not struck off yet")
                .isEmpty();
        assertThat(SupervisedItem.next(item(3, Step.WRITTEN_OFF))).contains(new SupervisedItem.Next(Step.REOPENED, 2));
        assertThat(SupervisedItem.next(item(4, Step.REOPENED))).isEmpty();
        assertThat(WorkOrder.of(ITEM, facts).rounds()).isEqualTo(2);
        item(5, Step.FINISHED);
        item(6, Step.CHECKED);
        assertThat(SupervisedItem.next(item(7, Step.WRITTEN_OFF))).contains(new SupervisedItem.Next(Step.REOPENED, 3));
    }

    @Test
    void aStrikeOffThatCameTooEarlyClosesNothing() {
        item(0, Step.OPENED);
        assertThat(SupervisedItem.next(item(1, Step.WRITTEN_OFF))).isEmpty();
    }

    @Test
    void whatIsCommonWantsAnItemAndWhatIsBackWantsItsItemAgain() {
        ProblemStory common = story(LifeStep.CANDIDATE, LifeStep.COMMON);
        assertThat(Proposals.of(story(LifeStep.CANDIDATE), null)).isEmpty();
        assertThat(Proposals.of(common, null)).contains(Step.OPENED);
        assertThat(Proposals.of(common, new Proposals.Item(true, null))).isEmpty();
        assertThat(Proposals.of(common, new Proposals.Item(false, START.plusSeconds(7200))))
                .as("closed out since it became common")
                .isEmpty();

        ProblemStory back = story(LifeStep.COMMON, LifeStep.STRUCK_OFF, LifeStep.RECURRED);
        Instant closed = START.plusSeconds(3000);
        assertThat(Proposals.of(back, new Proposals.Item(false, closed))).contains(Step.REOPENED);
        assertThat(Proposals.of(back, new Proposals.Item(true, null))).isEmpty();
        assertThat(Proposals.of(story(LifeStep.COMMON, LifeStep.STRUCK_OFF), new Proposals.Item(false, closed)))
                .isEmpty();
    }

    @Test
    void itsOwnerHasMostOfTheOrders() {
        assertThat(SupervisedItem.owner(List.of("b", "", "a", "b", "", ""))).contains("b");
        assertThat(SupervisedItem.owner(List.of("b", "a"))).contains("a");
        assertThat(SupervisedItem.owner(List.of(""))).isEmpty();
    }
}
