package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts: whatever is read leads back to where it stood. */
class ReadableOriginsTest {
    private static final int TEXTS = 20_000;
    private static final String SPEECH = "經過现場协調停水電費，。Ａｂ１2计畫乾隆著";
    private static final List<String> NOISE = List.of(
            "<b>",
            "</span>",
            "<!-- 注 -->",
            "<script>a<b</script>",
            "\u200B",
            "\uFEFF",
            "\u00AD",
            "<a title=\"x>y\">",
            "&shy;",
            "<?php ?>");
    private static final List<String> FRAGMENTS = List.of(
            "<p>",
            "<",
            ">",
            "&nbsp;",
            "&amp;",
            "&",
            "(jīng)",
            "（guò）",
            "(",
            ")",
            "(de)",
            "〔电话〕",
            "〔",
            "\n",
            "\r\n",
            "\n\n",
            "责任编辑：李四",
            "打印",
            "【",
            "】",
            "！！！！",
            "    ",
            "😡",
            "\uD800",
            "\uDC00",
            "<!--",
            "-->",
            "<script>",
            "&#x6C34;",
            "乾",
            "\"",
            "=");

    @Test
    void everyCharacterLeadsBackThroughNoiseToWhereItStood() {
        Random random = new Random(5);
        for (int n = 0; n < TEXTS; n++) {
            StringBuilder clean = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                if (random.nextInt(3) == 0) {
                    clean.append(NOISE.get(random.nextInt(NOISE.size())));
                }
                char c = SPEECH.charAt(random.nextInt(SPEECH.length()));
                boolean repeats = places.size() > 1
                        && Folding.of(c) == lastOf(clean, places, 1)
                        && Folding.of(c) == lastOf(clean, places, 2);
                if (!repeats) {
                    places.add(clean.length());
                    clean.append(c);
                }
            }
            Readable readable = Readable.of(clean.toString());
            assertThat(readable.text()).as(clean.toString()).hasSize(places.size());
            for (int i = 0; i < places.size(); i++) {
                assertThat(readable.place(i)).as("%s at %d", clean, i).isEqualTo(places.get(i));
                assertThat(readable.end(i + 1)).as("%s to %d", clean, i).isEqualTo(places.get(i) + 1);
            }
        }
    }

    private static char lastOf(StringBuilder clean, List<Integer> places, int back) {
        return Folding.of(clean.charAt(places.get(places.size() - back)));
    }

    @Test
    void whateverTheTextPlacesGrowAndFoldedCharactersAreTheirOwn() {
        Random random = new Random(6);
        for (int n = 0; n < TEXTS; n++) {
            String clean = anything(random);
            Readable readable = Readable.of(clean);
            String text = readable.text();
            List<Change> changes = readable.changes();
            assertThat(text.length()).isLessThanOrEqualTo(clean.length());
            int before = -1;
            for (int at = 0; at < text.length(); at++) {
                int place = readable.place(at);
                assertThat(place)
                        .as("%s at %d", clean, at)
                        .isGreaterThan(before)
                        .isLessThan(clean.length());
                assertThat(readable.end(at + 1))
                        .as("%s to %d", clean, at)
                        .isGreaterThan(place)
                        .isLessThanOrEqualTo(readable.place(at + 1));
                boolean changed = changes.stream().anyMatch(change -> change.from() <= place && place < change.to());
                assertThat(changed || clean.charAt(place) == text.charAt(at))
                        .as("%s at %d", clean, at)
                        .isTrue();
                before = place;
            }
            assertThat(readable.place(text.length())).isLessThanOrEqualTo(clean.length());
        }
    }

    @Test
    void changesDoNotOverlapAndTellTheWholeStory() {
        Random random = new Random(7);
        for (int n = 0; n < TEXTS; n++) {
            String clean = anything(random);
            Readable readable = Readable.of(clean);
            StringBuilder told = new StringBuilder();
            int at = 0;
            for (Change change : readable.changes()) {
                assertThat(change.from()).as(clean).isGreaterThanOrEqualTo(at);
                told.append(clean, at, change.from()).append(change.became());
                at = change.to();
            }
            told.append(clean, at, clean.length());
            assertThat(told.toString()).as(clean).isEqualTo(readable.text());
        }
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(25); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> text.append(SPEECH.charAt(random.nextInt(SPEECH.length())));
            }
        }
        return text.toString();
    }
}
