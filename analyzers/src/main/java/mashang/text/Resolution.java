package mashang.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mashang.text.Chain.Standing;
import mashang.text.Location.Clue;
import mashang.text.Location.Gap;
import mashang.text.Location.Part;
import mashang.text.Location.Source;
import mashang.text.PlaceRegister.Cell;
import mashang.text.RegisteredPlace.Level;
import org.jspecify.annotations.Nullable;

/** Decides on one location: what is said first, then what follows from it by the register. Used once. */
@SuppressWarnings("ReferenceEquality") // which of the chains is meant, not whether one says the same
final class Resolution {
    private final CompiledRegister register;
    private final Whereabouts said;
    private final List<Chain> chains;
    private final @Nullable Chain main;
    private final @Nullable Mention site;
    private final List<Clue> clues = new ArrayList<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);

    private @Nullable String district;
    private @Nullable String street;
    private @Nullable String grid;

    Resolution(CompiledRegister register, Whereabouts said, List<Chain> chains) {
        this.register = register;
        this.said = said;
        this.chains = chains;
        main = main();
        site = main == null ? null : main.site().orElse(null);
    }

    Location location() {
        sayDistrict();
        sayStreet();
        if (!gaps.contains(Gap.DISTRICT_CONTRADICTED) && !gaps.contains(Gap.STREET_CONTRADICTED)) {
            place();
        }
        findGrid();
        nameGaps();
        clues.sort(Comparator.comparing(Clue::part));
        return new Location(
                district,
                street,
                site == null ? null : site.name(),
                site == null ? null : site.kind(),
                site == null || site.house().isEmpty() ? null : site.house(),
                grid,
                names(),
                List.copyOf(clues),
                List.copyOf(gaps));
    }

    /** The chain the matter lies at. */
    private @Nullable Chain main() {
        String stated = canonical(said.district(), Level.DISTRICT);
        return chains.stream()
                .min(Comparator.comparing((Chain c) -> c.site().isEmpty() || isBody(c))
                        .thenComparing(this::aside)
                        .thenComparing(c -> disagrees(c, stated))
                        .thenComparing(Chain::source)
                        .thenComparing(c -> c.site().isEmpty())
                        .thenComparing(c -> c.first(Level.STREET).isEmpty())
                        .thenComparing(c -> !c.mentions().get(0).registered()))
                .orElse(null);
    }

    /** Whether the matter lies elsewhere: what is denied, and where somebody lives who names another place. */
    private boolean aside(Chain chain) {
        return switch (chain.standing()) {
            case MEANT -> false;
            case HOME -> chains.stream().anyMatch(Resolution::isMeantSite);
            case DENIED -> true;
        };
    }

    private static boolean isMeantSite(Chain chain) {
        return chain.standing() == Standing.MEANT
                && !isBody(chain)
                && chain.site().map(Mention::registered).orElse(false);
    }

    private static boolean isBody(Chain chain) {
        return chain.site().map(m -> m.kind() == PlaceKind.BODY).orElse(false);
    }

    private static boolean disagrees(Chain chain, @Nullable String stated) {
        return stated != null
                && chain.first(Level.DISTRICT)
                        .map(m -> !m.name().equals(stated))
                        .orElse(false);
    }

    private void sayDistrict() {
        Mention written = written(Level.DISTRICT);
        String stated = canonical(said.district(), Level.DISTRICT);
        if (written != null && stated != null && !written.name().equals(stated)) {
            gaps.add(Gap.DISTRICT_CONTRADICTED);
            clue(Part.DISTRICT, written.name(), written, false);
            stated(Part.DISTRICT, stated, said.district());
        } else if (written != null) {
            district = written.name();
            clue(Part.DISTRICT, district, written, false);
        } else if (stated != null) {
            district = stated;
            stated(Part.DISTRICT, stated, said.district());
        }
        if (district != null && register.named(district, Level.DISTRICT).isEmpty()) {
            gaps.add(Gap.DISTRICT_UNREGISTERED);
        }
        List<Cell> cells = said.grid() == null ? List.of() : register.grid(said.grid());
        if (district == null && gaps.isEmpty() && !cells.isEmpty()) {
            district = cells.get(0).district();
            stated(Part.DISTRICT, district, said.grid());
        }
    }

    private void sayStreet() {
        Mention written = written(Level.STREET);
        String stated = canonical(said.street(), Level.STREET);
        if (written != null && stated != null && !written.name().equals(stated)) {
            gaps.add(Gap.STREET_CONTRADICTED);
            clue(Part.STREET, written.name(), written, false);
            stated(Part.STREET, stated, said.street());
            return;
        }
        String name = written != null ? written.name() : stated;
        if (name == null) {
            return;
        }
        street = name;
        if (written != null) {
            clue(Part.STREET, name, written, false);
        } else {
            stated(Part.STREET, name, said.street());
        }
        boolean known = register.named(name, Level.STREET).stream().anyMatch(p -> p.fits(district, null));
        if (!known) {
            gaps.add(Gap.STREET_UNREGISTERED);
        }
    }

    /** Fills in what the register tells of the names. */
    private void place() {
        List<RegisteredPlace> possible = narrowed();
        if (possible.isEmpty()) {
            if (district == null) {
                only(otherwise(Level.DISTRICT)).ifPresent(m -> {
                    district = m.name();
                    clue(Part.DISTRICT, m.name(), m, false);
                });
            }
            return;
        }
        List<RegisteredPlace> others = rivals(possible);
        if (!others.isEmpty()) {
            gaps.add(Gap.NAME_AMBIGUOUS);
            possible = Stream.concat(possible.stream(), others.stream()).toList();
        }
        Mention because = site != null && site.registered() ? site : written(Level.STREET);
        if (district == null) {
            district = derive(Part.DISTRICT, Gap.DISTRICT_AMBIGUOUS, possible, RegisteredPlace::district, because);
        }
        if (street == null) {
            street = derive(Part.STREET, Gap.STREET_AMBIGUOUS, possible, RegisteredPlace::street, because);
        }
    }

    /** Where the place can be, by all that is said; empty where the register knows nothing of it. */
    private List<RegisteredPlace> narrowed() {
        List<RegisteredPlace> possible = List.of();
        if (site != null && site.registered()) {
            possible = fitting(site.places(), district, street);
            if (possible.isEmpty()) {
                gaps.add(Gap.NAME_ELSEWHERE);
            }
        }
        if (street != null && possible.stream().allMatch(p -> p.street() == null)) {
            List<RegisteredPlace> streets = fitting(register.named(street, Level.STREET), district, null);
            possible = streets.isEmpty() ? possible : streets;
        }
        if (main != null) {
            for (Mention beside : main.sites()) {
                possible = overlapping(possible, beside.places());
            }
        }
        for (Level level : Level.values()) {
            possible = overlapping(possible, placesOf(only(otherwise(level))));
        }
        return byHouse(possible);
    }

    /** Where else the content says it lies, if it is the content that says where: sites of other streets. */
    private List<RegisteredPlace> rivals(List<RegisteredPlace> possible) {
        boolean decided = said.grid() != null && !said.grid().isBlank();
        if (main == null || decided || site == null || !site.registered() || main.source() != Source.CONTENT) {
            return List.of();
        }
        String inDistrict = canonical(said.district(), Level.DISTRICT);
        String inStreet = canonical(said.street(), Level.STREET);
        return chains.stream()
                .filter(c -> c != main && isMeantSite(c))
                .map(c -> fitting(placesInChain(c), inDistrict, inStreet))
                .filter(there -> there.stream()
                        .noneMatch(p -> possible.stream().anyMatch(o -> p.fits(o.district(), o.street()))))
                .flatMap(List::stream)
                .toList();
    }

    /** Where a chain's site can be by the chain alone. */
    private static List<RegisteredPlace> placesInChain(Chain chain) {
        return fitting(
                placesOf(chain.site()),
                chain.first(Level.DISTRICT).map(Mention::name).orElse(null),
                chain.first(Level.STREET).map(Mention::name).orElse(null));
    }

    private static List<RegisteredPlace> placesOf(Optional<Mention> mention) {
        return mention.map(Mention::places).orElse(List.of());
    }

    private static List<RegisteredPlace> fitting(
            List<RegisteredPlace> places, @Nullable String district, @Nullable String street) {
        return places.stream().filter(p -> p.fits(district, street)).toList();
    }

    /** Those that agree with one of the others; all of them where none does, or where there is nothing to decide. */
    private static List<RegisteredPlace> overlapping(List<RegisteredPlace> places, List<RegisteredPlace> others) {
        if (places.size() < 2 || others.isEmpty()) {
            return places;
        }
        List<RegisteredPlace> both = places.stream()
                .filter(p -> others.stream().anyMatch(o -> p.fits(o.district(), o.street())))
                .toList();
        return both.isEmpty() ? places : both;
    }

    /** Of a road's streets the one whose grid cells have the house number. */
    private List<RegisteredPlace> byHouse(List<RegisteredPlace> places) {
        Houses.Numbers numbers = site == null ? null : Houses.numbers(site.house());
        if (places.size() < 2 || numbers == null) {
            return places;
        }
        List<RegisteredPlace> there = places.stream()
                .filter(p -> p.district() != null && p.street() != null)
                .filter(p ->
                        cells(p.district(), p.street(), p.name()).stream().anyMatch(c -> !c.whole() && numbers.in(c)))
                .toList();
        return there.isEmpty() ? places : there;
    }

    private @Nullable String derive(
            Part part,
            Gap several,
            List<RegisteredPlace> possible,
            Function<RegisteredPlace, @Nullable String> where,
            @Nullable Mention because) {
        List<@Nullable String> values = possible.stream().map(where).distinct().toList();
        String value = values.get(0);
        if (values.size() > 1) {
            gaps.add(several);
            return null;
        }
        if (value != null && because != null) {
            clue(part, value, because, true);
        } else if (value != null) {
            stated(part, value, said.street());
        }
        return value;
    }

    private void findGrid() {
        if (said.grid() != null && !said.grid().isBlank()) {
            grid = said.grid().strip();
            stated(Part.GRID, grid, said.grid());
            return;
        }
        if (district == null || street == null || gaps.contains(Gap.NAME_AMBIGUOUS)) {
            return;
        }
        List<Mention> sites = new ArrayList<>();
        if (main != null && site != null) {
            sites.add(site);
            sites.addAll(main.sites());
        }
        for (Mention mention : sites) {
            if (grid == null && !gaps.contains(Gap.GRID_AMBIGUOUS)) {
                takeGrid(cells(district, street, mention.name()), mention);
            }
        }
        if (grid == null && !gaps.contains(Gap.GRID_AMBIGUOUS)) {
            takeGrid(cells(district, street, null), site != null ? site : written(Level.STREET));
        }
    }

    private void takeGrid(List<Cell> cells, @Nullable Mention because) {
        Houses.Numbers numbers = because == null ? null : Houses.numbers(because.house());
        List<String> ids = cells.stream()
                .filter(c -> c.whole() || numbers == null || numbers.in(c))
                .map(Cell::grid)
                .distinct()
                .toList();
        if (ids.size() > 1) {
            gaps.add(Gap.GRID_AMBIGUOUS);
        } else if (ids.size() == 1) {
            grid = ids.get(0);
            if (because != null) {
                clue(Part.GRID, grid, because, true);
            } else {
                stated(Part.GRID, grid, said.street());
            }
        }
    }

    private void nameGaps() {
        if (site != null) {
            clue(Part.NAME, site.name(), site, false);
        }
        if (chains.isEmpty() && district == null && street == null && grid == null && gaps.isEmpty()) {
            gaps.add(Gap.NOWHERE);
            return;
        }
        gap(district == null, Gap.DISTRICT_UNKNOWN, Gap.DISTRICT_AMBIGUOUS, Gap.DISTRICT_CONTRADICTED);
        gap(street == null, Gap.STREET_UNKNOWN, Gap.STREET_AMBIGUOUS, Gap.STREET_CONTRADICTED);
        gap(site == null, Gap.NAME_UNKNOWN);
        gap(site != null && !site.registered(), Gap.NAME_UNREGISTERED);
        gap(grid == null, Gap.GRID_UNKNOWN, Gap.GRID_AMBIGUOUS, Gap.NAME_AMBIGUOUS);
    }

    /** Notes a gap unless a closer reason for it is known. */
    private void gap(boolean is, Gap gap, Gap... closer) {
        if (is && Stream.of(closer).noneMatch(gaps::contains)) {
            gaps.add(gap);
        }
    }

    private @Nullable Mention written(Level level) {
        return main == null ? null : main.first(level).orElse(null);
    }

    /** What the other chains name, besides the place itself. */
    private List<Mention> otherwise(Level level) {
        return chains.stream()
                .filter(c -> c != main && c.standing() != Standing.DENIED)
                .flatMap(c -> c.first(level).stream())
                .filter(m -> site == null || !m.name().equals(site.name()))
                .toList();
    }

    /** The one name they have, if it is one. */
    private static Optional<Mention> only(Collection<Mention> mentions) {
        return mentions.stream().map(Mention::name).distinct().count() == 1
                ? mentions.stream().findFirst()
                : Optional.empty();
    }

    private @Nullable String canonical(@Nullable String name, Level level) {
        if (name == null || name.isBlank()) {
            return null;
        }
        List<RegisteredPlace> known = register.named(name, level);
        return known.isEmpty() ? name.strip() : known.get(0).name();
    }

    private List<Cell> cells(@Nullable String inDistrict, @Nullable String inStreet, @Nullable String place) {
        return inDistrict == null || inStreet == null ? List.of() : register.cells(inDistrict, inStreet, place);
    }

    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        if (site != null) {
            names.add(site.name());
        }
        chains.forEach(c -> c.sites().forEach(m -> names.add(m.name())));
        return List.copyOf(names);
    }

    private void clue(Part part, String value, Mention mention, boolean derived) {
        clues.add(new Clue(part, value, mention.source(), mention.words(), mention.from(), mention.to(), derived));
    }

    private void stated(Part part, String value, @Nullable String words) {
        String as = Objects.requireNonNullElse(words, value);
        boolean derived = !as.strip().equals(value);
        clues.add(new Clue(part, value, Source.FEED, as, 0, as.length(), derived));
    }
}
