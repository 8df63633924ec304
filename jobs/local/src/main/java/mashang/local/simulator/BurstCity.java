package mashang.local.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A city for those who look for bursts: matters that nobody complains of twice, slow recurring problems, callers who do not give up, days that are
 * busier than others, complaints that are handed over late, and bursts of 10 to 500 complaints over 3 hours to 3 days. All follow the city's usual
 * day and week, also within a burst.
 *
 * <p>It has no lives of orders and takes no part in the demo's {@link Simulator}, whose orders stay what they are. Deterministic by seed.
 */
public final class BurstCity {
    private static final int LEAST = 10;
    private static final int MOST = 500;
    private static final double SHORTEST_HOURS = 3;
    private static final double LONGEST_HOURS = 72;
    /** Of the complaints of no burst, those of slow recurring problems; one of these brings a complaint in a month to one a day. */
    private static final double SLOW_SHARE = .4;

    private static final double SLOWEST = .03;
    private static final double FASTEST = 1;
    /** Bursts of a problem that is known for slow complaints already. */
    private static final double KNOWN_SHARE = .25;
    /** Complaints by somebody who has called in the same matter before. */
    private static final double AGAIN_SHARE = .06;
    /** Days on which somebody calls 20 to 80 times. */
    private static final double STUBBORN_SHARE = .1;
    /** Standard deviation of the logarithm of a day's activity. */
    private static final double DAY_NOISE = .12;

    private static final double HOUR = 3_600_000;

    private final BurstSimulation settings;
    private final LocalDate firstDay;
    private final double[] busy;
    private final List<BurstComplaint> complaints = new ArrayList<>();
    private final List<PlantedBurst> bursts = new ArrayList<>();
    private final List<Cause> slow = new ArrayList<>();
    private long number;

    /** A city as settled. */
    public BurstCity(BurstSimulation settings) {
        this.settings = settings;
        this.firstDay = LocalDate.ofInstant(settings.start(), Arrivals.OFFSET);
        this.busy = new double[settings.days()];
        for (int i = 0; i < busy.length; i++) {
            busy[i] = StrictMath.exp(DAY_NOISE * gauss(Dice.of(settings.seed(), i, 20)));
        }
        plantSlow();
        plantSingles();
        plantStubborn();
        for (int i = 0; i < settings.bursts(); i++) {
            plantBurst(i);
        }
        complaints.sort(BurstComplaint.ORDER);
    }

    /** Something to complain about. */
    private record Cause(String name, Topic topic, Places.Place place, int fromDay) {}

    /** All complaints, in the order of log time. */
    public List<BurstComplaint> complaints() {
        return Collections.unmodifiableList(complaints);
    }

    /** The truth, in the order of planting. */
    public List<PlantedBurst> bursts() {
        return Collections.unmodifiableList(bursts);
    }

    private void plantSlow() {
        double left = settings.ordersPerDay() * SLOW_SHARE;
        for (int i = 0; left > 0; i++) {
            Dice dice = Dice.of(settings.seed(), i, 21);
            double perDay = between(SLOWEST, FASTEST, dice);
            left -= perDay;
            int fromDay = dice.chance(.6) ? 0 : dice.below(settings.days());
            Cause cause = new Cause("slow-" + i, dice.pick(Topic.RECURRING), Places.placeOfMany(dice), fromDay);
            slow.add(cause);
            for (int day = fromDay; day < settings.days(); day++) {
                int calls = poisson(perDay * Arrivals.ofDay(firstDay.plusDays(day)) * busy[day], dice);
                for (int n = 0; n < calls; n++) {
                    complain(cause, timeOn(day, dice), dice.chance(AGAIN_SHARE) ? 0 : dice.bits(), dice);
                }
            }
        }
    }

    private void plantSingles() {
        for (int day = 0; day < settings.days(); day++) {
            Dice dice = Dice.of(settings.seed(), day, 22);
            double mean =
                    settings.ordersPerDay() * (1 - SLOW_SHARE) * Arrivals.ofDay(firstDay.plusDays(day)) * busy[day];
            for (int n = 0; n < Math.round(mean); n++) {
                Cause cause = new Cause("single-" + day + "-" + n, dice.pick(Topic.ALL), Places.placeOfMany(dice), day);
                complain(cause, timeOn(day, dice), dice.bits(), dice);
            }
        }
    }

    private void plantStubborn() {
        for (int day = 0; day < settings.days(); day++) {
            Dice dice = Dice.of(settings.seed(), day, 23);
            if (dice.chance(STUBBORN_SHARE)) {
                Cause cause = new Cause("stubborn-" + day, dice.pick(Topic.ALL), Places.placeOfMany(dice), day);
                long caller = dice.bits();
                for (long calls = dice.between(20, 80); calls > 0; calls--) {
                    complain(cause, timeOn(day, dice), caller, dice);
                }
            }
        }
    }

    private void plantBurst(int ordinal) {
        Dice dice = Dice.of(settings.seed(), ordinal, 24);
        int size = (int) Math.round(between(LEAST, MOST, dice));
        double hours = between(SHORTEST_HOURS, LONGEST_HOURS, dice);
        int room = (settings.days() - settings.quietDays() - 4) * 24;
        double startHour = settings.quietDays() * 24 + dice.unit() * room;
        boolean known = dice.chance(KNOWN_SHARE)
                && ordinal < slow.size()
                && slow.get(ordinal).fromDay() * 24 < startHour;
        Cause cause = known
                ? slow.get(ordinal)
                : new Cause("burst-" + ordinal, dice.pick(Topic.RECURRING), Places.placeOfMany(dice), 0);
        long start = Arrivals.midnight(firstDay) + (long) (startHour * HOUR);
        long length = (long) (hours * HOUR);
        double peak = .2 + .3 * dice.unit();
        double onset = .3 + .3 * dice.unit();
        List<Long> times = new ArrayList<>();
        while (times.size() < size) {
            double part = dice.unit();
            long at = start + (long) (part * length);
            if (dice.unit() < intensity(part, peak, onset) * Math.min(1, Arrivals.activity(at) / 2.5)) {
                times.add(at);
            }
        }
        Collections.sort(times);
        call(cause, times, dice);
        bursts.add(new PlantedBurst(
                cause.name(),
                size,
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(start + (long) (peak * length)),
                Instant.ofEpochMilli(start + length),
                Instant.ofEpochMilli(times.get(0)),
                Instant.ofEpochMilli(times.get(size - 1)),
                known));
    }

    private void call(Cause cause, List<Long> times, Dice dice) {
        List<Long> callers = new ArrayList<>();
        for (long at : times) {
            boolean again = !callers.isEmpty() && dice.chance(AGAIN_SHARE);
            long caller = again ? dice.pick(callers) : dice.bits();
            callers.add(caller);
            complain(cause, at, caller, dice);
        }
    }

    /** Complaints an hour, 1 at the peak: from the onset up to it, then down to next to nothing. */
    private static double intensity(double part, double peak, double onset) {
        return part < peak ? onset + (1 - onset) * part / peak : 1 - .95 * (part - peak) / (1 - peak);
    }

    private void complain(Cause cause, long at, long caller, Dice dice) {
        complaints.add(new BurstComplaint(
                "B" + number++,
                Instant.ofEpochMilli(at + lag(dice)),
                Instant.ofEpochMilli(at),
                "caller-" + Long.toHexString(caller),
                cause.name(),
                new BurstComplaint.Face(cause.topic(), cause.place(), dice.bits())));
    }

    /** Most are handed over within minutes, some within two hours, one in fifty up to three days late. */
    private static long lag(Dice dice) {
        double how = dice.unit();
        double hours = how < .9 ? dice.unit() * .1 : how < .98 ? dice.unit() * 2 : dice.unit() * 72;
        return (long) (hours * HOUR);
    }

    private long timeOn(int day, Dice dice) {
        return Arrivals.midnight(firstDay.plusDays(day)) + Arrivals.timeOfDay(dice.unit());
    }

    /** Evenly spread on the logarithm. */
    private static double between(double low, double high, Dice dice) {
        return low * StrictMath.pow(high / low, dice.unit());
    }

    private static double gauss(Dice dice) {
        return Math.sqrt(-2 * StrictMath.log(1 - dice.unit())) * StrictMath.cos(2 * Math.PI * dice.unit());
    }

    private static int poisson(double mean, Dice dice) {
        double left = StrictMath.exp(-mean);
        double product = dice.unit();
        int count = 0;
        while (product > left) {
            product *= dice.unit();
            count++;
        }
        return count;
    }
}
