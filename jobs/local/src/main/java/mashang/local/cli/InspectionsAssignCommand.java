package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.InspectionFile;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.inspection.Assignments;
import mashang.inspection.CrossInspection;
import mashang.inspection.Inspector;
import mashang.inspection.Target;
import mashang.inspection.Team;
import mashang.local.inspections.Inspections;
import mashang.local.targets.TargetList;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--targets-of", paramLabel = "DAY", descriptionKey = "option.targets-of")
    private @Nullable String day;

    @Option(names = "--most", paramLabel = "N", descriptionKey = "option.inspection-most")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--actor", paramLabel = "NAME", descriptionKey = "option.inspection-actor")
    private @Nullable String actor;

    @Mixin
    private IndexArguments indices = new IndexArguments();

    InspectionsAssignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Units units = city.load().units();
        if (day == null) {
            InspectionFile.Plan plan = InspectionFile.load(file, units);
            return told(CrossInspection.assign(plan.inspectors(), plan.targets()), 0);
        }
        InspectionFile.Plan plan = InspectionFile.forList(file, units);
        try (ElasticsearchConnection connection = indices.access().connect()) {
            return assign(plan, units, DayArguments.parse(day), connection);
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private int assign(InspectionFile.Plan plan, Units units, LocalDate listOf, ElasticsearchConnection connection)
            throws Unusable {
        List<JsonNode> listed = new TargetList(connection).written(listOf);
        if (listed.isEmpty()) {
            throw new Unusable("inspections.no-list", listOf);
        }
        List<JsonNode> known = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        int unknown = 0;
        for (JsonNode one : listed.subList(0, Math.min(most, listed.size()))) {
            String unit = one.path("unit").asText();
            if (units.byId(unit).isPresent()) {
                known.add(one);
                targets.add(target(one, unit, plan, units));
            } else {
                unknown++;
                console.print(console.texts().text("inspections.unknown-unit", TargetList.id(one), unit));
            }
        }
        List<Inspector> inspectors = plan.inspectors();
        Assignments found = CrossInspection.assign(inspectors, targets);
        if (actor != null) {
            new Inspections(connection).write(known, targets, inspectors, found, actor, Instant.now());
        }
        return told(found, unknown);
    }

    private static Target target(JsonNode listed, String unit, InspectionFile.Plan plan, Units units) {
        String district = listed.path("district").asText();
        return InspectionFile.listed(TargetList.id(listed), unit, district.isEmpty() ? null : district, plan, units);
    }

    /** @param unknown how many targets are of a unit the registry does not know, so that nobody could be kept from his own */
    private int told(Assignments found, int unknown) {
        found.teams().forEach(team -> console.print(line(team)));
        found.unserved().forEach(one -> console.print(line(one)));
        int without = found.unserved().size() + unknown;
        console.result("teams", found.teams().size());
        console.result("without", without);
        return without == 0 ? ExitCodes.OK : ExitCodes.FAILED;
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
