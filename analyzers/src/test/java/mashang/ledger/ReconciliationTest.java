package mashang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.ledger.CloseOut.Missing;
import mashang.ledger.CloseOut.Status;
import mashang.ledger.Reconciliation.Finding;
import mashang.ledger.Reconciliation.Kind;
import mashang.ledger.Reconciliation.Listed;
import mashang.ledger.Reconciliation.Planned;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.parse("2026-03-20");
    private static final Status[] OPEN = {Status.OPEN, Status.HANDLED, Status.REPORTED, Status.CHECKED, Status.REFUSED};

    /** Each number plants one order: the kind of mismatch by its remainder, days and the rest by its size. */
    @Property(tries = 500)
    void whatWasPlantedIsFoundAndNothingElse(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 100_000) Integer> seeds, @ForAll long shuffle) {
        Planting planting = new Planting();
        for (int i = 0; i < seeds.size(); i++) {
            planting.plant("f:" + i, seeds.get(i));
        }
        Collections.shuffle(planting.plan, new Random(shuffle));
        Collections.shuffle(planting.ledger, new Random(shuffle + 1));
        List<Finding> findings = new Reconciliation(DAY, null, ZONE).of(planting.plan, planting.ledger);
        assertThat(found(findings)).isEqualTo(planting.expected);
    }

    private static final class Planting {
        private final List<Planned> plan = new ArrayList<>();
        private final List<Listed> ledger = new ArrayList<>();
        private final Map<String, Set<Kind>> expected = new TreeMap<>();

        void plant(String id, int seed) {
            int days = seed / 10 % 9;
            Integer proof = 1 + seed % 3;
            Integer none = seed % 2 == 0 ? null : (Integer) 0;
            switch (seed % 10) {
                case 0 -> expect(id, planned(id, -days), closed(id, -days, proof), Kind.MATCHED);
                case 1 -> expect(id, planned(id, days), closed(id, -days, proof), Kind.MATCHED);
                case 2 -> expect(id, planned(id, 1 + days), open(id, seed), Kind.NOT_DUE);
                case 3 -> expect(id, planned(id, days - 4), null, Kind.MISSING);
                case 4 -> expect(id, null, closed(id, -days, proof), Kind.NOT_PLANNED);
                case 5 -> expect(id, planned(id, -days), open(id, seed), Kind.OVERDUE);
                case 6 -> expect(id, planned(id, -days), closed(id, 1 + days, proof), Kind.OVERDUE);
                case 7 -> expect(id, planned(id, days - 4), closed(id, -days, none), Kind.NO_EVIDENCE);
                case 8 -> expect(id, null, closed(id, -days, none), Kind.NOT_PLANNED, Kind.NO_EVIDENCE);
                default -> {
                    if (seed / 10 % 2 == 0) {
                        expect(id, null, open(id, seed)); // neither planned nor struck off: nothing is said of it
                    } else {
                        expect(id, planned(id, -days), ended(id), Kind.ENDED);
                    }
                }
            }
        }

        private void expect(String id, @Nullable Planned line, @Nullable Listed order, Kind... kinds) {
            if (line != null) {
                plan.add(line);
            }
            if (order != null) {
                ledger.add(order);
            }
            if (kinds.length > 0) {
                expected.put(id, new TreeSet<>(List.of(kinds)));
            }
        }
    }

    @Test
    void theEndOfTheDayDividesIt() {
        long midnight = DAY.plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
        Planned line = planned("f:1", 0);
        Reconciliation books = new Reconciliation(DAY, null, ZONE);
        Listed before = listed("f:1", new CloseOut(Status.CLOSED_OUT, List.of(), midnight - 1), 1);
        Listed after = listed("f:1", new CloseOut(Status.CLOSED_OUT, List.of(), midnight), 1);
        assertThat(books.of(List.of(line), List.of(before)).get(0).kind()).isEqualTo(Kind.MATCHED);
        assertThat(books.of(List.of(line), List.of(after)).get(0).kind()).isEqualTo(Kind.OVERDUE);
        assertThat(books.of(List.of(), List.of(after))).isEmpty();
    }

    @Test
    void whatWasStruckOffBeforeItsBeginningIsNotSpokenOfUnlessPlanned() {
        Reconciliation books = new Reconciliation(DAY, DAY.minusDays(3), ZONE);
        assertThat(books.of(List.of(), List.of(closed("f:1", -4, null)))).isEmpty();
        assertThat(books.of(List.of(), List.of(closed("f:1", -3, 1)))).hasSize(1);
        assertThat(books.of(List.of(planned("f:1", -9)), List.of(closed("f:1", -9, 1))))
                .hasSize(1);
    }

    @Test
    void ofTwoLinesAboutOneOrderTheFirstCounts() {
        assertThat(new Reconciliation(DAY, null, ZONE)
                        .of(List.of(planned("f:1", 5), planned("f:1", -5)), List.of(open("f:1", 0))))
                .extracting(Finding::kind)
                .containsExactly(Kind.NOT_DUE);
    }

    private static Map<String, Set<Kind>> found(List<Finding> findings) {
        Map<String, Set<Kind>> found = new TreeMap<>();
        for (Finding finding : findings) {
            assertThat(found.computeIfAbsent(finding.orderId(), id -> new TreeSet<>())
                            .add(finding.kind()))
                    .as("%s once", finding)
                    .isTrue();
        }
        return found;
    }

    private static Planned planned(String id, int days) {
        return new Planned(id, DAY.plusDays(days), null, 1);
    }

    private static Listed closed(String id, int days, @Nullable Integer evidence) {
        long at = DAY.plusDays(days).atTime(17, 30).atZone(ZONE).toInstant().toEpochMilli();
        return listed(id, new CloseOut(Status.CLOSED_OUT, List.of(), at), evidence);
    }

    private static Listed open(String id, int seed) {
        return listed(id, new CloseOut(OPEN[seed / 100 % OPEN.length], List.of(Missing.CHECK), null), 1);
    }

    private static Listed ended(String id) {
        return listed(id, new CloseOut(Status.ENDED, List.of(), null), null);
    }

    private static Listed listed(String id, CloseOut closeOut, @Nullable Integer evidence) {
        return new Listed(id, closeOut, evidence, null);
    }
}
