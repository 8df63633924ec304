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
    /** A theme is judged from so many people's complaints, or one person's messages. */
    private static final int JUDGED = 3;

    private static final int APPEALS = 5;
    /** With fewer problems no name is wide-spread. */
    private static final int FEW = 20;
    /** Leaving and entering a theme take a little more than the threshold, so that it does not flicker. */
    private static final double SLACK = .05;
    /** A label gives way only to a clearly better one. */
    private static final double CLEARLY_BETTER = 1.25;

    /** Up to so many members a label is a draft. */
    private static final int SETTLED = 5;
    /** It says something else only where what it said turns out to be so many times rarer. */
    private static final double OTHERWISE = 3;

    private static final Pattern WIDE_PLACE = Pattern.compile("(路|街|大道|街道|镇|高速|公交|公交车|号线|线)$");
    private static final double WIDE_SHARE = .4;
    /** On a road, so many members must certainly have one matter, or there are several problems. */
    private static final double ONE_MATTER = .3;

    /** Elsewhere people say one thing in many words, but something they must have in common. */
    private static final double ANY_MATTER = .1;

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

    /** The clusterer forgot a problem. */
    public void forgotten(String problemId) {
        LivePortrait portrait = portraits.remove(problemId);
        if (portrait != null) {
            portrait.leave();
            changed.remove(problemId);
            gone.add(problemId);
        }
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
            return Hotness.of(0, 0, 0, 0, false);
        }
        Appearance.Best name = name(portrait);
        double matter = certain(portrait, name);
        double people = Math.min(1, portrait.people() / (double) policy.fullPeople());
        return Hotness.of(portrait.heat(at, halfLife), name.share(), matter, people, isWide(portrait, name.text()));
    }

    /** Whether a problem is a theme, with the numbers. */
    public Theme theme(String problemId) {
        LivePortrait portrait = portraits.get(problemId);
        if (portrait == null) {
            return new Theme(Theme.Reason.CONCRETE, "", 0, 1, 0);
        }
        Appearance.Best name = name(portrait);
        return new Theme(portrait.theme, name.text(), name.share(), spread(portrait), topCaller(portrait));
    }

    /** The share of members that certainly have both: what 80 % and 70 % have, 50 % at least have together. */
    private double certain(LivePortrait portrait, Appearance.Best name) {
        return Math.max(0, name.share() + matter(portrait, name.text()).share() - 1);
    }

    /** Whether a name is mostly that of a road, a line or a quarter. */
    private static boolean isWide(LivePortrait portrait, String name) {
        if (name.isEmpty()) {
            return false;
        }
        double wide = 0;
        for (Map.Entry<String, Double> other : portrait.names.weights().entrySet()) {
            if (other.getKey().startsWith(name)
                    && WIDE_PLACE.matcher(other.getKey()).find()) {
                wide = Math.max(wide, other.getValue());
            }
        }
        return wide >= WIDE_SHARE * portrait.names.get(name);
    }

    private LivePortrait live(String problemId) {
        return Objects.requireNonNull(portraits.get(problemId));
    }

    private void settle(LivePortrait portrait) {
        changed.add(portrait.problemId);
        if (portrait.size < TELLING || (portrait.size > 64 && portrait.size % 16 != 0)) {
            return;
        }
        Appearance.Best name = name(portrait);
        portrait.theme = judge(portrait, name);
        label(portrait, name);
    }

    private Theme.Reason judge(LivePortrait portrait, Appearance.Best name) {
        boolean was = portrait.theme != Theme.Reason.CONCRETE;
        boolean concrete = name.share() >= policy.concrete() + (was ? SLACK : -SLACK);
        if (!concrete && portrait.people() < JUDGED && portrait.size >= APPEALS) {
            return Theme.Reason.ONE_WRITER;
        }
        if (!concrete && portrait.people() >= JUDGED) {
            return Theme.Reason.NO_PLACE;
        }
        double least = isWide(portrait, name.text()) ? ONE_MATTER : ANY_MATTER;
        if (portrait.people() >= JUDGED && certain(portrait, name) < least) {
            return Theme.Reason.NO_MATTER;
        }
        boolean everywhere = spread(portrait) >= WIDE_SPREAD && name.share() < SPREAD_SHARE;
        return everywhere ? Theme.Reason.EVERYWHERE : Theme.Reason.CONCRETE;
    }

    private static double spread(LivePortrait portrait) {
        int all = 0;
        for (int members : portrait.districts.values()) {
            all += members;
        }
        double entropy = 0;
        for (int members : portrait.districts.values()) {
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
        return Appearance.best(portrait.names, portrait.weight, portraits.size(), wide, name -> true);
    }

    private Appearance.Best matter(LivePortrait portrait, String name) {
        return Appearance.best(
                portrait.words, portrait.weight, portraits.size(), Integer.MAX_VALUE, word -> !name.contains(word));
    }

    private void label(LivePortrait portrait, Appearance.Best name) {
        portrait.place = keep(portrait.names, portrait, portrait.place, name);
        String place = portrait.place;
        Appearance.Best matter = phrase(portrait, phrase -> !ProblemLabel.overlap(phrase, place));
        String kept = ProblemLabel.overlap(portrait.matter, place) ? "" : portrait.matter;
        portrait.matter = keep(portrait.phrases, portrait, kept, matter);
        String first = portrait.matter;
        portrait.matterMore = phrase(
                        portrait,
                        phrase -> !ProblemLabel.overlap(phrase, place) && !ProblemLabel.overlap(phrase, first))
                .text();
    }

    private Appearance.Best phrase(LivePortrait portrait, Predicate<String> fits) {
        return Appearance.best(portrait.phrases, portrait.weight, portraits.size(), Integer.MAX_VALUE, fits);
    }

    /** What stands in the label stays unless something is clearly better. */
    private String keep(Tally tally, LivePortrait portrait, String present, Appearance.Best best) {
        double share = Math.min(1, tally.get(present) / portrait.weight);
        double score =
                present.isEmpty() ? 0 : Appearance.score(present, share, tally.holders(present), portraits.size());
        boolean settled = portrait.size > SETTLED && !present.isEmpty();
        boolean sharper = !settled || ProblemLabel.overlap(best.text(), present) || best.share() > share * OTHERWISE;
        return sharper && best.score() > score * (settled ? CLEARLY_BETTER : 1) ? best.text() : present;
    }
}
