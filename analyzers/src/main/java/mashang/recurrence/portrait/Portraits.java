package mashang.recurrence.portrait;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mashang.recurrence.Complaint;
import mashang.recurrence.portrait.Appearance.Sought;
import mashang.text.UnregisteredNames;
import org.jspecify.annotations.Nullable;

/**
 * The portraits of all problems of a city, drawn on with every member.
 *
 * <p>A function of the sequence of members, merges and forgotten problems. What depends on the other problems (label, theme)
 * is settled when a member joins, not when somebody looks. Bounded per problem; not thread-safe.
 */
public final class Portraits {
    /** From so many members on there is something to say. */
    private static final int TELLING = 2;

    private static final int STEPS = 16;
    /** A theme is judged from so many people's complaints, or one person's messages. */
    private static final int JUDGED = 3;

    private static final int APPEALS = 5;
    /** With fewer problems no name is wide-spread. */
    private static final int FEW = 20;
    /** What so many problems have in their texts is a common word. */
    private static final double COMMON_WORD = .003;
    /** Leaving and entering a theme take a little more than the threshold, so that it does not flicker. */
    private static final double SLACK = .05;
    /** A label gives way only to a clearly better one. */
    private static final double CLEARLY_BETTER = 1.25;

    /** Up to so many members a label is a draft. */
    private static final int SETTLED = 7;
    /** It says something else only where what it said turns out to be so many times rarer. */
    private static final double OTHERWISE = 3;

    private static final Pattern WIDE_PLACE = Pattern.compile("((路|街|大道|街道|镇|乡|高速|公交|公交车|线)$|号线)");
    private static final double WIDE_SHARE = .4;
    /** On a road or in a township, members must agree so much, or there are several problems. */
    private static final double ONE_MATTER = .65;

    /** Elsewhere people say one thing in many words, but something they must have in common. */
    private static final double ANY_MATTER = .5;

    /** Said by so many titles: by two people, or by one three times. */
    private static final double SAID_AGAIN = 1.6;
    /** Or of few, by so many. */
    private static final double SAID_MOSTLY = .6;

    /** And be typical of so many members. */
    private static final double SECOND = .4;

    private static final int HEAD = 3;
    private static final int ENDING = 2;
    /** So many cells for each member, evenly, are no place. */
    private static final double SCATTERED = .6;

    private static final int MANY = 5;

    private static final double WIDE_SPREAD = 4;
    private static final double SPREAD_SHARE = .8;

    private final PortraitPolicy policy;
    private final long halfLife;
    private final Map<String, LivePortrait> portraits = new HashMap<>();
    private final LivePortrait.City city =
            new LivePortrait.City(new Tally.Holders(), new Tally.Holders(), new Tally.Holders());
    private final TreeSet<String> changed = new TreeSet<>();
    private final TreeSet<String> gone = new TreeSet<>();

    public Portraits(PortraitPolicy policy) {
        this.policy = policy;
        this.halfLife = policy.halfLife().toMillis();
    }

    /** Takes up a portrait that was kept. */
    public void restore(Portrait kept) {
        portraits.put(kept.problemId(), new LivePortrait(kept, city));
    }

    /** A complaint was assigned. */
    public void joined(Complaint complaint, Traits traits, String problemId) {
        LivePortrait portrait = portraits.get(problemId);
        if (portrait == null) {
            portrait = new LivePortrait(problemId, complaint.occurredAt(), city);
            portraits.put(problemId, portrait);
            gone.remove(problemId);
        }
        portrait.add(complaint, traits, halfLife);
        settle(portrait);
    }

    /** {@code from} turned out to be {@code into}, whose id and label go on. */
    public void merged(String from, String into) {
        LivePortrait other = portraits.get(from);
        LivePortrait portrait = portraits.get(into);
        if (other == null || portrait == null || other == portrait) {
            return;
        }
        portrait.absorb(other, halfLife);
        forgotten(from);
        settle(portrait);
    }

    /**
     * A complaint that had joined belongs to another problem after all: its counts are taken out again. Where it was the last
     * one, the problem is gone. The place of the caller's messages in time is not remembered: the last one is taken out.
     */
    public void split(String from, Complaint complaint, Traits traits) {
        LivePortrait portrait = portraits.get(from);
        if (portrait == null) {
            return;
        }
        portrait.take(complaint, traits, halfLife);
        if (portrait.size <= 0) {
            forgotten(from);
        } else {
            changed.add(from);
            settleNow(portrait);
        }
    }

    /** The clusterer forgot a problem. */
    public void forgotten(String problemId) {
        LivePortrait portrait = portraits.remove(problemId);
        if (portrait != null) {
            portrait.leave();
            changed.remove(problemId);
            gone.add(problemId);
        }
    }

    /** How many members a problem has; 0 where there is no portrait of it. */
    public long members(String problemId) {
        LivePortrait portrait = portraits.get(problemId);
        return portrait == null ? 0 : portrait.size;
    }

    /** A portrait as it can be kept; absent where there is none of this id. */
    public @Nullable Portrait portrait(String problemId) {
        LivePortrait portrait = portraits.get(problemId);
        return portrait == null ? null : portrait.snapshot();
    }

    /** All portraits, by id. */
    public List<Portrait> snapshot() {
        return new TreeSet<>(portraits.keySet())
                .stream().map(id -> live(id).snapshot()).toList();
    }

    /**
     * What has to be written down since it was last asked.
     *
     * @param changed portraits that are not as they were, by id
     * @param gone ids without a portrait, by id
     */
    public record Changed(List<Portrait> changed, List<String> gone) {}

    public Changed changedSinceLastAsked() {
        Changed since =
                new Changed(changed.stream().map(id -> live(id).snapshot()).toList(), new ArrayList<>(gone));
        changed.clear();
        gone.clear();
        return since;
    }

    /** How hot a problem is; nothing where there is no such problem. */
    public Hotness hotness(String problemId, Instant at) {
        LivePortrait portrait = portraits.get(problemId);
        if (portrait == null) {
            return Hotness.of(0, 0, 0, 0);
        }
        Appearance.Best name = name(portrait);
        double share = share(portrait, name);
        Agreement agreement = agreement(portrait, name);
        double together = portrait.people() * Math.min(share, agreement.reach());
        double people = Math.min(1, together / policy.fullPeople());
        return Hotness.of(portrait.heat(at, halfLife), share, agreement.value(), people);
    }

    /** Whether a problem is a theme, with the numbers. */
    public Theme theme(String problemId) {
        LivePortrait portrait = portraits.get(problemId);
        if (portrait == null) {
            return new Theme(Theme.Reason.CONCRETE, "", 0, 1, 0);
        }
        Appearance.Best name = name(portrait);
        return new Theme(
                portrait.theme, name.text(), share(portrait, name), spread(portrait.districts), topCaller(portrait));
    }

    /** The share of members that have a name, with its ending or without (丽发新城小区, 丽发新城). */
    private static double share(LivePortrait portrait, Appearance.Best name) {
        double share = name.share();
        String text = name.text();
        for (int end = text.length() - 1; end >= Math.max(HEAD, text.length() - ENDING); end--) {
            share = Math.max(share, portrait.names.get(text.substring(0, end)) / portrait.weight);
        }
        return Math.min(1, share);
    }

    private Agreement agreement(LivePortrait portrait, Appearance.Best name) {
        return Agreement.of(portrait.words, portrait.weight, portraits.size(), name.text());
    }

    /** Whether a name is mostly that of a road, a line or a quarter. */
    private static boolean isWide(LivePortrait portrait, String name) {
        if (name.isEmpty()) {
            return false;
        }
        double wide = 0;
        for (int i = 0; i < portrait.names.size(); i++) {
            String other = portrait.names.text(i);
            if (other.startsWith(name) && WIDE_PLACE.matcher(other).find()) {
                wide = Math.max(wide, portrait.names.weight(i));
            }
        }
        return wide >= WIDE_SHARE * portrait.names.get(name);
    }

    private LivePortrait live(String problemId) {
        return Objects.requireNonNull(portraits.get(problemId));
    }

    /** Judges and labels anew with each of the first members, then with every sixteenth of the size or so. */
    private void settle(LivePortrait portrait) {
        changed.add(portrait.problemId);
        long step = Math.max(1, Long.highestOneBit(portrait.size) / STEPS);
        if (portrait.size % step == 0) {
            settleNow(portrait);
        }
    }

    private void settleNow(LivePortrait portrait) {
        if (portrait.size < TELLING) {
            return;
        }
        Appearance.Best name = name(portrait);
        portrait.theme = judge(portrait, name);
        label(portrait, name);
    }

    private Theme.Reason judge(LivePortrait portrait, Appearance.Best name) {
        boolean was = portrait.theme != Theme.Reason.CONCRETE;
        double share = share(portrait, name);
        double least = policy.concrete() + (was ? SLACK : -SLACK);
        boolean isNamed = share >= least && !isWord(portrait, name.text());
        boolean concrete = isNamed || cellShare(portrait) >= least;
        if (!concrete && portrait.people() < JUDGED && portrait.size >= APPEALS) {
            return Theme.Reason.ONE_WRITER;
        }
        if (!concrete && portrait.people() >= JUDGED) {
            return Theme.Reason.NO_PLACE;
        }
        double agreed = isWide(portrait, name.text()) ? ONE_MATTER : ANY_MATTER;
        if (portrait.people() >= JUDGED && agreement(portrait, name).value() < agreed + (was ? SLACK : -SLACK)) {
            return Theme.Reason.NO_MATTER;
        }
        boolean everywhere = spread(portrait.districts) >= WIDE_SPREAD && share < SPREAD_SHARE;
        return everywhere ? Theme.Reason.EVERYWHERE : Theme.Reason.CONCRETE;
    }

    /** Whether a main name is but a word that no dictionary knows (轮候): a place of two characters lies in few grid cells. */
    private static boolean isWord(LivePortrait portrait, String name) {
        int known = sum(portrait.grids);
        return name.length() == 2
                && known >= MANY
                && 2L * known >= portrait.size
                && spread(portrait.grids) >= SCATTERED * known;
    }

    /** The share of members in one grid cell: what lies there needs no name to be at one place. */
    private static double cellShare(LivePortrait portrait) {
        int most = 0;
        for (int members : portrait.grids.values()) {
            most = Math.max(most, members);
        }
        return most / (double) portrait.size;
    }

    private static int sum(Map<String, Integer> counts) {
        int sum = 0;
        for (int count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    /** Over how many it is spread evenly. */
    private static double spread(Map<String, Integer> counts) {
        int all = sum(counts);
        double entropy = 0;
        for (int members : counts.values()) {
            double share = members / (double) all;
            entropy -= share * StrictMath.log(share);
        }
        return StrictMath.exp(entropy);
    }

    private static double topCaller(LivePortrait portrait) {
        return portrait.mostOfOneCaller() / (double) portrait.size;
    }

    private Appearance.Best name(LivePortrait portrait) {
        double wide = Math.max(FEW, policy.wide() * portraits.size());
        return Appearance.best(
                Sought.NAME, portrait.names, portrait.weight, portraits.size(), wide, name -> true, Appearance.ALL);
    }

    private void label(LivePortrait portrait, Appearance.Best name) {
        Appearance.Best whole = Appearance.longest(
                Sought.NAME,
                name,
                portrait.names,
                portrait.weight,
                portraits.size(),
                longer -> isOneName(portrait, longer, name.text()),
                Appearance.ALL);
        portrait.place = keep(Sought.NAME, portrait.names, portrait, portrait.place, whole, Appearance.ALL);
        String place = portrait.place;
        Appearance.Best matter = matter(portrait, phrase -> !ProblemLabel.overlap(phrase, place));
        boolean isIdle = portrait.size <= SETTLED && !canBeMatter(portrait, portrait.matter);
        String kept = isIdle || ProblemLabel.overlap(portrait.matter, place) ? "" : portrait.matter;
        Appearance.Shares typical = new Typical(portrait.words, portrait.weight);
        portrait.matter = keep(Sought.MATTER, portrait.phrases, portrait, kept, matter, typical);
        String first = portrait.matter;
        Appearance.Best more = matter(
                portrait, phrase -> !ProblemLabel.overlap(phrase, place) && !ProblemLabel.overlap(phrase, first));
        boolean isShared = isSaidAgain(portrait, more.text()) && typical.of(more.text(), more.share()) >= SECOND;
        portrait.matterMore = isShared ? more.text() : "";
    }

    /** Whether what stands before a name within a longer one is part of it: no place of its own (解放路|嘉和城), no word of many problems. */
    private boolean isOneName(LivePortrait portrait, String longer, String name) {
        String before = longer.substring(0, longer.indexOf(name));
        double many = Math.max(JUDGED, COMMON_WORD * portraits.size());
        return before.isEmpty()
                || (UnregisteredNames.endingOf(before).isEmpty() && portrait.words.holders(before) <= many);
    }

    /** What most members speak of: what several titles say, or a word of one title. Its longest form that nearly as many titles have. */
    private Appearance.Best matter(LivePortrait portrait, Predicate<String> fits) {
        Typical typical = new Typical(portrait.words, portrait.weight);
        Appearance.Best best = Appearance.best(
                Sought.MATTER,
                portrait.phrases,
                portrait.weight,
                portraits.size(),
                Integer.MAX_VALUE,
                phrase -> fits.test(phrase) && canBeMatter(portrait, phrase),
                typical);
        Appearance.Best longest = Appearance.longest(
                Sought.MATTER,
                best,
                portrait.phrases,
                portrait.weight,
                portraits.size(),
                phrase -> fits.test(phrase) && isSaidAgain(portrait, phrase),
                typical);
        return longest;
    }

    private static boolean canBeMatter(LivePortrait portrait, String phrase) {
        return isSaidAgain(portrait, phrase) || portrait.words.get(phrase) > 0;
    }

    private static boolean isSaidAgain(LivePortrait portrait, String phrase) {
        return portrait.phrases.get(phrase) >= Math.min(SAID_AGAIN, SAID_MOSTLY * portrait.weight);
    }

    /** What stands in the label stays unless something is clearly better, or says the same and more. */
    private String keep(
            Sought sought,
            Tally tally,
            LivePortrait portrait,
            String present,
            Appearance.Best best,
            Appearance.Shares shares) {
        if (!present.isEmpty() && best.text().contains(present)) {
            return best.text();
        }
        double share = Math.min(1, tally.get(present) / portrait.weight);
        double score = present.isEmpty()
                ? 0
                : sought.score(present, shares.of(present, share), tally.holders(present), portraits.size());
        boolean settled = portrait.size > SETTLED && !present.isEmpty();
        boolean sharper = !settled || ProblemLabel.overlap(best.text(), present) || best.share() > share * OTHERWISE;
        return sharper && best.score() > score * (settled ? CLEARLY_BETTER : 1) ? best.text() : present;
    }
}
