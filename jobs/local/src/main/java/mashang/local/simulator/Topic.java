package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What complaints are about, with sentences to say it in. Slots stand in braces: {@code {小区}} estate, {@code {路}} road,
 * {@code {街道}} street or town, {@code {栋}} building, {@code {时间}} time of day, {@code {天数}} how long, {@code {人}} who.
 *
 * @param categories three levels
 * @param units the units that usually handle it
 * @param titles short forms
 * @param bodies the matter itself, each in other words
 * @param extras more about it
 */
record Topic(
        List<String> categories, List<String> units, List<String> titles, List<String> bodies, List<String> extras) {

    /** Every topic, from the texts in {@link TopicTexts}. */
    static final List<Topic> ALL = parse(TopicTexts.CITY + TopicTexts.HOMES + TopicTexts.LIFE);

    /** A concrete cause that many people complain about, in words of its own: titles and bodies only. */
    static final List<Topic> RECURRING = parse(RecurringTexts.CAUSES);

    String leaf() {
        return categories.get(2);
    }

    /**
     * Reads a text: a line {@code # 一级/二级/三级 | unit unit}, then lines starting with T (title), B (body) and E
     * (extra).
     */
    private static List<Topic> parse(String text) {
        List<Topic> topics = new ArrayList<>();
        for (String block : text.split("# ", -1)) {
            if (!block.isBlank()) {
                topics.add(topic(block.split("\n")));
            }
        }
        return List.copyOf(topics);
    }

    private static Topic topic(String[] lines) {
        int bar = lines[0].indexOf('|');
        return new Topic(
                List.of(lines[0].substring(0, bar).strip().split("/")),
                Places.split(lines[0].substring(bar + 1).strip()),
                starting("T ", lines),
                starting("B ", lines),
                starting("E ", lines));
    }

    private static List<String> starting(String prefix, String[] lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(prefix)) {
                found.add(line.substring(prefix.length()).strip());
            }
        }
        return List.copyOf(found);
    }
}
