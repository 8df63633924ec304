package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void signsThatNobodySeesAreWrittenOut() {
        assertThat(Shown.text("a\u202Eb\u2066c\u200Bd\u0000e\uFEFFf\u00ADg"))
                .isEqualTo("a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d⟨U+0000⟩e⟨U+FEFF⟩f⟨U+00AD⟩g");
        assertThat(Shown.text("a\u2028b\uD800c")).isEqualTo("a⟨U+2028⟩b⟨U+D800⟩c");
        assertThat(Shown.text(PlantedOrders.ATTACK)).isEqualTo(PlantedOrders.ATTACK_SHOWN);
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "路灯不亮，三天了。\n第二行\t“引号”<b>&amp;👨\u200D👩\u200D👧 𠮷野家";
        assertThat(Shown.text(text)).isSameAs(text);
    }

    @Test
    void everyTextOfJsonIsShownSo() throws Exception {
        ObjectMapper json = new ObjectMapper();
        assertThat(Shown.json(json.readTree("{\"a\":[\"x\\u202e\",1,true,null],\"b\":{\"c\":\"\\u0007\"}}")))
                .isEqualTo(json.readTree("{\"a\":[\"x⟨U+202E⟩\",1,true,null],\"b\":{\"c\":\"⟨U+0007⟩\"}}"));
    }
}
