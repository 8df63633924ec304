package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import mashang.config.TargetFile;
import mashang.local.targets.TargetList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code targets list|write}: where to look next, by the end of a day. */
@Command(mixinStandardHelpOptions = true)
final class TargetsListCommand implements Callable<Integer> {
    private final Console console;
    private final boolean writes;

    @Mixin
    private CityArguments city = new CityArguments();

    @Mixin
    private DayArguments day = new DayArguments();

    /** @param writes whether the list is written down, too */
    TargetsListCommand(Console console, boolean writes) {
        this.console = console;
        this.writes = writes;
    }

    @Override
    public Integer call() {
        return day.open(console, connection -> {
            LocalDate asked = day.day();
            TargetList list = new TargetList(connection);
            TargetList.Made made = list.make(asked, TargetFile.load(city.folder()));
            if (writes) {
                list.write(asked, made, Instant.now());
            }
            made.documents().forEach(one -> console.print(line(one)));
            console.result("targets", made.documents().size());
            console.result("orders without unit", made.unowned());
            return ExitCodes.OK;
        });
    }

    private String line(JsonNode target) {
        return console.texts()
                .text(
                        "targets.row",
                        target.path("rank").asText(),
                        target.path("unitName").asText(),
                        target.path("problem").asText(),
                        target.path("grid").asText(),
                        target.path("district").asText("-"),
                        String.format(Locale.ROOT, "%.1f", target.path("points").asDouble()),
                        target.path(console.language() == Language.en ? "reasonEn" : "reasonZh")
                                .asText(),
                        target.path("problemId").asText());
    }
}
