package mashang.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** Around the time at which words give way to others, texts of both come, and of each that acts within some minutes. */
    private static final int KEPT = 4;

    /** By name of the file, in the order of names. */
    private final TreeMap<String, String> folder;

    private final Words base;
    private final Map<String, String> texts = new HashMap<>();
    private final List<RuleVersion> accepted = new ArrayList<>();

    /** When other words begin to be in force, epoch milliseconds. */
    private final TreeSet<Long> changes = new TreeSet<>();

    /** Reading takes a while: the words last asked for, by the change from which they are in force. */
    private transient @Nullable Map<Long, Words> known;

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
        changes.add(version.actsFrom());
        if (known != null) {
            known.keySet().removeIf(from -> from >= version.actsFrom());
        }
    }

    /** Notes what is wrong with a version by itself. */
    static void check(RuleVersion version, Problems problems) {
        var unused = Words.read(List.of(file(version, version.key())), problems);
    }

    /** Those that were accepted, in order. */
    public List<RuleVersion> accepted() {
        return List.copyOf(accepted);
    }

    /**
     * The words in force at a log time, epoch milliseconds. Asked again, they are the same object, unless words of {@value #KEPT} other times
     * were asked for meanwhile. Asked for every text, so no version is looked at for it.
     */
    public Words at(long time) {
        Long from = changes.floor(time);
        if (from == null) {
            return base;
        }
        Map<Long, Words> read = known;
        if (read == null) {
            read = new Latest();
            known = read;
        }
        Words words = read.get(from);
        if (words == null) {
            words = Words.read(files(inForce(accepted, from)), new Problems());
            read.put(from, words);
        }
        return words;
    }

    /** The tables of a lexicon are megabytes, and over the years there are many of them: those asked for longest ago go. */
    private static final class Latest extends LinkedHashMap<Long, Words> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(2 * KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Words> eldest) {
            return size() > KEPT;
        }
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
