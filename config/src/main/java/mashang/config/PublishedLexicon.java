package mashang.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * The lexicon of a city with what was published of it, one file after the other in the order of the topic. From the time from which it acts a
 * version takes the place of the folder's file of that name, or of the version before; a name the folder does not have joins the others. So the
 * words in force at a log time are a function of what was published by then, whenever it came. Not thread-safe.
 */
public final class PublishedLexicon implements Serializable {
    private static final long serialVersionUID = 1L;

    /** By name of the file, in the order of names. */
    private final TreeMap<String, String> folder;

    private final Words base;
    private final Map<String, String> texts = new HashMap<>();
    private final List<RuleVersion> accepted = new ArrayList<>();

    /** Reading takes a while: what was read of the same versions, by their keys. */
    private transient @Nullable Map<Set<String>, Words> known;

    /** @param city as it was configured, before anything was published */
    public PublishedLexicon(City city) {
        this.folder = new TreeMap<>(city.lexicon());
        this.base = new Words(city.vocabulary(), city.words());
    }

    /**
     * Takes the next one; what is not of a lexicon, or lies there already with the same text, changes nothing.
     *
     * @throws ConfigException where it cannot be used: another text under a key that is taken, or a file with mistakes. What only all files
     *     together show (a term that stands in two of them) was checked when it was published, and is not checked here.
     */
    public void next(RuleVersion version) {
        if (version.kind() != RuleKind.LEXICON || version.text().equals(texts.get(version.key()))) {
            return;
        }
        Problems problems = new Problems();
        if (texts.containsKey(version.key())) {
            RuleProblems.taken(problems, version.key(), version.key());
        }
        check(version, problems);
        problems.throwIfAny();
        texts.put(version.key(), version.text());
        accepted.add(version);
    }

    /** Notes what is wrong with a version by itself. */
    static void check(RuleVersion version, Problems problems) {
        var unused = Words.read(List.of(file(version, version.key())), problems);
    }

    /** Those that were accepted, in order. */
    public List<RuleVersion> accepted() {
        return List.copyOf(accepted);
    }

    /** The words in force at a log time, epoch milliseconds: the same object as long as they are the same. */
    public Words at(long time) {
        if (accepted.isEmpty()) {
            return base;
        }
        Map<String, RuleVersion> inForce = inForce(accepted, time);
        if (inForce.isEmpty()) {
            return base;
        }
        Map<Set<String>, Words> read = known;
        if (read == null) {
            read = new HashMap<>();
            known = read;
        }
        return read.computeIfAbsent(
                inForce.values().stream().map(RuleVersion::key).collect(Collectors.toSet()),
                keys -> Words.read(files(inForce), new Problems()));
    }

    /**
     * Notes what is wrong with a version that is none of these yet, together with all that is in force once it acts, and at every later time at
     * which another begins to.
     *
     * @param shownAs how problems name it
     */
    void checkWith(RuleVersion newest, String shownAs, Problems problems) {
        List<RuleVersion> all = new ArrayList<>(accepted);
        all.add(newest);
        TreeSet<Long> times = new TreeSet<>();
        all.stream()
                .map(RuleVersion::actsFrom)
                .filter(t -> t >= newest.actsFrom())
                .forEach(times::add);
        for (long each : times) {
            Map<String, RuleVersion> inForce = inForce(all, each);
            List<LexiconText> files = new ArrayList<>(files(inForce));
            if (newest.equals(
                    inForce.get(newest.id()))) { // read last, so that it is this one of two that has to be mended
                files.removeIf(f -> f.name().equals(newest.id()));
                files.add(file(newest, shownAs));
            }
            var unused = Words.read(files, problems);
        }
    }

    /** The version of each file that acts the latest before a time, by the file's name; none of those that are the folder's. */
    private static Map<String, RuleVersion> inForce(List<RuleVersion> all, long time) {
        Map<String, RuleVersion> inForce = new HashMap<>();
        for (RuleVersion version : all) {
            RuleVersion before = inForce.get(version.id());
            if (version.actsFrom() <= time && (before == null || version.actsFrom() >= before.actsFrom())) {
                inForce.put(version.id(), version);
            }
        }
        return inForce;
    }

    private List<LexiconText> files(Map<String, RuleVersion> inForce) {
        Map<String, LexiconText> files = new TreeMap<>();
        folder.forEach((name, text) -> files.put(name, new LexiconText(name, "lexicon/" + name, text)));
        inForce.forEach((name, version) -> files.put(name, file(version, version.key())));
        return List.copyOf(files.values());
    }

    private static LexiconText file(RuleVersion version, String shownAs) {
        return new LexiconText(version.id(), shownAs, version.text());
    }
}
