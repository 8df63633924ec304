package mashang.jobs.accountability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** A random log of half a year: units are renamed, merged, split in the middle of it, unknown or not named; orders go back and forth, are opened again, and reports come late. */
final class MessyCity {
    private static final Instant START = Instant.parse("2025-01-10T00:00:00Z");
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** What feeds write. */
    private static final List<String> NAMES = List.of("甲局", "乙局", "乙局新名", "丙局", "丁局", "东街街道", "没有登记的局");

    private final SplittableRandom dice;
    private final List<CaseEvent> log = new ArrayList<>();

    MessyCity(long seed, int orders) {
        this.dice = new SplittableRandom(seed);
        for (int i = 0; i < orders; i++) {
            live("o" + i, START.toEpochMilli() + dice.nextLong(120 * DAY));
        }
        log.sort(Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::eventId));
    }

    List<CaseEvent> log() {
        return log;
    }

    /** 乙局 is renamed, 丙局 goes to 甲局 in the middle of a month, 丁局 is split by district and partly unclear. */
    static Units units() {
        return new Units(List.of(
                unit("a", Unit.Kind.DEPARTMENT, null, new Unit.Name("甲局", null, null)),
                unit(
                        "b",
                        Unit.Kind.DEPARTMENT,
                        null,
                        new Unit.Name("乙局", null, LocalDate.of(2025, 3, 12)),
                        new Unit.Name("乙局新名", LocalDate.of(2025, 3, 12), null)),
                unit(
                        "c",
                        Unit.Kind.DEPARTMENT,
                        new Succession(LocalDate.of(2025, 3, 19), List.of(Succession.Heir.ofAll("a"))),
                        new Unit.Name("丙局", null, null)),
                unit(
                        "d",
                        Unit.Kind.DEPARTMENT,
                        new Succession(
                                LocalDate.of(2025, 4, 16),
                                List.of(
                                        new Succession.Heir("a", List.of("东区"), List.of(), List.of()),
                                        new Succession.Heir("b", List.of("西区"), List.of(), List.of()))),
                        new Unit.Name("丁局", null, null)),
                unit("t", Unit.Kind.TOWN, null, new Unit.Name("东街街道", null, null))));
    }

    private static Unit unit(String id, Unit.Kind kind, @Nullable Succession succession, Unit.Name... names) {
        return new Unit(id, List.of(names), null, kind, null, null, succession);
    }

    private void live(String id, long start) {
        Life life = new Life(id, start);
        life.step(Step.SUBMITTED, MINUTE);
        if (isOneIn(15)) {
            life.step(Step.REJECTED, HOUR);
            return;
        }
        life.step(Step.ACCEPTED, HOUR / 4);
        if (isOneIn(8)) {
            life.step(Step.ANSWERED, HOUR);
            life.closeOut();
            return;
        }
        for (int round = 1; round <= 3; round++) {
            if (!life.round() || !isOneIn(5)) {
                return;
            }
            life.step(Step.REOPENED, 5 * DAY);
        }
    }

    private boolean isOneIn(int many) {
        return dice.nextInt(many) == 0;
    }

    private final class Life {
        private final String id;
        private final String district;
        private long at;

        Life(String id, long at) {
            this.id = id;
            this.at = at;
            this.district = List.of("东区", "西区", "北区").get(dice.nextInt(3));
        }

        /** Whether it came to its end. */
        boolean round() {
            String unit = null;
            int turns = isOneIn(4) ? 2 + dice.nextInt(3) : 1;
            for (int turn = 1; turn <= turns; turn++) {
                unit = NAMES.get(dice.nextInt(NAMES.size()));
                add(draft(Step.DISPATCHED, HOUR).unit(unit));
                if (!isOneIn(6)) {
                    add(draft(Step.SIGNED, 2 * DAY).unit(unit));
                }
                if (isOneIn(6)) {
                    add(draft(Step.RETURN_REQUESTED, DAY).unit(unit));
                    add(draft(turn < turns ? Step.RETURNED : Step.RETURN_DENIED, DAY)
                            .unit(unit));
                }
                at += turn < turns ? dice.nextLong(4 * DAY) : 0;
            }
            if (isOneIn(5)) {
                step(Step.URGED, DAY);
            }
            if (isOneIn(12)) {
                return false;
            }
            add(draft(Step.HANDLED, isOneIn(3) ? 14 * DAY : 4 * DAY).unit(unit));
            add(draft(Step.REPLIED, DAY / 2).unit(unit));
            if (!isOneIn(4)) {
                add(draft(Step.FOLLOWED_UP, 2 * DAY)
                        .contacted(!isOneIn(5))
                        .resolved(!isOneIn(4))
                        .satisfied(!isOneIn(4)));
            }
            closeOut();
            return true;
        }

        void closeOut() {
            if (!isOneIn(4)) {
                step(Step.CHECKED, DAY);
                step(Step.WRITTEN_OFF, DAY);
            }
        }

        void step(Step step, long within) {
            add(draft(step, within));
        }

        private CaseEventDraft draft(Step step, long within) {
            at += 1 + dice.nextLong(within);
            long late = isOneIn(12) ? dice.nextLong(20 * DAY) : dice.nextLong(MINUTE);
            return CaseEvent.draft("hotline", id, step, Instant.ofEpochMilli(at), Instant.ofEpochMilli(at + late))
                    .origin("a")
                    .channel("phone")
                    .kind(Kind.COMPLAINT)
                    .district(district)
                    .category(district.equals("东区") ? "环境/噪音/工地" : "交通");
        }

        private void add(CaseEventDraft draft) {
            log.add(draft.done());
        }
    }
}
