package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import mashang.jobs.supervision.HeldOrders.Held;
import mashang.sla.OrderState;
import org.junit.jupiter.api.Test;

/** Held orders come in the order of a sorted list, however they are moved. */
class WakeQueueTest {
    private static final Comparator<Held> ORDER =
            Comparator.comparingLong(Held::wakeAt).thenComparing(Held::orderId);

    @Test
    void theFirstIsThatOfASortedList() {
        SplittableRandom random = new SplittableRandom(7);
        HeldOrders orders = new HeldOrders(Long.MAX_VALUE);
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            if (all.size() < 2 || random.nextInt(4) == 0) {
                Held added = new Held("o" + i, OrderState.NEW, random.nextInt(50), Long.MAX_VALUE, false);
                orders.add(added);
                all.add(added);
            } else {
                orders.change(all.get(random.nextInt(all.size())), OrderState.NEW, random.nextInt(50));
            }
            assertThat(orders.nextBy(Long.MAX_VALUE))
                    .isSameAs(all.stream().min(ORDER).orElseThrow());
        }
    }

    @Test
    void whatIsLetGoIsNotWokenAndTheOthersAre() {
        SplittableRandom random = new SplittableRandom(7);
        HeldOrders orders = new HeldOrders(0);
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Held added = new Held("o" + i, OrderState.NEW, random.nextInt(50), Long.MAX_VALUE, false);
            orders.add(added);
            all.add(added);
        }
        while (all.size() > 1) {
            assertThat(orders.letGo()).isSameAs(all.remove(0));
            assertThat(orders.nextBy(Long.MAX_VALUE))
                    .isSameAs(all.stream().min(ORDER).orElseThrow());
        }
    }
}
