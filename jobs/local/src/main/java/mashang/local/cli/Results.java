package mashang.local.cli;

import java.util.Map;
import mashang.local.run.Summary;

/** Prints a run's result lines, and where places differ. */
final class Results {
    private static final int SHOWN = 20;

    private Results() {}

    /** Returns the exit code: 0 only where every place tells the same breaches. */
    static int print(Summary summary, Console console) {
        summary.lines().forEach(console::result);
        Map<String, String> differences = summary.differences();
        if (differences.isEmpty()) {
            console.notice(summary.expected() == null ? "results.agree" : "results.agree-with-truth");
            return ExitCodes.OK;
        }
        console.error("results.differ", differences.size());
        differences.entrySet().stream().limit(SHOWN).forEach(d -> console.say("  " + d.getValue() + "  " + d.getKey()));
        return ExitCodes.FAILED;
    }
}
