package mashang.recurrence.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.recurrence.Alias;
import mashang.recurrence.Assignment;
import mashang.recurrence.Changes;
import mashang.recurrence.Complaint;
import mashang.recurrence.Feedback;
import mashang.recurrence.Merged;
import mashang.recurrence.OnlineClusterer;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.duplicates.Duplicates;
import mashang.recurrence.duplicates.Likeness;
import mashang.recurrence.life.LifeEvent;
import mashang.recurrence.life.LifeInput;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.life.ProblemLives;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.portrait.Portraits;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.BurstState;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.Sighting;
import mashang.recurrence.trend.Told;
import mashang.recurrence.trend.TrendWatch;
import org.jspecify.annotations.Nullable;

/**
 * All recurring problems (共性问题) of a city: groups complaints, follows each problem's life, draws its portrait, counts and
 * finds bursts, and does what people decide.
 *
 * <p>Lives in log time. Facts that were handed over in the same millisecond are taken together, in {@link
 * ProblemFact#ORDER}; before them, everything that time alone decides, at its own time. So the news are a function of the set of facts,
 * however they are cut into batches.
 *
 * <ul>
 *   <li>Missing: an order without an end keeps its problem open; the office can strike it off.
 *   <li>Late: a complaint counts for the hour it was handed in, and what was told of that hour is told again.
 *   <li>Duplicated: an order counts once; a decision was told once before it came here.
 *   <li>Reordered: facts belong in the order of log time before they come here.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class CityProblems {
    private static final int TERMS = 24;

    private final CitySettings settings;
    private final AssignedOrders assignedOrders;
    private final OnlineClusterer clusterer;
    private final Portraits portraits;
    private final ProblemLives lives;
    private final TrendWatch trends;
    private final Duplicates duplicates;
    private final Map<String, ProblemMark> marks = new HashMap<>();
    private final TreeSet<String> changed = new TreeSet<>();
    private final TreeSet<String> gone = new TreeSet<>();
    private final TreeSet<String> touched = new TreeSet<>();
    private final TreeMap<String, ProblemView> unshown = new TreeMap<>();
    private News news = News.empty();
    private Instant stepAt = Instant.EPOCH;

    public CityProblems(CitySettings settings, AssignedOrders assignedOrders) {
        this(settings, assignedOrders, new TrendWatch(settings.trend()));
    }

    private CityProblems(CitySettings settings, AssignedOrders assignedOrders, TrendWatch trends) {
        this.settings = settings;
        this.assignedOrders = assignedOrders;
        this.trends = trends;
        this.clusterer = new OnlineClusterer(settings.clusterer());
        this.duplicates = new Duplicates(settings.policy().duplicates());
        this.portraits = new Portraits(settings.policy().portraits());
        this.lives = new ProblemLives(settings.policy().life(), new WatchedTrends(trends));
    }

    /** Goes on from what was kept; the order within {@code kept} does not matter. */
    public static CityProblems restore(CitySettings settings, AssignedOrders assignedOrders, KeptCity kept) {
        CityProblems city = new CityProblems(
                settings,
                assignedOrders,
                TrendWatch.restore(settings.trend(), kept.city(), kept.series(), kept.seen()));
        kept.clusters().forEach(city.clusterer::restore);
        city.clusterer.restore(kept.clusterer());
        kept.portraits().forEach(city.portraits::restore);
        kept.lives().forEach(city.lives::restore);
        city.duplicates.restore(kept.texts(), kept.visits());
        kept.marks().forEach(mark -> city.marks.put(mark.problemId(), mark));
        return city;
    }

    /**
     * Takes facts and lets time pass.
     *
     * @param due every fact logged up to {@code now} and not taken yet, in any order
     * @param now log time, never before an earlier one
     */
    public News take(Collection<ProblemFact> due, Instant now) {
        news = News.empty();
        List<ProblemFact> facts = due.stream().sorted(ProblemFact.ORDER).toList();
        for (int from = 0; from < facts.size(); ) {
            Instant at = facts.get(from).loggedAt();
            int to = from + 1;
            while (to < facts.size() && facts.get(to).loggedAt().equals(at)) {
                to++;
            }
            pass(at.minusMillis(1));
            step(facts.subList(from, to), at);
            from = to;
        }
        pass(now);
        return news;
    }

    /** When there is something to decide although nothing comes; {@link Instant#MAX} where there is not. */
    public Instant nextWake() {
        Instant next = trends.nextWake();
        next = earlier(next, clusterer.nextExpiry().orElse(Instant.MAX));
        return earlier(next, lives.nextWake().orElse(Instant.MAX));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Everything that time alone decides, each at its own time. */
    private void pass(Instant until) {
        for (Instant next = nextWake(); !next.isAfter(until); next = nextWake()) {
            step(List.of(), next);
            if (!next.isBefore(nextWake())) {
                throw new IllegalStateException("a wake that comes again at " + next);
            }
        }
    }

    private void step(List<ProblemFact> facts, Instant at) {
        int told = news.steps().size();
        stepAt = at;
        Map<String, ReadComplaint> read = new HashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        for (ProblemFact fact : facts) {
            if (fact.kind() == ProblemFact.Kind.ACCEPTED) {
                ReadComplaint one = Objects.requireNonNull(fact.read());
                read.put(fact.about(), one);
                complaints.add(one.complaint());
            }
        }
        List<LifeInput> inputs = new ArrayList<>();
        Changes changes = clusterer.take(complaints, at);
        changes.assignments().forEach(one -> assign(one, Objects.requireNonNull(read.get(one.orderId())), at, inputs));
        changes.merges().forEach(merged -> merge(merged, inputs));
        changes.retired().keySet().forEach(id -> putAway(id, at, inputs));
        changed.addAll(changes.changed());
        for (ProblemFact fact : facts) {
            switch (fact.kind()) {
                case ACCEPTED -> {}
                case ENDED, REOPENED -> standing(fact, inputs);
                case ORDER_JOINED, ORDER_KEPT_APART, ORDER_UNDECIDED -> decideOnTwo(fact);
                case MERGED, SPLIT -> regroup(fact, inputs);
                default -> decide(fact, inputs);
            }
        }
        settle(inputs, at);
        look();
        news.steps().subList(told, news.steps().size()).forEach(this::alert);
    }

    /** As the problem is at the end of the step, however facts are cut into batches. */
    private void alert(LifeEvent step) {
        ProblemLife life = lives.life(step.problemId());
        String name = life == null ? null : life.name();
        ProblemAlerts.of(step, name, portraits.portrait(step.problemId())).ifPresent(news.alerts()::add);
    }

    /**
     * What is shown of a problem depends on the others, too (how rare its words are, whether it is a theme). So it is looked at when
     * it changed and not when somebody asks: the same revision says the same in every run.
     */
    private void look() {
        for (String id : touched) {
            ProblemView view = view(id, ProblemView.Standing.LIVE, null);
            if (view != null) {
                unshown.put(id, view);
            }
        }
        touched.clear();
    }

    /** Hands over to the lives what happened so far: what people regroup is taken one after the other. */
    private void settle(List<LifeInput> inputs, Instant at) {
        tell(trends.advance(at));
        themes(at, inputs);
        lives.take(inputs, at).forEach(this::tell);
        inputs.clear();
    }

    private void assign(Assignment one, ReadComplaint read, Instant at, List<LifeInput> inputs) {
        Complaint complaint = read.complaint();
        String id = one.problemId();
        assignedOrders.assign(one.orderId(), id);
        Likeness likeness =
                duplicates.take(complaint, read.fingerprint(), id, read.place()).orElse(null);
        if (likeness != null && likeness.advice() != Likeness.Advice.NONE) {
            suggest(likeness);
        }
        news.assigned()
                .add(new Assigned(
                        one.orderId(), id, at, complaint.occurredAt(), one.score(), one.opened(), false, likeness));
        portraits.joined(complaint, read.traits(), id);
        inputs.add(LifeInput.joined(complaint, id));
        touch(id);
        tell(trends.take(Sighting.of(complaint, id, read.place())));
    }

    /** Of two orders that people have decided on nothing is suggested. */
    private void suggest(Likeness likeness) {
        String pair = MergeSuggestion.pair(likeness.orderId(), likeness.otherId());
        MergeSuggestion known = assignedOrders.suggestion(pair);
        boolean isDecided = known != null && known.status() != MergeSuggestion.Status.OPEN;
        if (!isDecided && (known == null || known.likeness() == null)) {
            tell(MergeSuggestion.of(likeness));
        }
    }

    private void decideOnTwo(ProblemFact fact) {
        String other = Objects.requireNonNull(fact.into());
        MergeSuggestion before = assignedOrders.suggestion(MergeSuggestion.pair(fact.about(), other));
        tell(MergeSuggestion.decided(before, fact, other));
    }

    private void tell(MergeSuggestion suggestion) {
        assignedOrders.suggest(suggestion);
        if (suggestion.likeness() != null) {
            news.suggestions().add(suggestion);
        }
    }

    private void merge(Merged merged, List<LifeInput> inputs) {
        end(merged.from(), ProblemView.Standing.MERGED, merged.into());
        portraits.merged(merged.from(), merged.into());
        tell(trends.merge(Series.problem(merged.from()), Series.problem(merged.into()), merged.at()));
        inputs.add(LifeInput.merged(merged.from(), merged.into(), merged.at()));
        news.merged().add(merged);
        forget(merged.from());
        touch(merged.into());
    }

    private void putAway(String id, Instant at, List<LifeInput> inputs) {
        end(id, ProblemView.Standing.PUT_AWAY, null);
        portraits.forgotten(id);
        inputs.add(LifeInput.of(LifeInput.Kind.FORGOTTEN, id, at));
        forget(id);
    }

    private void end(String id, ProblemView.Standing standing, @Nullable String into) {
        ProblemView ending = view(id, standing, into);
        if (ending != null) {
            unshown.put(id, ending);
        }
    }

    private void forget(String id) {
        marks.remove(id);
        changed.remove(id);
        touched.remove(id);
        gone.add(id);
    }

    private void standing(ProblemFact fact, List<LifeInput> inputs) {
        String id = problemOf(fact.about());
        duplicates.stands(fact.about(), fact.kind() == ProblemFact.Kind.ENDED);
        if (id != null) {
            inputs.add(
                    fact.kind() == ProblemFact.Kind.ENDED
                            ? LifeInput.orderClosed(fact.about(), id, fact.loggedAt())
                            : LifeInput.orderReopened(fact.about(), id, fact.loggedAt()));
            touch(id);
        }
    }

    /** Merges and splits of people, each by itself and behind the complaints of its time. */
    private void regroup(ProblemFact fact, List<LifeInput> inputs) {
        String id = fact.kind() == ProblemFact.Kind.SPLIT ? problemOf(fact.about()) : clusterer.resolve(fact.about());
        String into = fact.into() == null ? null : named(fact.into());
        boolean splits = fact.kind() == ProblemFact.Kind.SPLIT;
        boolean isKnown = id != null && (fact.into() == null ? splits && !isAlone(id) : into != null);
        if (!isKnown || id == null || id.equals(into) || (splits && fact.read() == null)) {
            news.decided().add(new Decided(fact, null));
            return;
        }
        settle(inputs, fact.loggedAt());
        String now = id;
        if (splits && !isAlone(id)) {
            now = split(fact, id, inputs);
            settle(inputs, fact.loggedAt());
        }
        if (into != null) {
            Feedback word = new Feedback(fact.id(), fact.loggedAt(), Feedback.Kind.MERGE, now, into, List.of());
            apply(clusterer.take(List.of(), List.of(word), fact.loggedAt()), inputs);
            now = Objects.requireNonNullElse(clusterer.resolve(into), into);
        }
        settle(inputs, fact.loggedAt());
        if (splits) {
            assignedOrders.assign(fact.about(), now);
            Instant occurredAt = Objects.requireNonNull(fact.read()).complaint().occurredAt();
            news.assigned()
                    .add(new Assigned(fact.about(), now, fact.loggedAt(), occurredAt, 0, into == null, true, null));
        }
        news.decided().add(new Decided(fact, now));
    }

    /** A problem of one order has nothing to be taken out of. */
    private boolean isAlone(String id) {
        ProblemCluster cluster = clusterer.cluster(id);
        return cluster == null || cluster.size() <= 1;
    }

    private String split(ProblemFact fact, String from, List<LifeInput> inputs) {
        ReadComplaint read = Objects.requireNonNull(fact.read());
        Feedback word =
                new Feedback(fact.id(), fact.loggedAt(), Feedback.Kind.SPLIT, from, null, List.of(read.complaint()));
        Changes changes = clusterer.take(List.of(), List.of(word), fact.loggedAt());
        String part = changes.changed().stream()
                .filter(id -> !id.equals(from))
                .findFirst()
                .orElse(from);
        apply(changes, inputs);
        if (!part.equals(from)) {
            portraits.split(from, read.complaint(), read.traits());
            portraits.joined(read.complaint(), read.traits(), part);
            inputs.add(LifeInput.split(from, part, List.of(fact.about()), fact.loggedAt()));
            touch(from);
            touch(part);
        }
        return part;
    }

    private void apply(Changes changes, List<LifeInput> inputs) {
        changes.merges().forEach(merged -> merge(merged, inputs));
        changed.addAll(changes.changed());
    }

    /** A problem that people name by its id, or by an order of it. */
    private @Nullable String named(String name) {
        String id = clusterer.resolve(name);
        return id == null ? problemOf(name) : id;
    }

    private @Nullable String problemOf(String orderId) {
        String id = assignedOrders.problemOf(orderId);
        return id == null ? null : clusterer.resolve(id);
    }

    private void decide(ProblemFact fact, List<LifeInput> inputs) {
        String id = clusterer.resolve(fact.about());
        news.decided().add(new Decided(fact, id));
        if (id == null) {
            return;
        }
        LifeInput.Kind kind =
                switch (fact.kind()) {
                    case RENAMED -> LifeInput.Kind.RENAMED;
                    case MUTED -> LifeInput.Kind.MUTED;
                    case UNMUTED -> LifeInput.Kind.UNMUTED;
                    case STRUCK_OFF -> LifeInput.Kind.STRUCK_OFF;
                    case PROBLEM_REOPENED -> LifeInput.Kind.REOPENED;
                    default -> throw new IllegalStateException("no decision about one problem: " + fact.kind());
                };
        inputs.add(new LifeInput(fact.loggedAt(), kind, id, null, null, List.of(), fact.name()));
        touch(id);
    }

    /** A cluster that turns out to be a theme, or no longer one, is told to its life. */
    private void themes(Instant at, List<LifeInput> inputs) {
        TreeSet<String> heardOf = new TreeSet<>();
        inputs.forEach(input -> heardOf.add(input.problemId()));
        for (String id : heardOf) {
            boolean was = lives.isTheme(id);
            boolean is = portraits.theme(id).isTheme();
            if (was != is) {
                inputs.add(LifeInput.of(is ? LifeInput.Kind.THEME : LifeInput.Kind.NO_THEME, id, at));
            }
        }
    }

    private void tell(LifeEvent step) {
        news.steps().add(step);
        touch(step.problemId());
    }

    private void tell(Told told) {
        news.windows().addAll(told.windows());
        for (BurstEvent burst : told.bursts()) {
            String id = burst.series().name();
            if (isOfATheme(burst)) {
                continue;
            }
            news.bursts().add(burst);
            if (burst.series().kind() == Series.Kind.PROBLEM && marks.containsKey(id)) {
                BurstState state = trends.burst(burst.series());
                touch(id);
                marks.computeIfPresent(id, (key, mark) -> mark.with(burst.id(), state != null && state.rising()));
            }
        }
    }

    /** A theme is no problem that could burst out; what was told before it was known to be one is told to its end. */
    private boolean isOfATheme(BurstEvent burst) {
        String id = burst.series().name();
        ProblemMark mark = marks.get(id);
        boolean isKnown = mark != null && burst.id().equals(mark.burst());
        return burst.series().kind() == Series.Kind.PROBLEM
                && !isKnown
                && portraits.theme(id).isTheme();
    }

    private void touch(String id) {
        marks.put(id, marks.getOrDefault(id, ProblemMark.first(id)).next(stepAt));
        gone.remove(id);
        changed.add(id);
        touched.add(id);
    }

    /** Problems that are to be shown anew since this was last asked, by id; those that ended among them, for the last time. */
    public List<ProblemView> views() {
        List<ProblemView> views = List.copyOf(unshown.values());
        unshown.clear();
        return views;
    }

    /** Absent where it is too small to be shown and nothing was told of it. */
    private @Nullable ProblemView view(String id, ProblemView.Standing standing, @Nullable String mergedInto) {
        ProblemLife life = lives.life(id);
        ProblemMark mark = marks.get(id);
        if (life == null || mark == null) {
            return null;
        }
        if (portraits.members(id) < settings.clusterer().problemSize()
                && life.told().isEmpty()) {
            return null;
        }
        Portrait portrait = portraits.portrait(id);
        if (portrait == null) {
            return null;
        }
        ProblemCluster cluster = standing == ProblemView.Standing.LIVE ? clusterer.cluster(id) : null;
        return new ProblemView(
                id,
                mark.revision() + (standing == ProblemView.Standing.LIVE ? 0 : 1),
                standing,
                mergedInto,
                cluster == null
                        ? List.of()
                        : cluster.aliases().stream().map(Alias::id).toList(),
                portrait,
                life,
                portraits.hotness(id, portrait.heatAt()),
                portraits.theme(id),
                trends.burst(Series.problem(id)),
                cluster == null ? List.of() : Terms.of(cluster, portrait, TERMS));
    }

    /** What has to be written down since this was last asked. */
    public CityChanges changes() {
        List<ProblemCluster> clusters = new ArrayList<>();
        List<ProblemMark> newMarks = new ArrayList<>();
        for (String id : changed) {
            ProblemCluster cluster = clusterer.cluster(id);
            if (cluster != null && cluster.id().equals(id)) {
                clusters.add(cluster);
            }
            ProblemMark mark = marks.get(id);
            if (mark != null) {
                newMarks.add(mark);
            }
        }
        ProblemLives.Changed ofLives = lives.changedSinceLastAsked();
        Portraits.Changed ofPortraits = portraits.changedSinceLastAsked();
        gone.addAll(ofLives.gone());
        gone.addAll(ofPortraits.gone());
        gone.removeIf(marks::containsKey);
        CityChanges state = new CityChanges(
                clusters,
                ofLives.changed(),
                ofPortraits.changed(),
                newMarks,
                List.copyOf(gone),
                clusterer.state(),
                trends.changes(),
                duplicates.changedSinceLastAsked());
        changed.clear();
        gone.clear();
        return state;
    }

    /** Number of live clusters, singles included. */
    public int size() {
        return clusterer.size();
    }
}
