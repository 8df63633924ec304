package mashang.config;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.recurrence.city.RecurrencePolicy;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import mashang.sla.Clocks;
import mashang.sla.Deadlines;
import mashang.sla.Policy;
import mashang.text.Classifier;
import mashang.text.ClassifierRules;
import mashang.text.Gazetteer;
import mashang.text.PlaceRegister;
import mashang.text.Vocabulary;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Everything a city has configured, checked as a whole.
 *
 * @param feeds its feeds ({@code feeds/*.yaml}), by file name
 * @param examples feeds that are shipped to learn from and to replay files ({@code feeds/examples/*.yaml})
 * @param units its units ({@code units/*.yaml})
 * @param policies its policies, every version ({@code policies/*.yaml}), by file name
 * @param calendars its working calendars ({@code calendars/*.yaml}), by file name, one of them the default; the plain week of
 *     {@link Calendars#WEEKDAYS} where it has none
 * @param vocabulary its domain terms and stop words ({@code lexicon/*.txt}); {@link Vocabulary#EMPTY} where it has none
 * @param places its districts, streets, places and grid cells ({@code places/*.yaml}, {@code places/grids.csv})
 * @param words what tells kinds, concerns and conduct ({@code lexicon/*.yaml})
 * @param recurrence when a problem is common, urgent, growing, recurred ({@code recurrence.yaml})
 * @param extended which calendar each calendar extends that extends one; ids
 * @param lexicon what is written in the files of {@code lexicon}, by their names: from it came {@code vocabulary} and {@code words}
 */
public record City(
        List<Feed> feeds,
        List<Feed> examples,
        Units units,
        List<Policy> policies,
        List<CalendarPlan> calendars,
        Vocabulary vocabulary,
        PlaceRegister places,
        ClassifierRules words,
        RecurrencePolicy recurrence,
        Map<String, String> extended,
        Map<String, String> lexicon)
        implements Serializable {

    /** A city that says nothing about places, kinds and recurring problems. */
    public City(
            List<Feed> feeds,
            List<Feed> examples,
            Units units,
            List<Policy> policies,
            List<CalendarPlan> calendars,
            Vocabulary vocabulary) {
        this(
                feeds,
                examples,
                units,
                policies,
                calendars,
                vocabulary,
                PlaceRegister.empty(),
                ClassifierRules.none(),
                RecurrencePolicy.DEFAULT,
                Map.of(),
                Map.of());
    }

    /**
     * Reads a configuration folder. Throws {@link ConfigException} with everything that is wrong with it. Other folders
     * and files in it are somebody else's.
     */
    public static City load(Path configDir) {
        return load(configDir, null, null);
    }

    /**
     * The same with other rules.
     *
     * @param policyDir folder with the policies, in place of the city's own
     * @param calendarFile the only working calendar, in place of the city's own
     */
    public static City load(Path configDir, @Nullable Path policyDir, @Nullable Path calendarFile) {
        return load(configDir, policyDir, calendarFile, RuleTexts.none());
    }

    /** The same with what was published since, as if it lay in the folder. */
    static City load(Path configDir, @Nullable Path policyDir, @Nullable Path calendarFile, RuleTexts published) {
        Problems problems = new Problems();
        References references = new References();
        List<Feed> feeds = feeds(configDir, "feeds", true, references, problems);
        List<Feed> examples = feeds(configDir, "feeds/examples", false, references, problems);
        List<Policy> policies = new ArrayList<>();
        List<Path> policyFiles =
                policyDir == null ? files(configDir, "policies", true, problems) : policyFiles(policyDir, problems);
        for (Path file : policyFiles) {
            Policy policy = PolicyFile.read(file, shown(configDir, file), references, problems);
            if (policy != null) {
                policies.add(policy);
            }
        }
        published.policies(policies, references, problems);
        List<Unit> units = new ArrayList<>();
        for (Path file : files(configDir, "units", true, problems)) {
            units.addAll(UnitFile.read(file, shown(configDir, file), published.unitsOf(), references, problems));
        }
        published.units(units, references, problems);
        List<CalendarDraft> drafts = new ArrayList<>();
        List<Path> calendarFiles =
                calendarFile == null ? files(configDir, "calendars", false, problems) : List.of(calendarFile);
        for (Path file : calendarFiles) {
            CalendarDraft draft = calendar(file, shown(configDir, file), published, references, problems);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        published.calendars(drafts, references, problems);
        List<CalendarPlan> calendars = CalendarPlans.of(drafts, references);
        PlaceRegister places = TextRules.places(configDir, files(configDir, "places", false, problems), problems);
        List<LexiconText> lexicon = lexicon(configDir, problems);
        Words words = Words.read(lexicon, problems);
        RecurrencePolicy recurrence = RecurrenceFile.read(configDir, problems);
        references.check();
        problems.throwIfAny();
        return new City(
                feeds,
                examples,
                new Units(units),
                List.copyOf(policies),
                calendars,
                words.vocabulary(),
                places,
                words.cues(),
                recurrence,
                CalendarPlans.extended(drafts),
                lexicon.stream().collect(Collectors.toMap(LexiconText::name, LexiconText::text)));
    }

    /** The same city with another feed, instead of one of that name. */
    public City with(Feed feed) {
        List<Feed> all = new ArrayList<>(feeds);
        all.removeIf(f -> f.name().equals(feed.name()));
        all.add(feed);
        return new City(
                List.copyOf(all),
                examples,
                units,
                policies,
                calendars,
                vocabulary,
                places,
                words,
                recurrence,
                extended,
                lexicon);
    }

    /** The feed of this name, be it the city's own or an example. */
    public Optional<Feed> feed(String name) {
        return Stream.concat(feeds.stream(), examples.stream())
                .filter(f -> f.name().equals(name))
                .findFirst();
    }

    /** Its working calendars, ready to reckon with. Makes tables: ask once. */
    public Calendars workCalendars() {
        return Calendars.of(calendars);
    }

    /** What finds out where its complaints' matters lie. Makes tables: ask once. */
    public Gazetteer gazetteer() {
        return new Gazetteer(places, vocabulary);
    }

    /** What says which kind its complaints are of and what they touch. Makes tables: ask once. */
    public Classifier classifier() {
        return new Classifier(words);
    }

    /** How long late reports of a feed are waited for, in milliseconds; 0 for a feed nobody knows. */
    public long graceMillis(String feed) {
        return feed(feed).map(f -> f.grace().toMillis()).orElse(0L);
    }

    /** How long late reports of each feed are waited for, in milliseconds. */
    public Map<String, Long> grace() {
        Map<String, Long> grace = new HashMap<>();
        Stream.concat(examples.stream(), feeds.stream())
                .forEach(f -> grace.put(f.name(), f.grace().toMillis()));
        return grace;
    }

    /** When the clocks of its orders are due. */
    public Deadlines deadlines() {
        return new Deadlines(policies, workCalendars(), units, grace());
    }

    /** The clocks of all its orders. */
    public Clocks clocks() {
        return new Clocks(deadlines());
    }

    private static List<Feed> feeds(
            Path configDir, String folder, boolean needed, References references, Problems problems) {
        List<Feed> feeds = new ArrayList<>();
        for (Path file : files(configDir, folder, needed, problems)) {
            YamlMap root = YamlFile.read(file, shown(configDir, file), problems);
            Feed feed = root == null ? null : FeedFile.read(root);
            if (root != null && feed != null) {
                references.feed(root.node(), feed);
                feeds.add(feed);
            }
        }
        return List.copyOf(feeds);
    }

    /** A calendar of the folder, unless a later version of it was published. */
    private static @Nullable CalendarDraft calendar(
            Path file, String shownAs, RuleTexts published, References references, Problems problems) {
        CalendarDraft aside = CalendarFile.read(file, shownAs, new References(), new Problems());
        return aside != null && published.hasCalendar(aside.id())
                ? null
                : CalendarFile.read(file, shownAs, references, problems);
    }

    /** The files of the lexicon as far as they can be read, by name. */
    private static List<LexiconText> lexicon(Path configDir, Problems problems) {
        List<LexiconText> texts = new ArrayList<>();
        for (Path file : files(configDir, "lexicon", false, f -> isText(f) || isYaml(f), problems)) {
            String text = TextFile.read(file, shown(configDir, file), problems);
            if (text != null) {
                texts.add(new LexiconText(String.valueOf(file.getFileName()), shown(configDir, file), text));
            }
        }
        return List.copyOf(texts);
    }

    private static List<Path> files(Path configDir, String folder, boolean needed, Problems problems) {
        return files(configDir, folder, needed, City::isYaml, problems);
    }

    private static List<Path> files(
            Path configDir, String folder, boolean needed, Predicate<Path> kind, Problems problems) {
        Path path = configDir.resolve(folder);
        if (!Files.isDirectory(path)) {
            if (needed) {
                problems.add(new Problem(
                        folder,
                        0,
                        "",
                        "缺少这个文件夹",
                        "this folder is missing",
                        "检查配置目录的路径（" + configDir + "）",
                        "Check the path of the configuration (" + configDir + ")"));
            }
            return List.of();
        }
        return files(path, folder, kind, problems);
    }

    /** Policies of somebody's own choice: without one nothing would be judged, and nobody would notice. */
    private static List<Path> policyFiles(Path folder, Problems problems) {
        String shown = folder.toString();
        if (!Files.isDirectory(folder)) {
            boolean isFile = Files.exists(folder);
            problems.add(new Problem(
                    shown,
                    0,
                    "",
                    isFile ? "这是文件，不是文件夹" : "没有这个文件夹",
                    isFile ? "this is a file and no folder" : "there is no such folder",
                    "写出政策文件所在的文件夹",
                    "Name the folder in which the policies are"));
            return List.of();
        }
        Problems unreadable = new Problems();
        List<Path> files = files(folder, shown, City::isYaml, unreadable);
        if (files.isEmpty() && unreadable.isEmpty()) {
            problems.add(new Problem(
                    shown,
                    0,
                    "",
                    "文件夹里没有政策文件（*.yaml），什么时限都无从判断",
                    "there is no policy (*.yaml) in this folder, so there is nothing to judge by",
                    "写出政策文件所在的文件夹",
                    "Name the folder in which the policies are"));
        }
        unreadable.all().forEach(problems::add);
        return files;
    }

    /** The files of a kind in a folder, by name. */
    private static List<Path> files(Path path, String shown, Predicate<Path> kind, Problems problems) {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(f -> kind.test(f) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            problems.add(
                    new Problem(shown, 0, "", "读不到：" + why, "cannot be read: " + why, "检查权限", "Check permissions"));
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && name.endsWith(".txt");
    }

    /** A path as problems show it: below the folder, with slashes on every system. */
    static String shown(Path configDir, Path file) {
        Path shown = file.startsWith(configDir) ? configDir.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }
}
