package mashang.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.CalendarPlan;
import mashang.sla.Policy;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/** Checks a rule file before it is published: by itself, and together with everything that is known already. */
public final class RuleCheck {
    private final Path configDir;
    private final City base;
    private final List<RuleVersion> known;
    private final Instant now;

    /**
     * A check against what is known.
     *
     * @param configDir the city's folder
     * @param known what was published and accepted, in order
     * @param now log time: no rule may act before it
     */
    public RuleCheck(Path configDir, List<RuleVersion> known, Instant now) {
        this.configDir = configDir;
        this.base = City.load(configDir);
        this.known = List.copyOf(known);
        this.now = now;
    }

    /**
     * What a file is.
     *
     * @param kind as it says itself
     * @param id as it says itself, of a lexicon the name of its file; absent for units and routes, which have no name of their own
     * @param version as it says itself; absent for all but policies
     */
    public record Label(
            RuleKind kind, @Nullable String id, @Nullable String version) {}

    /** Reads a file's text; throws {@link ConfigException} where it is not UTF-8. */
    public static String text(Path file) {
        Problems problems = new Problems();
        String text = TextFile.read(file, file.toString(), problems);
        problems.throwIfAny();
        return text == null ? "" : text;
    }

    /**
     * What the text says of itself; throws {@link ConfigException} where it is no rule file.
     *
     * @param shownAs path of the file: words, one a line, are known by its name alone
     */
    public static Label label(String text, String shownAs) {
        String name = String.valueOf(Path.of(shownAs).getFileName());
        if (LexiconText.isOfTerms(name)) {
            return new Label(RuleKind.LEXICON, name, null);
        }
        Problems problems = new Problems();
        YamlMap root = YamlFile.parse(text, shownAs, problems);
        problems.throwIfAny();
        if (root != null) {
            YamlNode policy = root.get("policy");
            YamlNode calendar = root.get("calendar");
            YamlNode version = root.get("version");
            if (policy != null) {
                return new Label(RuleKind.POLICY, policy.text(), version == null ? null : version.text());
            }
            if (calendar != null) {
                return new Label(RuleKind.CALENDAR, calendar.text(), null);
            }
            if (root.get("units") != null) {
                return new Label(RuleKind.UNITS, null, null);
            }
            if (root.get("routes") != null) {
                return new Label(RuleKind.ROUTES, null, null);
            }
            if (root.get("words") != null) {
                return new Label(RuleKind.LEXICON, name, null);
            }
            root.node()
                    .problem(
                            "不是政策、日历、单位、路由或词语文件",
                            "is no file of a policy, a calendar, units, routes or words",
                            "写上 policy、calendar、units、routes 或 words",
                            "Write policy, calendar, units, routes or words");
        }
        problems.throwIfAny();
        throw new IllegalStateException("no label");
    }

    /** From when on a policy acts, as it says itself; empty for all others. */
    public static Optional<Instant> effectiveFrom(RuleVersion version) {
        YamlMap root = YamlFile.parse(version.text(), version.key(), new Problems());
        Policy policy =
                root == null || version.kind() != RuleKind.POLICY ? null : PolicyFile.read(root, new References());
        return Optional.ofNullable(policy).map(Policy::effectiveFrom);
    }

    /**
     * Checks it.
     *
     * @param shownAs how problems name the file
     * @throws ConfigException with everything that is wrong
     */
    public void check(RuleVersion version, String shownAs) {
        Problems problems = new Problems();
        RuleTexts texts = new RuleTexts();
        known.forEach(v -> texts.add(v, v.key()));
        texts.add(version, shownAs);
        try {
            City.load(configDir, null, null, texts);
        } catch (ConfigException e) {
            e.problems().forEach(problems::add);
        }
        Problems own = new Problems();
        if (version.kind() == RuleKind.LEXICON) {
            checkWords(version, shownAs, own);
        } else {
            checkYaml(version, shownAs, own);
        }
        Set<String> told = problems.all().stream().map(p -> p.text(true)).collect(Collectors.toSet());
        own.all().stream().filter(p -> !told.contains(p.text(true))).forEach(problems::add);
        problems.throwIfAny();
    }

    private void checkYaml(RuleVersion version, String shownAs, Problems problems) {
        YamlMap root = YamlFile.parse(version.text(), shownAs, problems);
        if (root == null) {
            return;
        }
        if (isKnown(version)) {
            RuleProblems.taken(root.node(), version.key());
        }
        switch (version.kind()) {
            case POLICY -> checkPolicy(version, root);
            case CALENDAR -> checkCalendar(version, root);
            case UNITS -> checkUnits(version, root);
            case ROUTES -> checkRoutes(version, root, problems);
            case LEXICON -> throw new IllegalArgumentException("words are checked by themselves");
        }
    }

    private boolean isKnown(RuleVersion version) {
        return known.stream().anyMatch(v -> v.key().equals(version.key()));
    }

    /** Together with all words that are in force from then on: the folder's are those here, which must be the ones the jobs were started with. */
    private void checkWords(RuleVersion version, String shownAs, Problems problems) {
        Instant from = version.effectiveFrom();
        if (isKnown(version)) {
            RuleProblems.taken(problems, shownAs, version.key());
        }
        if (from != null && !from.isAfter(now)) {
            RuleProblems.backdated(problems, shownAs, from, now);
        }
        PublishedLexicon lexicon = new PublishedLexicon(base);
        known.forEach(lexicon::next);
        lexicon.checkWith(version.publishedAt(now.toEpochMilli()), shownAs, problems);
    }

    private void checkPolicy(RuleVersion version, YamlMap root) {
        YamlNode from = root.get("effectiveFrom");
        Policy policy = PolicyFile.read(root, new References());
        if (policy == null) {
            return;
        }
        if (!policy.name().equals(version.id() + '@' + version.version())) {
            RuleProblems.otherName(root.node(), policy.name(), version.key());
        }
        if (base.policies().stream().anyMatch(p -> p.name().equals(policy.name()))) {
            RuleProblems.taken(root.node(), version.key());
        }
        if (from != null && !policy.effectiveFrom().isAfter(now)) {
            RuleProblems.backdated(from, policy.effectiveFrom(), now);
        }
    }

    private void checkUnits(RuleVersion version, YamlMap root) {
        Instant from = version.effectiveFrom();
        if (from != null && !from.isAfter(now)) {
            RuleProblems.backdated(root.node(), from, now);
        }
        LocalDate first = Units.day((from == null ? now : from).toEpochMilli());
        for (Unit unit : UnitFile.read(root, new References(), Set.of())) {
            Succession ended = unit.succession();
            if (ended != null && ended.on().isAfter(first)) {
                RuleProblems.endsLater(root.node(), unit.id(), ended.on());
            }
        }
    }

    /** Channels and recipients are the folder's as it is here: it must be the one that the delivery job was started with. */
    private void checkRoutes(RuleVersion version, YamlMap root, Problems problems) {
        Instant from = version.effectiveFrom();
        if (from != null && !from.isAfter(now)) {
            RuleProblems.backdated(root.node(), from, now);
        }
        try {
            RoutesFile.published(root, DeliveryFiles.load(configDir, base), RouteNames.of(base), problems);
        } catch (ConfigException e) {
            e.problems().forEach(problems::add);
        }
    }

    private void checkCalendar(RuleVersion version, YamlMap root) {
        CalendarDraft draft = CalendarFile.read(root, new References());
        if (draft == null) {
            return;
        }
        if (!draft.id().equals(version.id())) {
            RuleProblems.otherName(root.node(), draft.id(), version.key());
        }
        List<CalendarPlan> plans = plans();
        CalendarPlan before = plans.stream()
                .filter(p -> p.id().equals(draft.id()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            return;
        }
        ZoneId zone = ZoneId.of(before.zone());
        RuleProblems.checkWeek(before, draft, root.node());
        RuleProblems.checkKept(own(before, plans), CalendarPlans.onlyOf(before, draft), root.node());
        for (CalendarDraft.NoticeDraft notice : draft.notices()) {
            if (before.notices().stream().noneMatch(CalendarPlans.notice(notice, zone)::saysTheSameAs)) {
                RuleProblems.checkAhead(notice, zone, now);
            }
        }
    }

    /** A calendar without the notices it has from the one that it extends. */
    private CalendarPlan own(CalendarPlan plan, List<CalendarPlan> plans) {
        String parent = base.extended().get(plan.id());
        CalendarPlan above =
                plans.stream().filter(p -> p.id().equals(parent)).findFirst().orElse(null);
        List<CalendarPlan.Notice> own = plan.notices().stream()
                .filter(n -> above == null || above.notices().stream().noneMatch(n::saysTheSameAs))
                .toList();
        return CalendarPlans.with(plan, own);
    }

    /** The calendars as known now. */
    private List<CalendarPlan> plans() {
        PublishedRules rules = new PublishedRules(base);
        known.forEach(rules::next);
        return rules.calendars();
    }
}
