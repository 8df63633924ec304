package mashang.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mashang.inspection.Inspector.Role;
import org.junit.jupiter.api.Test;

/** {@code -Dmashang.instances=N} random instances; of the small ones what goes without is proved by trying everything. */
class CrossInspectionTest {
    private static final int INSTANCES = Integer.getInteger("mashang.instances", 500);
    private static final List<String> UNITS = List.of("u1", "u2", "u3", "u4");
    private static final List<String> AREAS = List.of("东", "西", "北");
    private static final List<String> SKILLS = List.of("排水", "电梯", "消防");
    private static final List<Role> ROLES = List.of(Role.LEADER, Role.OFFICE, Role.EXPERT);

    @Test
    void noRuleIsEverBrokenAndWhoeverGoesWithoutCouldNotBeServed() {
        int served = 0;
        int unserved = 0;
        int proved = 0;
        for (int seed = 0; seed < INSTANCES; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L); // of neighbouring seeds the first throws are alike
            boolean isSmall = random.nextBoolean();
            List<Inspector> inspectors = inspectors(random, isSmall ? 7 : 40);
            List<Target> targets = targets(random, isSmall ? 3 : 25);
            Assignments found = CrossInspection.assign(inspectors, targets);
            check("instance " + seed, inspectors, targets, found);
            served += found.teams().size();
            unserved += found.unserved().size();
            if (isSmall) {
                proved += prove("instance " + seed, inspectors, targets, found);
            }
        }
        assertThat(served).isGreaterThan(INSTANCES);
        assertThat(unserved).isGreaterThan(INSTANCES / 2);
        assertThat(proved).isGreaterThan(INSTANCES / 4);
    }

    @Test
    void somebodyMovesWhereOtherwiseATargetWouldGoWithout() {
        List<Inspector> all = List.of(
                new Inspector("l1", Role.LEADER, List.of("u1"), Set.of(), 1, Set.of()),
                new Inspector("l2", Role.LEADER, List.of("u2"), Set.of(), 1, Set.of()),
                new Inspector("o", Role.OFFICE, List.of(), Set.of(), 2, Set.of()));
        // l1 may look at both, but has to leave the first to l2, who may not look at the second.
        List<Target> targets = List.of(
                new Target("t1", List.of("u3"), Set.of(), 0, List.of()),
                new Target("t2", List.of("u2"), Set.of(), 0, List.of()));

        assertThat(CrossInspection.assign(all, targets).teams())
                .containsExactly(new Team("t1", "l2", "o", List.of()), new Team("t2", "l1", "o", List.of()));
    }

    @Test
    void whatIsLackingIsSaid() {
        List<Inspector> all = List.of(
                new Inspector("l", Role.LEADER, List.of(), Set.of("东"), 5, Set.of()),
                new Inspector("o", Role.OFFICE, List.of(), Set.of(), 5, Set.of()),
                new Inspector("e", Role.EXPERT, List.of("u1", "city"), Set.of(), 5, Set.of("排水")));
        List<Target> targets = List.of(
                new Target("own-area", List.of("u2"), Set.of("东"), 0, List.of()),
                new Target("own-unit", List.of("u1"), Set.of(), 1, List.of("排水")),
                new Target("above", List.of("city"), Set.of(), 1, List.of()),
                new Target("skill", List.of("u2"), Set.of(), 1, List.of("电梯")),
                new Target("two", List.of("u2"), Set.of(), 2, List.of("排水")));

        assertThat(CrossInspection.assign(all, targets).unserved())
                .containsExactly(
                        new Assignments.Unserved("own-area", Role.LEADER, "", 0),
                        new Assignments.Unserved("own-unit", Role.EXPERT, "排水", 0),
                        new Assignments.Unserved("above", Role.EXPERT, "", 0),
                        new Assignments.Unserved("skill", Role.EXPERT, "电梯", 0),
                        new Assignments.Unserved("two", Role.EXPERT, "", 1));
    }

    private static void check(String about, List<Inspector> inspectors, List<Target> targets, Assignments found) {
        Map<String, Inspector> byId = new HashMap<>();
        inspectors.forEach(i -> byId.put(i.id(), i));
        Map<String, Target> targetById = new HashMap<>();
        targets.forEach(t -> targetById.put(t.id(), t));
        Map<String, Integer> loads = new HashMap<>();
        for (Team team : found.teams()) {
            Target target = targetById.remove(team.target());
            List<String> members = new ArrayList<>(team.experts());
            members.add(team.leader());
            members.add(team.office());
            assertThat(new HashSet<>(members)).as(about).hasSameSizeAs(members);
            assertThat(byId.get(team.leader()).role()).as(about).isEqualTo(Role.LEADER);
            assertThat(byId.get(team.office()).role()).as(about).isEqualTo(Role.OFFICE);
            assertThat(team.experts())
                    .as(about)
                    .hasSize(Math.max(target.experts(), target.skills().size()));
            for (int i = 0; i < team.experts().size(); i++) {
                Inspector expert = byId.get(team.experts().get(i));
                assertThat(expert.role()).as(about).isEqualTo(Role.EXPERT);
                if (i < target.skills().size()) {
                    assertThat(expert.skills())
                            .as(about)
                            .contains(target.skills().get(i));
                }
            }
            for (String member : members) {
                Inspector inspector = byId.get(member);
                assertThat(inspector.units())
                        .as(about)
                        .doesNotContain(target.units().get(0));
                assertThat(inspector.areas()).as(about).doesNotContainAnyElementsOf(target.areas());
                loads.merge(member, 1, Integer::sum);
            }
        }
        loads.forEach((id, load) ->
                assertThat(load).as(about).isLessThanOrEqualTo(byId.get(id).load()));
        found.unserved().forEach(u -> targetById.remove(u.target()));
        assertThat(targetById).as(about).isEmpty();
    }

    /** Tries every way to serve each unserved target with those served before it. */
    private static int prove(String about, List<Inspector> inspectors, List<Target> targets, Assignments found) {
        Set<String> without = new HashSet<>();
        found.unserved().forEach(u -> without.add(u.target()));
        List<Target> before = new ArrayList<>();
        int proved = 0;
        for (Target target : targets) {
            List<Target> with = new ArrayList<>(before);
            with.add(target);
            boolean possible = isPossible(inspectors, with, 0, 0, new HashMap<>(), new HashSet<>());
            assertThat(possible).as("%s, %s", about, target.id()).isEqualTo(!without.contains(target.id()));
            if (possible) {
                before.add(target);
            } else {
                proved++;
            }
        }
        return proved;
    }

    private static boolean isPossible(
            List<Inspector> inspectors,
            List<Target> targets,
            int at,
            int seat,
            Map<String, Integer> loads,
            Set<String> team) {
        if (at == targets.size()) {
            return true;
        }
        Target target = targets.get(at);
        int seats = 2 + Math.max(target.experts(), target.skills().size());
        if (seat == seats) {
            return isPossible(inspectors, targets, at + 1, 0, loads, new HashSet<>());
        }
        for (Inspector one : inspectors) {
            boolean role = one.role() == (seat == 0 ? Role.LEADER : seat == 1 ? Role.OFFICE : Role.EXPERT);
            boolean skill = seat < 2
                    || seat - 2 >= target.skills().size()
                    || one.skills().contains(target.skills().get(seat - 2));
            boolean own = one.units().contains(target.units().get(0))
                    || one.areas().stream().anyMatch(target.areas()::contains);
            int load = loads.getOrDefault(one.id(), 0);
            if (role && skill && !own && load < one.load() && team.add(one.id())) {
                loads.put(one.id(), load + 1);
                if (isPossible(inspectors, targets, at, seat + 1, loads, team)) {
                    return true;
                }
                loads.put(one.id(), load);
                team.remove(one.id());
            }
        }
        return false;
    }

    private static List<Inspector> inspectors(Random random, int most) {
        List<Inspector> inspectors = new ArrayList<>();
        int count = 3 + random.nextInt(most - 2);
        for (int i = 0; i < count; i++) {
            Role role = ROLES.get(i < 3 ? i : random.nextInt(3));
            Set<String> skills = new HashSet<>();
            SKILLS.forEach(s -> {
                if (random.nextBoolean()) {
                    skills.add(s);
                }
            });
            List<String> units = random.nextInt(2) == 0 ? List.of() : List.of(any(UNITS, random));
            Set<String> areas = random.nextInt(4) > 0 ? Set.of() : Set.of(any(AREAS, random));
            inspectors.add(new Inspector("i" + i, role, units, areas, random.nextInt(6), skills));
        }
        return inspectors;
    }

    private static List<Target> targets(Random random, int most) {
        List<Target> targets = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            List<String> skills = new ArrayList<>(SKILLS).subList(0, random.nextInt(3));
            targets.add(new Target(
                    "t" + i,
                    List.of(any(UNITS, random)),
                    Set.of(any(AREAS, random)),
                    random.nextInt(3),
                    List.copyOf(skills)));
        }
        return targets;
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
