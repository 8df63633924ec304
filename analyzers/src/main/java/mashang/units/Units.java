package mashang.units;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The unit registry: finds a unit by the name it had at a time. Immutable. */
public final class Units implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Names change at midnight here. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final long DAY_MILLIS = 86_400_000;

    /** Since then the city's clocks have never been put on or back (1991), and no law says that they will be; epoch milliseconds. */
    private static final long EVEN_SINCE = lastChange();

    private static final long EVEN_OFFSET =
            ZONE.getRules().getOffset(Instant.ofEpochMilli(EVEN_SINCE)).getTotalSeconds() * 1000L;

    /** More days than lie between any two dates. */
    private static final long LATER = 1L << 40;

    private final Map<String, Unit> byId = new HashMap<>();
    private final Map<String, List<Unit>> byName = new HashMap<>();

    public Units(Collection<Unit> units) {
        Map<String, Unit> ordered = new TreeMap<>();
        units.forEach(unit -> ordered.put(unit.id(), unit));
        byId.putAll(ordered);
        for (Unit unit : ordered.values()) {
            for (Unit.Name name : unit.names()) {
                List<Unit> bearers = byName.computeIfAbsent(name.name(), n -> new ArrayList<>());
                if (!bearers.contains(unit)) {
                    bearers.add(unit);
                }
            }
        }
    }

    /** A registry without units: every name is unknown. */
    public static Units none() {
        return new Units(List.of());
    }

    /** The same with these units in the place of those with the same id, or beside them. */
    public Units with(Collection<Unit> others) {
        Map<String, Unit> all = new TreeMap<>(byId);
        others.forEach(unit -> all.put(unit.id(), unit));
        return new Units(all.values());
    }

    public Optional<Unit> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The unit that bore this name at this time; failing that, the one that bore it last before (feeds go on writing old names
     * for years), and failing that the first to bear it after; empty where no unit ever did. So a unit that takes a free old
     * name changes nothing of the days before its own.
     */
    public Optional<Unit> named(@Nullable String name, Instant at) {
        return name == null ? Optional.empty() : Optional.ofNullable(find(name.strip(), at.toEpochMilli()));
    }

    /**
     * The same, without an object for each answer.
     *
     * @param epochMillis when it was called so
     */
    public @Nullable Unit bearer(String name, long epochMillis) {
        return find(name.strip(), epochMillis);
    }

    private @Nullable Unit find(String name, long epochMillis) {
        List<Unit> bearers = byName.get(name);
        if (bearers == null || bearers.size() == 1) {
            return bearers == null ? null : bearers.get(0);
        }
        LocalDate day = day(epochMillis);
        Unit nearest = null;
        long least = Long.MAX_VALUE;
        for (Unit bearer : bearers) {
            for (Unit.Name borne : bearer.names()) {
                long distance = borne.name().equals(name) ? distance(bearer, borne, day) : Long.MAX_VALUE;
                if (distance < least) {
                    least = distance;
                    nearest = bearer;
                }
            }
        }
        return nearest;
    }

    /** How far a day is from the time of a name: 0 within it, less for any time before the day than for those after it. */
    private static long distance(Unit bearer, Unit.Name name, LocalDate day) {
        Succession succession = bearer.succession();
        long ended = Math.min(end(name.until()), end(succession == null ? null : succession.on()));
        if (ended <= day.toEpochDay()) {
            return 1 + day.toEpochDay() - ended;
        }
        LocalDate from = name.from();
        return from == null || !day.isBefore(from) ? 0 : LATER + from.toEpochDay() - day.toEpochDay();
    }

    private static long end(@Nullable LocalDate day) {
        return day == null ? Long.MAX_VALUE : day.toEpochDay();
    }

    /**
     * What tells units apart: the registry's id, or the name itself, without the blanks around it, where the registry does
     * not know it.
     *
     * @param at epoch milliseconds
     */
    public String key(String name, long at) {
        String bare = name.strip();
        Unit unit = find(bare, at);
        return unit == null ? bare : unit.id();
    }

    /**
     * Who a unit was, and for whom it counts.
     *
     * @param name as a feed wrote it
     * @param then epoch milliseconds: when it was called so
     * @param asOf epoch milliseconds: who has followed it by then
     * @param matter what the order is about: tells which part of a split unit has it
     * @return absent where the registry does not know it
     */
    public Optional<Identity> identity(@Nullable String name, long then, long asOf, Matter matter) {
        Unit unit = name == null ? null : find(name.strip(), then);
        if (unit == null) {
            return Optional.empty();
        }
        String countsFor = countsFor(unit, asOf, matter);
        String nameNow = now(unit, countsFor).currentName();
        return Optional.of(new Identity(unit.id(), unit.nameOn(day(then)), unit.kind(), countsFor, nameNow));
    }

    /** Nearly all are followed by nobody. */
    private @Nullable String countsFor(Unit unit, long asOf, Matter matter) {
        return unit.succession() == null ? unit.id() : countsFor(unit.id(), day(asOf), matter);
    }

    private Unit now(Unit unit, @Nullable String countsFor) {
        return countsFor == null ? unit : byId.getOrDefault(countsFor, unit);
    }

    /**
     * The name under which a unit is counted: that of the unit it counts for now, its own where that is unclear, and as it is written, without the
     * blanks around it, where the registry does not know it. The parameters are those of {@link #identity}.
     */
    public String nameNow(String name, long then, long asOf, Matter matter) {
        String bare = name.strip();
        Unit unit = find(bare, then);
        return unit == null ? bare : now(unit, countsFor(unit, asOf, matter)).currentName();
    }

    /**
     * For whom a unit counts on a day: the end of a line of successions; none where it is unclear. A circle, which no city has, ends where it closes.
     *
     * @param matter what the order is about: tells which part of a split unit has it
     */
    public @Nullable String countsFor(String id, LocalDate day, Matter matter) {
        List<String> line = new ArrayList<>();
        String at = id;
        while (at != null && !line.contains(at)) {
            line.add(at);
            Unit unit = byId.get(at);
            Succession succession = unit == null ? null : unit.succession();
            if (succession == null || day.isBefore(succession.on())) {
                return at;
            }
            at = succession.heir(matter);
        }
        return at;
    }

    /** Ids of a unit and of all above it, itself first; only itself where the registry does not know it. */
    public List<String> andAbove(String id) {
        List<String> line = new ArrayList<>();
        String at = id;
        while (at != null && !line.contains(at)) {
            line.add(at);
            Unit unit = byId.get(at);
            at = unit == null ? null : unit.parent();
        }
        return line;
    }

    public Collection<Unit> all() {
        return byId.values();
    }

    /** The day in the city at a time, epoch milliseconds. */
    public static LocalDate day(long epochMillis) {
        return LocalDate.ofEpochDay(epochDay(epochMillis));
    }

    /** The same as an epoch day. */
    public static long epochDay(long epochMillis) {
        return epochMillis >= EVEN_SINCE && epochMillis <= Long.MAX_VALUE - EVEN_OFFSET
                ? Math.floorDiv(epochMillis + EVEN_OFFSET, DAY_MILLIS)
                : Instant.ofEpochMilli(epochMillis).atZone(ZONE).toLocalDate().toEpochDay();
    }

    private static long lastChange() {
        ZoneRules rules = ZONE.getRules();
        List<ZoneOffsetTransition> changes = rules.getTransitions();
        return rules.getTransitionRules().isEmpty() && !changes.isEmpty()
                ? changes.get(changes.size() - 1).getInstant().toEpochMilli()
                : Long.MAX_VALUE;
    }
}
