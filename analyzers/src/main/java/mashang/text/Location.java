package mashang.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter lies, as far as the texts, the feed and the register of places say; with the words that led to each part
 * and the reasons for each part that is missing. Never a guess: what could be two places stays open.
 *
 * @param district district or county (区县), by its full name
 * @param street street or township (街道、镇、乡), by its full name
 * @param name the place itself: estate, building, village, road; by its full name where registered, else as written
 * @param kind what sort of place; absent without a name
 * @param house house, building, phase or group with its unit (12号, 3栋, 二期), half width; doors of flats are left out on purpose
 * @param grid grid cell (网格) responsible
 * @param names all names of places in the texts, each once, the place itself first
 * @param clues what led to the parts, in the order of the parts
 * @param gaps why parts are missing or doubtful; empty where everything is known
 */
public record Location(
        @Nullable String district,
        @Nullable String street,
        @Nullable String name,
        @Nullable PlaceKind kind,
        @Nullable String house,
        @Nullable String grid,
        List<String> names,
        List<Clue> clues,
        List<Gap> gaps) {

    /** A part of a location. */
    public enum Part {
        DISTRICT("区县", "district"),
        STREET("街道", "street"),
        NAME("地名", "name"),
        GRID("网格", "grid");

        private final String chinese;
        private final String english;

        Part(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /** Where words stand. */
    public enum Source {
        FEED("来源字段", "feed"),
        ADDRESS("地址", "address"),
        TITLE("标题", "title"),
        CONTENT("正文", "content");

        private final String chinese;
        private final String english;

        Source(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /**
     * Why we hold something for so.
     *
     * @param value the part's value
     * @param source where the words stand
     * @param words as written there
     * @param from their first character there
     * @param to after their last
     * @param derived whether the register tells the value from the words, which name something else
     */
    public record Clue(Part part, String value, Source source, String words, int from, int to, boolean derived) {

        /** For people: {@code 街道 东街街道：正文“丽景花园”（地名库）}. */
        public String text(boolean inEnglish) {
            return inEnglish
                    ? part.english + ' ' + value + ": " + source.english + " \"" + words + '"'
                            + (derived ? " (register)" : "")
                    : part.chinese + ' ' + value + '：' + source.chinese + '“' + words + '”' + (derived ? "（地名库）" : "");
        }
    }

    /** Why a part is missing or doubtful. Counted, see {@link LocationCounts}. */
    public enum Gap {
        /** Nothing names any place. */
        NOWHERE,
        /** No district is said and none follows from what is. */
        DISTRICT_UNKNOWN,
        /** A district is said that the register does not have; it is given as said. */
        DISTRICT_UNREGISTERED,
        /** What is said lies in several districts. */
        DISTRICT_AMBIGUOUS,
        /** Feed and text name different districts. */
        DISTRICT_CONTRADICTED,
        STREET_UNKNOWN,
        /** A street is said that the register does not have there; it is given as said. */
        STREET_UNREGISTERED,
        /** What is said lies in several streets. */
        STREET_AMBIGUOUS,
        /** Feed and text name different streets. */
        STREET_CONTRADICTED,
        /** No estate, road, village or building is named. */
        NAME_UNKNOWN,
        /** The name was found by its ending alone. */
        NAME_UNREGISTERED,
        /** The register has the name, but not where the texts or the feed say. */
        NAME_ELSEWHERE,
        /** The content names several sites that lie in different streets; the first is given. */
        NAME_AMBIGUOUS,
        /** No grid cell is written down for the place. */
        GRID_UNKNOWN,
        /** Several grid cells share the place, and the house number does not tell which. */
        GRID_AMBIGUOUS
    }

    /** Whether district, street, name and grid are all known and beyond doubt. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
