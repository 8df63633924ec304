package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mashang.text.DigitGroups.Script;
import org.junit.jupiter.api.Test;

class DigitGroupsTest {
    private static final String[] PIECES = {
        "1", "38", "0013", "8000", "6", " ", "-", ".", "、", "\n", "😀", "一", "a", "  ", "12345678"
    };

    @Test
    void groupsReadOnFromTheOnesBeforeAreThoseReadAnew() {
        Random random = new Random(11);
        DigitGroups kept = new DigitGroups();
        int groups = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder made = new StringBuilder();
            for (int pieces = random.nextInt(40); pieces >= 0; pieces--) {
                made.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = made.toString();
            for (int at = 0; at < text.length(); ) {
                if (Chars.digit(text.charAt(at)) < 0) {
                    at++;
                    continue;
                }
                DigitGroups anew = new DigitGroups();
                anew.read(text, at, Script.WRITTEN);
                kept.read(text, at, Script.WRITTEN);
                assertThat(said(kept)).as("%s at %d", text, at).isEqualTo(said(anew));
                groups += kept.groups();
                at = kept.runEnd(at);
            }
        }
        assertThat(groups).isGreaterThan(100_000);
    }

    private static List<Object> said(DigitGroups groups) {
        List<Object> said = new ArrayList<>(
                List.of(groups.digits(), groups.groups(), groups.first(), groups.next(), (int) groups.firstSign()));
        for (int i = 0; i < groups.digits(); i++) {
            said.add(groups.digit(i));
        }
        for (int count = 1; count <= groups.digits(); count++) {
            said.add(groups.endOf(count));
            said.add(groups.signBetween(0, count));
            said.add(groups.shapeTo(0, count, false));
            said.add(groups.shapeTo(0, count, true));
        }
        return said;
    }
}
