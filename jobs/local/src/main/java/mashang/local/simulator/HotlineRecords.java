package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.workorder.Step;

/** Hands over a hotline order's life record by record, with everything that goes wrong on the way. */
final class HotlineRecords {
    private static final double LATE_MINUTES = 0.05;
    private static final double LATE_HOURS = 0.02;
    private static final double LATE_DAYS = 0.006;
    private static final double PROMPT = 0.01;
    private static final double NEAR_PROMPT = 0.5;
    private static final double SAME_INSTANT = 0.03;
    private static final double OUT_OF_ORDER = 0.03;
    private static final double AMENDED = 0.025;
    private static final double DUPLICATED = 0.02;
    private static final double BAD = 0.003;
    /** Steps whose time is worth correcting. */
    private static final Set<Step> AMENDABLE = Set.of(Step.ACCEPTED, Step.DISPATCHED, Step.HANDLED, Step.REPLIED);
    /** Steps that stop or start no clock: only of these the clerk forgets the number. */
    private static final Set<Step> UNNUMBERED = Set.of(Step.SIGNED, Step.URGED, Step.FOLLOWED_UP);

    private final OrderPlan.Draft draft;
    private final List<Fact> facts;
    private final Dice dice;
    private final int partitions;

    private HotlineRecords(Life life, Dice dice, int partitions) {
        this.draft = new OrderPlan.Draft(life);
        this.facts = life.facts;
        this.dice = dice;
        this.partitions = partitions;
    }

    static OrderPlan of(Life life, long seed, int partitions) {
        HotlineRecords records = new HotlineRecords(life, Dice.of(seed, life.face.number(), 5), partitions);
        records.handOver();
        return records.draft.done();
    }

    private void handOver() {
        List<StepRecord> said = new ArrayList<>();
        List<Long> logged = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            StepRecord record = record(i);
            said.add(record);
            logged.add(logged(record, facts.get(i)));
        }
        disorder(logged);
        int amended = dice.chance(AMENDED) ? amendable() : -1;
        for (int i = 0; i < said.size(); i++) {
            if (i == amended) {
                amend(said.get(i), logged.get(i));
            } else {
                emit(said.get(i), logged.get(i));
            }
        }
    }

    private StepRecord record(int i) {
        Fact fact = facts.get(i);
        boolean prompt = dice.chance(fact.near() ? NEAR_PROMPT : PROMPT);
        long recordedAt = prompt ? fact.at() : fact.at() + 1000 * dice.between(1, 12);
        String key =
                UNNUMBERED.contains(fact.step()) && dice.chance(0.01) ? null : draft.face.sourceId() + '-' + (i + 1);
        return new StepRecord(
                key, fact, fact.at(), dice.chance(0.05) ? null : recordedAt, dice.chance(0.05) ? 0 : 1, dice.bits());
    }

    /** When a record of its own accord reaches us. */
    private long logged(StepRecord record, Fact fact) {
        Long recordedAt = record.recordedAt();
        if (recordedAt != null && recordedAt == fact.at()) {
            return recordedAt;
        }
        long logged = (recordedAt == null ? fact.at() : recordedAt) + dice.between(20, 4000);
        double what = dice.unit();
        if (what >= LATE_DAYS + LATE_HOURS + LATE_MINUTES) {
            return logged;
        }
        draft.happened(Mishap.LATE);
        if (what < LATE_DAYS) {
            return logged + dice.between(Arrivals.DAY, 3 * Arrivals.DAY);
        }
        return logged
                + (what < LATE_DAYS + LATE_HOURS
                        ? dice.between(Life.HOUR, 20 * Life.HOUR)
                        : dice.between(Life.MINUTE, 40 * Life.MINUTE));
    }

    private void disorder(List<Long> logged) {
        if (logged.size() < 2) {
            return;
        }
        int i = dice.below(logged.size() - 1);
        double what = dice.unit();
        if (what < SAME_INSTANT) {
            long instant = Math.max(logged.get(i), logged.get(i + 1));
            logged.set(i, instant);
            logged.set(i + 1, instant);
            draft.happened(Mishap.SAME_INSTANT);
        } else if (what < SAME_INSTANT + OUT_OF_ORDER) {
            logged.set(i, Math.max(logged.get(i), logged.get(i + 1) + dice.between(1, 10 * Life.MINUTE)));
            draft.happened(Mishap.OUT_OF_ORDER);
        }
    }

    private int amendable() {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (AMENDABLE.contains(facts.get(i).step())) {
                candidates.add(i);
            }
        }
        return candidates.isEmpty() ? -1 : dice.pick(candidates);
    }

    /** First a wrong time, later the right one. */
    private void amend(StepRecord right, long logged) {
        boolean restated = dice.chance(0.25);
        long wrongAt = wrongTime(right.fact());
        long firstRecorded = Math.max(wrongAt, right.at()) + 1000 * dice.between(2, 60);
        long firstLogged = Math.max(logged, firstRecorded + 100);
        long gap =
                dice.chance(0.5) ? dice.between(Life.MINUTE, 5 * Life.HOUR) : dice.between(Life.HOUR, 2 * Arrivals.DAY);
        long secondRecorded = (firstLogged + gap) / 1000 * 1000;
        emit(right.saying(wrongAt, firstRecorded, 1), firstLogged);
        emit(right.saying(right.at(), secondRecorded, restated ? 1 : 2), secondRecorded + dice.between(20, 4000));
        draft.happened(restated ? Mishap.RESTATED : Mishap.AMENDED);
    }

    /** Often on the other side of the due time, so that the correction makes a breach or unmakes it. */
    private long wrongTime(Fact fact) {
        long shift = 1000 * dice.between(1, 3 * 3600);
        long wrong = dice.chance(0.5) ? fact.at() + shift : fact.at() - shift;
        if (fact.due() > 0 && (fact.at() > fact.due() || dice.chance(0.5))) {
            wrong = fact.at() > fact.due() ? fact.due() - shift / 10 : fact.due() + shift;
        }
        return Math.max(draft.face.submittedAt(), wrong / 1000 * 1000);
    }

    private void emit(StepRecord said, long loggedAt) {
        Planned record = new Planned(loggedAt, dice.below(partitions), said);
        draft.records.add(record);
        draft.events.add(said.event(draft.face, loggedAt));
        if (dice.chance(DUPLICATED)) {
            long again = dice.chance(0.2)
                    ? loggedAt
                    : loggedAt + dice.between(1, dice.chance(0.5) ? Life.MINUTE : 2 * Arrivals.DAY);
            draft.records.add(record.again(again, dice.below(partitions)));
            draft.happened(Mishap.DUPLICATED);
        }
        if (dice.chance(BAD)) {
            long noise = dice.bits();
            draft.bad(new Planned(
                    loggedAt + dice.between(0, Life.MINUTE),
                    dice.below(partitions),
                    face -> BadRecords.hotline(face, noise)));
        }
    }
}
