package mashang.recurrence.duplicates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.recurrence.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each order whether its text, or its caller, was there before.
 *
 * <p>Texts are kept as groups with a count: a text that comes fifty thousand times is one entry. Of a group only the first
 * text is compared with, and its first wordings are known to the letter. A function of the sequence of complaints
 * ({@link Complaint#ORDER}) and of the ends of orders between them; forgetting counts in log time. Nothing is dropped: an order
 * is linked, and a person decides.
 */
public final class Duplicates {
    private static final Comparator<Visit> BY_IDLENESS =
            Comparator.comparing(Visit::lastAt).thenComparing(Visit::key);

    private final DuplicateSettings settings;
    private final Map<String, LiveGroup> groups = new HashMap<>();
    private final TreeSet<LiveGroup> byIdleness = new TreeSet<>(LiveGroup.BY_IDLENESS);
    private final Map<Long, LiveGroup> byText = new HashMap<>();
    private final Map<Long, LiveGroup> byContent = new HashMap<>();
    private final Map<String, LiveGroup> byOrder = new HashMap<>();
    private final BandIndex bands = new BandIndex();
    private final Map<Integer, LiveGroup> bySlot = new HashMap<>();
    private final TreeSet<Integer> freeSlots = new TreeSet<>();
    private final Map<String, Visit> visits = new HashMap<>();
    private final TreeSet<Visit> visitsByIdleness = new TreeSet<>(BY_IDLENESS);
    private final TreeSet<String> changedGroups = new TreeSet<>();
    private final TreeSet<String> changedVisits = new TreeSet<>();
    private long searches;

    public Duplicates(DuplicateSettings settings) {
        this.settings = settings;
    }

    /** Takes up what was kept, in any order. */
    public void restore(List<TextGroup> keptGroups, List<Visit> keptVisits) {
        List<TextGroup> oldestFirst = new ArrayList<>(keptGroups);
        oldestFirst.sort(Comparator.comparing(TextGroup::lastAt).thenComparing(TextGroup::id));
        for (TextGroup kept : oldestFirst) {
            enter(new LiveGroup(kept, freeSlot()));
        }
        for (Visit visit : keptVisits) {
            visits.put(visit.key(), visit);
            visitsByIdleness.add(visit);
        }
    }

    /**
     * Everything, for a checkpoint.
     *
     * @param groups by id
     * @param visits by key
     */
    public record Snapshot(List<TextGroup> groups, List<Visit> visits) {}

    public Snapshot snapshot() {
        List<TextGroup> all =
                new TreeMap<>(groups).values().stream().map(LiveGroup::snapshot).toList();
        return new Snapshot(all, List.copyOf(new TreeMap<>(visits).values()));
    }

    /**
     * What has to be written down since it was last asked: by key, absent values for what is gone.
     *
     * @param groups text groups by id
     * @param visits visits by {@link Visit#key}
     */
    public record Changed(Map<String, Optional<TextGroup>> groups, Map<String, Optional<Visit>> visits) {}

    public Changed changedSinceLastAsked() {
        Map<String, Optional<TextGroup>> someGroups = new LinkedHashMap<>();
        changedGroups.forEach(
                id -> someGroups.put(id, Optional.ofNullable(groups.get(id)).map(LiveGroup::snapshot)));
        Map<String, Optional<Visit>> someVisits = new LinkedHashMap<>();
        changedVisits.forEach(key -> someVisits.put(key, Optional.ofNullable(visits.get(key))));
        changedGroups.clear();
        changedVisits.clear();
        return new Changed(someGroups, someVisits);
    }

    /**
     * Takes a complaint; absent where there was nothing like it. The strongest likeness is told.
     *
     * @param problemId the problem it belongs to
     * @param place the estate, road or building it names; absent where it names none
     */
    public Optional<Likeness> take(
            Complaint complaint, Fingerprint fingerprint, String problemId, @Nullable String place) {
        forget(complaint.loggedAt());
        Optional<Likeness> visit = visit(complaint, complaint.caller(), problemId, Likeness.Kind.SAME_CALLER);
        String spot = place == null
                ? null
                : Visit.ofPlace(place, complaint.circumstances().district());
        Optional<Likeness> neighbour = visit(complaint, spot, problemId, Likeness.Kind.SAME_PLACE);
        LiveGroup same = byText.get(fingerprint.text());
        LiveGroup sameContent = same == null ? byContent.get(fingerprint.content()) : null;
        if (same != null) {
            return Optional.of(join(same, complaint, fingerprint, Likeness.Kind.EXACT, 1));
        }
        if (sameContent != null) {
            return Optional.of(join(sameContent, complaint, fingerprint, Likeness.Kind.EXACT_CONTENT, 1));
        }
        Found found = search(fingerprint);
        if (found.near != null) {
            return Optional.of(join(found.near, complaint, fingerprint, Likeness.Kind.NEAR, found.nearOverlap));
        }
        open(complaint, fingerprint);
        if (visit.isPresent() || neighbour.isPresent()) {
            return visit.isPresent() ? visit : neighbour;
        }
        LiveGroup template = found.template;
        String own = template == null ? null : template.openOf(complaint.caller());
        return template == null
                ? Optional.empty()
                : Optional.of(new Likeness(
                        complaint.orderId(),
                        own == null ? template.id : own,
                        Likeness.Kind.TEMPLATE,
                        found.templateOverlap,
                        own != null,
                        1,
                        Likeness.Advice.NONE,
                        complaint.loggedAt()));
    }

    /** Takes note that an order ended, or was taken up again: as long as others have not, an order that has is not named. */
    public void stands(String orderId, boolean ended) {
        LiveGroup group = byOrder.get(orderId);
        if (group == null) {
            return;
        }
        group.orders().forEach(order -> byOrder.remove(order, group));
        if (ended) {
            group.end(orderId);
        } else {
            group.reopen(orderId);
        }
        group.orders().forEach(order -> byOrder.put(order, group));
        changedGroups.add(group.id);
    }

    private Likeness join(
            LiveGroup group, Complaint complaint, Fingerprint fingerprint, Likeness.Kind kind, double overlap) {
        String own = group.openOf(complaint.caller());
        boolean sameCaller = own != null;
        String other = own == null ? group.orOpen(earliest(group, fingerprint, kind)) : own;
        byIdleness.remove(group);
        group.orders().forEach(order -> byOrder.remove(order, group));
        TextGroup.Variant variant =
                new TextGroup.Variant(complaint.orderId(), fingerprint.text(), fingerprint.content());
        if (group.add(variant, complaint.caller(), complaint.loggedAt())) {
            index(group, variant);
        }
        group.orders().forEach(order -> byOrder.put(order, group));
        byIdleness.add(group);
        changedGroups.add(group.id);
        Likeness.Advice advice = sameCaller ? Likeness.Advice.MERGE : Likeness.Advice.HANDLE_TOGETHER;
        return new Likeness(
                complaint.orderId(), other, kind, overlap, sameCaller, group.count, advice, complaint.loggedAt());
    }

    /** The first order with this very wording, else the first of the group. */
    private static String earliest(LiveGroup group, Fingerprint fingerprint, Likeness.Kind kind) {
        for (TextGroup.Variant variant : group.variants) {
            boolean same = kind == Likeness.Kind.EXACT
                    ? variant.text() == fingerprint.text()
                    : kind == Likeness.Kind.EXACT_CONTENT && variant.content() == fingerprint.content();
            if (same) {
                return variant.orderId();
            }
        }
        return group.id;
    }

    /** The best of those that speak of the same place, and of those that do not. */
    private static final class Found {
        @Nullable
        LiveGroup near;

        double nearOverlap;

        @Nullable
        LiveGroup template;

        double templateOverlap;

        void at(LiveGroup group, double overlap, boolean elsewhere) {
            if (elsewhere && better(group, overlap, template, templateOverlap)) {
                template = group;
                templateOverlap = overlap;
            } else if (!elsewhere && better(group, overlap, near, nearOverlap)) {
                near = group;
                nearOverlap = overlap;
            }
        }

        private static boolean better(LiveGroup group, double overlap, @Nullable LiveGroup best, double bestOverlap) {
            return best == null || overlap > bestOverlap || (overlap == bestOverlap && group.id.compareTo(best.id) < 0);
        }
    }

    private Found search(Fingerprint fingerprint) {
        Found found = new Found();
        if (fingerprint.sketch().isEmpty()) {
            return found;
        }
        searches++;
        bands.find(fingerprint.sketch(), slot -> {
            LiveGroup group = Objects.requireNonNull(bySlot.get(slot));
            if (group.touchedBySearch != searches) {
                group.touchedBySearch = searches;
                double overlap = fingerprint.overlap(group.fingerprint);
                if (overlap >= settings.overlap()) {
                    found.at(group, overlap, Places.differ(fingerprint.places(), group.fingerprint.places()));
                }
            }
        });
        return found;
    }

    private void open(Complaint complaint, Fingerprint fingerprint) {
        while (groups.size() >= settings.maxTexts()) {
            drop(byIdleness.first());
        }
        LiveGroup group = new LiveGroup(complaint.orderId(), fingerprint, complaint.loggedAt(), freeSlot());
        group.add(
                new TextGroup.Variant(complaint.orderId(), fingerprint.text(), fingerprint.content()),
                complaint.caller(),
                complaint.loggedAt());
        enter(group);
        changedGroups.add(group.id);
    }

    private int freeSlot() {
        Integer free = freeSlots.pollFirst();
        return free == null ? groups.size() : free;
    }

    private void enter(LiveGroup group) {
        groups.put(group.id, group);
        bySlot.put(group.slot, group);
        byIdleness.add(group);
        group.variants.forEach(variant -> index(group, variant));
        group.orders().forEach(order -> byOrder.put(order, group));
        if (!group.fingerprint.sketch().isEmpty()) {
            bands.add(group.slot, group.fingerprint.sketch());
        }
        if (bands.crowded(groups.size())) {
            bands.clear(groups.size());
            for (LiveGroup each : byIdleness) {
                if (!each.fingerprint.sketch().isEmpty()) {
                    bands.add(each.slot, each.fingerprint.sketch());
                }
            }
        }
    }

    private void index(LiveGroup group, TextGroup.Variant variant) {
        byText.putIfAbsent(variant.text(), group);
        byContent.putIfAbsent(variant.content(), group);
    }

    private void drop(LiveGroup group) {
        byIdleness.remove(group);
        groups.remove(group.id);
        bySlot.remove(group.slot);
        freeSlots.add(group.slot);
        group.orders().forEach(order -> byOrder.remove(order, group));
        for (TextGroup.Variant variant : group.variants) {
            byText.remove(variant.text(), group);
            byContent.remove(variant.content(), group);
        }
        if (!group.fingerprint.sketch().isEmpty()) {
            bands.remove(group.slot, group.fingerprint.sketch());
        }
        changedGroups.add(group.id);
    }

    private void forget(Instant now) {
        Duration idle = settings.idle();
        while (!byIdleness.isEmpty() && byIdleness.first().lastAt.plus(idle).isBefore(now)) {
            drop(byIdleness.first());
        }
        while (!visitsByIdleness.isEmpty()
                && (visitsByIdleness.first().lastAt().plus(idle).isBefore(now)
                        || visits.size() > settings.maxTexts())) {
            Visit oldest = visitsByIdleness.first();
            visitsByIdleness.remove(oldest);
            visits.remove(oldest.key());
            changedVisits.add(oldest.key());
        }
    }

    /** @param who whose visit, a caller's or a place's; absent where it is not known */
    private Optional<Likeness> visit(Complaint complaint, @Nullable String who, String problemId, Likeness.Kind kind) {
        if (who == null) {
            return Optional.empty();
        }
        Visit first = new Visit(who, problemId, complaint.orderId(), 1, complaint.loggedAt());
        Visit before = visits.get(first.key());
        Visit now = before == null
                ? first
                : new Visit(first.caller(), problemId, first.orderId(), before.count() + 1, first.lastAt());
        if (before != null) {
            visitsByIdleness.remove(before);
        }
        visits.put(now.key(), now);
        visitsByIdleness.add(now);
        changedVisits.add(now.key());
        boolean sameCaller = kind == Likeness.Kind.SAME_CALLER;
        return before == null
                ? Optional.empty()
                : Optional.of(new Likeness(
                        complaint.orderId(),
                        before.orderId(),
                        kind,
                        0,
                        sameCaller,
                        now.count(),
                        sameCaller ? Likeness.Advice.MERGE : Likeness.Advice.HANDLE_TOGETHER,
                        complaint.loggedAt()));
    }
}
