package mashang.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.city.RecurrencePolicy;
import mashang.recurrence.duplicates.DuplicateSettings;
import mashang.recurrence.life.LifePolicy;
import mashang.recurrence.portrait.PortraitPolicy;
import mashang.text.Concern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code recurrence.yaml}: when a problem is common, urgent, growing, recurred. What is not written is as in
 * {@link RecurrencePolicy#DEFAULT}.
 */
final class RecurrenceFile {
    private static final String NAME = "recurrence.yaml";
    /** Members are told apart up to 1,000; half of that is far more than anybody waits for. */
    private static final int MOST_PEOPLE = 500;

    private static final int MOST_TEXTS = 10_000_000;
    private static final int LONG_AGO = 3_650;
    private static final double MOST_TIMES = 100;
    /** What the clusterer forgets cannot recur. */
    private static final Duration REMEMBERED = ClustererSettings.DEFAULT.idle();

    private RecurrenceFile() {}

    static RecurrencePolicy read(Path configDir, Problems problems) {
        Path file = configDir.resolve(NAME);
        YamlMap root = Files.isRegularFile(file) ? YamlFile.read(file, NAME, problems) : null;
        return root == null ? RecurrencePolicy.DEFAULT : read(root);
    }

    static RecurrencePolicy read(YamlMap root) {
        LifePolicy life = life(root);
        PortraitPolicy portraits = portraits(root);
        DuplicateSettings duplicates = duplicates(section(root, "duplicates"));
        root.done();
        return new RecurrencePolicy(life, portraits, duplicates);
    }

    private static LifePolicy life(YamlMap root) {
        LifePolicy usual = LifePolicy.DEFAULT;
        YamlMap candidate = section(root, "candidate");
        int people = number(candidate, "people", 2, MOST_PEOPLE, usual.candidatePeople());
        done(candidate);
        LifePolicy.Common common = common(section(root, "common"));
        YamlNode written = candidate == null ? null : candidate.get("people");
        if (people > common.people()) {
            (written == null ? root.node() : written)
                    .problem(
                            "苗头要的人数（" + people + "）多于共性（" + common.people() + "）",
                            "a candidate needs more people (" + people + ") than a common problem (" + common.people()
                                    + ")",
                            "改为不多于 " + common.people(),
                            "Write at most " + common.people());
        }
        return new LifePolicy(
                people,
                common,
                urgent(section(root, "urgent")),
                growth(section(root, "growth")),
                recurrence(section(root, "recurrence")));
    }

    private static LifePolicy.Common common(@Nullable YamlMap map) {
        LifePolicy.Common usual = LifePolicy.DEFAULT.common();
        LifePolicy.Common common = new LifePolicy.Common(
                number(map, "size", 2, MOST_PEOPLE, usual.size()),
                number(map, "people", 2, MOST_PEOPLE, usual.people()),
                number(map, "grids", 0, MOST_PEOPLE, usual.grids()),
                span(map, "window", usual.window()));
        done(map);
        return common;
    }

    private static LifePolicy.Urgent urgent(@Nullable YamlMap map) {
        LifePolicy.Urgent usual = LifePolicy.DEFAULT.urgent();
        LifePolicy.Urgent urgent = new LifePolicy.Urgent(
                concerns(map, usual.concerns()),
                number(map, "visits", 2, LifePolicy.Urgent.MOST_VISITS, usual.visits()),
                span(map, "apart", usual.apart()),
                span(map, "window", usual.window()));
        if (map != null && urgent.apart().compareTo(urgent.window()) >= 0) {
            map.node()
                    .problem(
                            "apart 不短于 window，谁也不算再次来访",
                            "apart is not shorter than window, so nobody ever comes back",
                            "缩短 apart",
                            "Shorten apart");
        }
        done(map);
        return urgent;
    }

    /** {@code none}: words alone make nothing urgent. */
    private static Set<Concern> concerns(@Nullable YamlMap map, Set<Concern> usual) {
        YamlNode node = map == null ? null : map.get("concerns");
        if (node == null) {
            return usual;
        }
        EnumSet<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (!node.says(SpanForms.NONE)) {
            for (YamlNode element : node.list()) {
                Concern concern = element.constant(Concern.class);
                if (concern != null) {
                    concerns.add(concern);
                }
            }
        }
        return Set.copyOf(concerns);
    }

    private static LifePolicy.Growth growth(@Nullable YamlMap map) {
        LifePolicy.Growth usual = LifePolicy.DEFAULT.growth();
        LifePolicy.Growth growth = new LifePolicy.Growth(
                span(map, "span", usual.span()),
                number(map, "least", 1, MOST_PEOPLE, usual.least()),
                fraction(map, "growing", 1, MOST_TIMES, usual.growing()),
                fraction(map, "fading", 0, 1, usual.fading()),
                length(map, "review", Duration.ofMinutes(1), Duration.ofDays(1), usual.review()));
        done(map);
        return growth;
    }

    private static LifePolicy.Recurrence recurrence(@Nullable YamlMap map) {
        LifePolicy.Recurrence usual = LifePolicy.DEFAULT.recurrence();
        LifePolicy.Recurrence recurrence = new LifePolicy.Recurrence(
                number(map, "people", 1, MOST_PEOPLE, usual.people()), span(map, "within", usual.within()));
        done(map);
        return recurrence;
    }

    private static PortraitPolicy portraits(YamlMap root) {
        PortraitPolicy usual = PortraitPolicy.DEFAULT;
        YamlMap hotness = section(root, "hotness");
        YamlMap themes = section(root, "themes");
        PortraitPolicy portraits = new PortraitPolicy(
                span(hotness, "halfLife", usual.halfLife()),
                number(hotness, "fullPeople", 1, MOST_PEOPLE, usual.fullPeople()),
                fraction(themes, "concrete", 0, 1, usual.concrete()),
                fraction(themes, "wide", 0, 1, usual.wide()));
        done(hotness);
        done(themes);
        return portraits;
    }

    private static DuplicateSettings duplicates(@Nullable YamlMap map) {
        DuplicateSettings usual = DuplicateSettings.DEFAULT;
        DuplicateSettings duplicates = new DuplicateSettings(
                fraction(map, "overlap", .3, 1, usual.overlap()),
                length(map, "idle", Duration.ofHours(1), Duration.ofDays(LONG_AGO), usual.idle()),
                number(map, "maxTexts", 1_000, MOST_TEXTS, usual.maxTexts()));
        done(map);
        return duplicates;
    }

    private static @Nullable YamlMap section(YamlMap root, String key) {
        YamlNode node = root.get(key);
        return node == null ? null : node.map();
    }

    private static void done(@Nullable YamlMap map) {
        if (map != null) {
            map.done();
        }
    }

    private static int number(@Nullable YamlMap map, String key, int min, int max, int usual) {
        YamlNode node = map == null ? null : map.get(key);
        Long number = node == null ? null : node.number(min, max);
        return number == null ? usual : number.intValue();
    }

    private static Duration span(@Nullable YamlMap map, String key, Duration usual) {
        return length(map, key, Duration.ofHours(1), REMEMBERED, usual);
    }

    private static Duration length(@Nullable YamlMap map, String key, Duration min, Duration max, Duration usual) {
        YamlNode node = map == null ? null : map.get(key);
        Duration length = node == null
                ? null
                : node.parsed(
                        text -> between(YamlNode.durationOf(text), min, max),
                        written(min) + " – " + written(max) + " 的时长",
                        "a length of time from " + written(min) + " to " + written(max));
        return length == null ? usual : length;
    }

    private static Duration between(Duration length, Duration min, Duration max) {
        if (length.compareTo(min) < 0 || length.compareTo(max) > 0) {
            throw new IllegalArgumentException(length.toString());
        }
        return length;
    }

    private static String written(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + "d";
        }
        return length.toHours() > 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    private static double fraction(@Nullable YamlMap map, String key, double min, double max, double usual) {
        YamlNode node = map == null ? null : map.get(key);
        String range = min + " – " + max;
        Double number = node == null
                ? null
                : node.parsed(text -> fraction(text, min, max), range + " 之间的数", "a number in " + range);
        return number == null ? usual : number;
    }

    private static Double fraction(String text, double min, double max) {
        double number = Double.parseDouble(text);
        if (!(number >= min && number <= max)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
