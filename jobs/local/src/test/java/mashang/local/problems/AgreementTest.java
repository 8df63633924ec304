package mashang.local.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double EXACT = 1e-12;

    @Test
    void theSameClustersUnderOtherNamesAgreeFully() {
        Agreement agreement = Agreement.of(List.of("a", "b", "a", "c"), List.of("1", "2", "1", "3"));
        assertThat(agreement.nmi()).isCloseTo(1, within(EXACT));
        assertThat(agreement.ari()).isCloseTo(1, within(EXACT));
        assertThat(agreement.v()).isCloseTo(1, within(EXACT));
    }

    /**
     * Labels a a b b, clusters 1 1 1 2: H(labels) = ln 2; H(clusters) = ln 4 − ¾ ln 3; H(both) = 3/2 ln 2; pairs in both 1,
     * in labels 2, in clusters 3, of 6: by chance 1, at most 2.5.
     */
    @Test
    void isWhatOneReckonsByHand() {
        double labels = Math.log(2);
        double clusters = Math.log(4) - .75 * Math.log(3);
        double shared = labels + clusters - 1.5 * Math.log(2);
        Agreement agreement = Agreement.of(List.of("a", "a", "b", "b"), List.of("1", "1", "1", "2"));
        assertThat(agreement.nmi()).isCloseTo(shared / Math.sqrt(labels * clusters), within(EXACT));
        assertThat(agreement.nmi()).isCloseTo(.3456, within(.0001));
        assertThat(agreement.v()).isCloseTo(2 * shared / (labels + clusters), within(EXACT));
        assertThat(agreement.ari()).isCloseTo(0, within(EXACT));
    }

    @Test
    void oneClusterForAllSaysNothing() {
        Agreement agreement = Agreement.of(List.of("a", "a", "b"), List.of("1", "1", "1"));
        assertThat(agreement.nmi()).isZero();
        assertThat(agreement.ari()).isCloseTo(0, within(EXACT));
        assertThat(agreement.v()).isCloseTo(0, within(EXACT));
    }
}
