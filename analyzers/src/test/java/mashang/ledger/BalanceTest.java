package mashang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final int LIVES = 50_000;

    @Test
    void openIsWhatTheMovementsSayWhateverLifeAnOrderLeads() {
        Balance all = Balance.NONE;
        for (int seed = 0; seed < LIVES; seed++) {
            Lives life = Lives.random(new Random(seed));
            Balance one = Balance.of(life.order());
            assertThat(one.imbalance())
                    .as("seed %d: %s, %s", seed, one, life.events())
                    .isZero();
            all = all.plus(one);
        }
        assertThat(all.imbalance()).isZero();
        assertThat(all.opened()).isEqualTo(LIVES);
        assertThat(List.of(all.open(), all.reopened(), all.writtenOff(), all.rejected(), all.cancelled(), all.merged()))
                .allMatch(count -> count > 500);
    }

    @Test
    void oneSideThatIsWrongShows() {
        WorkOrder order = Lives.straight().step(5, Step.WRITTEN_OFF).order();
        CloseOut wrong = new CloseOut(CloseOut.Status.CHECKED, List.of(), null);
        assertThat(Balance.of(order, wrong).imbalance()).isEqualTo(1);
        assertThat(Balance.of(Lives.straight().order(), new CloseOut(CloseOut.Status.ENDED, List.of(), null))
                        .imbalance())
                .isEqualTo(-1);
        assertThat(Balance.of(order).plus(Balance.of(order, wrong)).imbalance()).isEqualTo(1);
    }

    @Test
    void whatTheStepsOfOneOrderCountFor() {
        Lives life = new Lives().step(0, Step.URGED);
        assertThat(Balance.of(life.order())).isEqualTo(new Balance(1, 1, 0, 0, 0, 0, 0));
        life.step(1, Step.ANSWERED).step(2, Step.WRITTEN_OFF);
        assertThat(Balance.of(life.order()).open())
                .as("struck off without a check")
                .isEqualTo(1);
        life.step(3, Step.REOPENED);
        assertThat(Balance.of(life.order())).as("was never off").isEqualTo(new Balance(1, 1, 0, 0, 0, 0, 0));
        life.step(4, Step.FINISHED)
                .step(4, Step.CHECKED)
                .step(4, Step.WRITTEN_OFF)
                .step(5, Step.CANCELLED);
        assertThat(Balance.of(life.order())).isEqualTo(new Balance(0, 1, 0, 1, 0, 0, 0));
        life.step(6, Step.REOPENED).step(7, Step.MERGED).step(8, Step.REOPENED).step(9, Step.CANCELLED);
        assertThat(Balance.of(life.order())).isEqualTo(new Balance(0, 1, 2, 1, 0, 1, 1));
        assertThat(Balance.of(WorkOrder.of("f:1", List.of()))).isEqualTo(Balance.NONE);
    }

    @Test
    void whatOneContributesInsteadOfAnotherComesToTheSame() {
        Random random = new Random(9);
        Balance books = Balance.NONE;
        Balance before = Balance.NONE;
        for (int i = 0; i < 1_000; i++) {
            Balance after = Balance.of(Lives.random(random).order());
            books = books.plus(after).minus(before);
            before = after;
            assertThat(books).isEqualTo(after);
        }
    }
}
