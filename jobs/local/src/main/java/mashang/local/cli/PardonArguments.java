package mashang.local.cli;

import mashang.local.office.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which clock somebody is excused of, or has a light taken back of. */
final class PardonArguments {
    @Option(names = "--clock", paramLabel = "NAME", required = true, descriptionKey = "option.pardon-clock")
    private String clock = "";

    @Option(names = "--round", paramLabel = "N", descriptionKey = "option.pardon-round")
    private @Nullable Integer round;

    @Option(names = "--unit", paramLabel = "NAME", descriptionKey = "option.pardon-unit")
    private @Nullable String unit;

    /** Its name, as decisions name it. */
    String concerns(OfficeDesk desk, Outcome outcome) throws Unusable {
        return desk.clock(outcome, clock, round, unit);
    }
}
