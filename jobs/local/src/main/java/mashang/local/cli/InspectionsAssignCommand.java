package mashang.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.InspectionFile;
import mashang.inspection.Assignments;
import mashang.inspection.CrossInspection;
import mashang.inspection.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inspections assign}: who looks at what. */
@Command(name = "assign", mixinStandardHelpOptions = true)
final class InspectionsAssignCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Option(names = "--plan", paramLabel = "FILE", required = true, descriptionKey = "option.inspection-plan")
    private Path file = Path.of("");

    InspectionsAssignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InspectionFile.Plan plan = InspectionFile.load(file, city.load().units());
        Assignments found = CrossInspection.assign(plan.inspectors(), plan.targets());
        found.teams().forEach(team -> console.print(line(team)));
        found.unserved().forEach(one -> console.print(line(one)));
        console.result("teams", found.teams().size());
        console.result("without", found.unserved().size());
        return found.unserved().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private String line(Team team) {
        String experts = String.join(", ", team.experts());
        return console.texts().text("inspections.team", team.target(), team.leader(), team.office(), experts);
    }

    private String line(Assignments.Unserved one) {
        Texts texts = console.texts();
        String lacking =
                texts.text("inspections.role." + one.lacking()) + (one.skill().isEmpty() ? "" : " " + one.skill());
        return texts.text(
                one.eligible() == 0 ? "inspections.nobody" : "inspections.too-few",
                one.target(),
                lacking,
                one.eligible());
    }
}
