package mashang.jobs.accountability;

import org.apache.flink.streaming.api.TimerService;

/** When what has changed is told: at the next whole interval of the machine's clock, so once however often it changes until then. */
final class Telling {
    private Telling() {}

    /** Sets the timers of the present key; also one for the end of a run that has one. */
    static void soon(TimerService timers, long everyMillis) {
        long time = timers.currentProcessingTime();
        timers.registerProcessingTimeTimer(time - Math.floorMod(time, everyMillis) + everyMillis);
        timers.registerEventTimeTimer(Long.MAX_VALUE);
    }
}
