package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AreasTest {
    @Test
    void aGridCellCountsElseTheStreetWithItsDistrict() {
        assertThat(Areas.of(new Circumstances("鼓楼区", "东街街道", "GL-A-01", null, null, null)))
                .isEqualTo("GL-A-01");
        assertThat(Areas.of(new Circumstances("鼓楼区", "东街街道", null, null, null, null)))
                .isEqualTo("鼓楼区/东街街道");
        assertThat(Areas.of(new Circumstances(null, "东街街道", null, null, null, null)))
                .isEqualTo("东街街道");
        assertThat(Areas.of(new Circumstances("鼓楼区", null, "", null, null, null)))
                .isNull();
    }

    @Test
    void overlapIsThatOfSharesAndNothingIsSaidWhereMostAreUnknown() {
        Areas two = areas("a", "a", "a", "b");
        assertThat(two.overlap(areas("a", "c"))).isEqualTo(.5);
        assertThat(two.overlap(areas("c"))).isZero();
        assertThat(two.areKnown(8, areas("c"), 1)).isTrue();
        assertThat(two.areKnown(9, areas("c"), 1)).as("four of nine are known").isFalse();
        assertThat(two.areKnown(4, new Areas(), 1)).isFalse();
        assertThat(two.areShared(4, areas("a", "c"), 2)).isTrue();
        assertThat(two.areShared(4, areas("a", "c", "d"), 3)).isFalse();
        assertThat(two.areShared(9, areas("a"), 1)).as("too little is known").isFalse();
    }

    @Test
    void whatIsTakenAwayLeavesNoTrace() {
        Areas areas = areas("a", "b");
        areas.add("c");
        areas.remove("c");
        areas.remove("nowhere");
        areas.remove(null);
        assertThat(areas.snapshot()).isEqualTo(Map.of("a", 1, "b", 1));
        assertThat(areas.overlap(areas("a", "b"))).isEqualTo(1);
    }

    @Test
    void beyondTheFirstAreasAreCountedTogetherAlsoWhenKept() {
        Areas many = new Areas();
        for (int i = 0; i < 100; i++) {
            many.add("area " + (i % 70));
        }
        assertThat(many.snapshot()).hasSize(65).containsEntry("area 0", 2).containsEntry("", 6);
        assertThat(new Areas(many.snapshot()).snapshot()).isEqualTo(many.snapshot());
        assertThat(new Areas(many.snapshot()).overlap(many)).isCloseTo(1, Offset.offset(1e-9));
    }

    private static Areas areas(String... members) {
        Areas areas = new Areas();
        for (String member : members) {
            areas.add(member);
        }
        return areas;
    }
}
