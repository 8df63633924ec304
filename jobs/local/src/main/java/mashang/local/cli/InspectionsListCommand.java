package mashang.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.inspections.Inspections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inspections list}: who was sent where, and what came of it. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class InspectionsListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DayArguments day = new DayArguments();

    @Option(names = "--write", descriptionKey = "option.inspection-write")
    private boolean write;

    InspectionsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return day.open(console, connection -> {
            Inspections inspections = new Inspections(connection);
            List<ObjectNode> found = inspections.of(day.day());
            if (write) {
                inspections.settle(found);
            }
            found.forEach(one -> console.print(line(one)));
            console.result("inspections", found.size());
            console.result(
                    "visited",
                    found.stream()
                            .filter(one -> one.path("state").asText().equals("VISITED"))
                            .count());
            return ExitCodes.OK;
        });
    }

    private String line(ObjectNode one) {
        return console.texts()
                .text(
                        "inspections.row." + one.path("state").asText(),
                        one.path("target").asText(),
                        one.path("leader").asText("-"),
                        one.path("office").asText("-"),
                        one.has("visitedAt")
                                ? ProblemLines.time(
                                        Instant.parse(one.path("visitedAt").asText()))
                                : "-",
                        one.path("visitedBy").asText("-"),
                        one.path("found").asText("-"));
    }
}
