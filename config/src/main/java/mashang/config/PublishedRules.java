package mashang.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.CalendarPlan;
import mashang.sla.Policy;
import mashang.sla.RuleNews;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the published rule files of a city, one after the other in the order of the topic. Whatever lies in the topic has an
 * outcome, the same for every reader: news for the clocks, nothing new, or refused. Not thread-safe.
 */
public final class PublishedRules implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, CalendarPlan> calendars = new LinkedHashMap<>();
    private final Map<String, String> extended;
    private final Map<String, String> texts = new HashMap<>();
    private final List<RuleVersion> accepted = new ArrayList<>();

    /** @param city as it was configured, before anything was published */
    public PublishedRules(City city) {
        city.calendars().forEach(c -> calendars.put(c.id(), c));
        extended = new HashMap<>(city.extended());
    }

    /** Those that were accepted, in order. */
    public List<RuleVersion> accepted() {
        return List.copyOf(accepted);
    }

    /** The calendars with all that was announced so far. */
    List<CalendarPlan> calendars() {
        return List.copyOf(calendars.values());
    }

    /**
     * Takes the next one.
     *
     * @return what is new for the clocks; empty where the same text lies under the same key already
     * @throws ConfigException where it cannot be used: another text under a key that is taken, or a file with mistakes. What
     *     only all files together show (a unit nobody knows) was checked when it was published, and is not checked here.
     */
    public Optional<RuleNews> next(RuleVersion version) {
        String known = texts.get(version.key());
        if (known != null && known.equals(version.text())) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        boolean isTaken = known != null;
        RuleNews news = version.kind() == RuleKind.LEXICON
                ? words(version, isTaken, problems)
                : read(version, isTaken, problems);
        problems.throwIfAny();
        if (news == null) {
            throw new IllegalStateException("nothing came of " + version.key());
        }
        texts.put(version.key(), version.text());
        accepted.add(version);
        return Optional.of(news);
    }

    private static RuleNews words(RuleVersion version, boolean isTaken, Problems problems) {
        if (isTaken) {
            RuleProblems.taken(problems, version.key(), version.key());
        }
        PublishedLexicon.check(version, problems);
        return RuleNews.notForClocks(version.publishedAt());
    }

    private @Nullable RuleNews read(RuleVersion version, boolean isTaken, Problems problems) {
        YamlMap root = YamlFile.parse(version.text(), version.key(), problems);
        if (root != null && isTaken) {
            RuleProblems.taken(root.node(), version.key());
        }
        return root == null || !problems.isEmpty() ? null : news(version, root, problems);
    }

    private @Nullable RuleNews news(RuleVersion version, YamlMap root, Problems problems) {
        return switch (version.kind()) {
            case POLICY -> policy(version, root);
            case CALENDAR -> calendar(version, root, problems);
            case UNITS -> {
                List<Unit> units = UnitFile.read(root, new References(), Set.of());
                yield RuleNews.ofUnits(version.actsFrom(), List.copyOf(units));
            }
            case ROUTES -> {
                RoutesFile.published(root, null, null, problems);
                yield RuleNews.notForClocks(version.publishedAt());
            }
            case LEXICON -> throw new IllegalArgumentException("words are read by themselves");
        };
    }

    private static @Nullable RuleNews policy(RuleVersion version, YamlMap root) {
        Policy policy = PolicyFile.read(root, new References());
        if (policy == null) {
            return null;
        }
        if (!policy.name().equals(version.id() + '@' + version.version())) {
            RuleProblems.otherName(root.node(), policy.name(), version.key());
        }
        return RuleNews.of(version.publishedAt(), policy);
    }

    private @Nullable RuleNews calendar(RuleVersion version, YamlMap root, Problems problems) {
        CalendarDraft draft = CalendarFile.read(root, new References());
        if (draft == null) {
            return null;
        }
        if (!draft.id().equals(version.id())) {
            RuleProblems.otherName(root.node(), draft.id(), version.key());
        }
        CalendarPlan before = calendars.get(draft.id());
        CalendarPlan now =
                before == null ? CalendarPlans.fresh(draft, parent(draft)) : CalendarPlans.amended(before, draft);
        if (now == null) {
            root.node().at("extends").problem("没有这个日历", "there is no such calendar", "改正 extends", "Correct extends");
        }
        return now == null || !problems.isEmpty()
                ? null
                : RuleNews.ofCalendars(version.publishedAt(), changed(now, draft));
    }

    /** A calendar and those that extend it: they have its notices, too. */
    private List<CalendarPlan> changed(CalendarPlan now, CalendarDraft draft) {
        YamlNode parent = draft.parent();
        String parentId = parent == null ? null : parent.text();
        if (parentId != null) {
            extended.putIfAbsent(draft.id(), parentId);
        }
        List<CalendarPlan> changed = new ArrayList<>(List.of(now));
        for (CalendarPlan other : calendars.values()) {
            if (isBelow(other.id(), now.id())) {
                changed.add(CalendarPlans.amended(other, draft));
            }
        }
        changed.forEach(plan -> calendars.put(plan.id(), plan));
        return List.copyOf(changed);
    }

    private @Nullable CalendarPlan parent(CalendarDraft draft) {
        YamlNode parent = draft.parent();
        String id = parent == null ? null : parent.text();
        return id == null ? null : calendars.get(id);
    }

    private boolean isBelow(String id, String above) {
        String at = extended.get(id);
        for (int depth = 0; at != null && depth <= extended.size(); depth++) {
            if (at.equals(above)) {
                return true;
            }
            at = extended.get(at);
        }
        return false;
    }
}
