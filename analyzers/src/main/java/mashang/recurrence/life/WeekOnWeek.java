package mashang.recurrence.life;

import java.time.Instant;

/** The plainest trend: people of the last span against those of the span before, each counted once in each. */
final class WeekOnWeek {
    private final LifePolicy.Growth policy;

    WeekOnWeek(LifePolicy.Growth policy) {
        this.policy = policy;
    }

    /** The trend, which is left less easily than entered, so that it does not flicker. */
    TrendReading read(LiveLife life, Instant at) {
        Instant middle = at.minus(policy.span());
        long now = life.people(middle, at);
        long before = life.people(middle.minus(policy.span()), middle);
        return new TrendReading(trend(life, now, before), now, before);
    }

    private Trend trend(LiveLife life, long now, long before) {
        boolean enough = now >= policy.least();
        if (enough && now >= policy.growing() * before) {
            return Trend.GROWING;
        }
        if (now <= policy.fading() * before || now == 0) {
            return Trend.FADING;
        }
        if (life.trend == Trend.GROWING && enough && now >= before) {
            return Trend.GROWING;
        }
        return life.trend == Trend.FADING && now <= before ? Trend.FADING : Trend.STEADY;
    }
}
