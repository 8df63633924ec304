package mashang.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.config.DocumentFiles;
import mashang.config.IndicatorFiles;
import mashang.config.Problems;
import mashang.config.ScoreFiles;
import mashang.config.TargetFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: everything that is wrong with a configuration, at once. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CityArguments cityArguments = new CityArguments();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path folder = cityArguments.folder();
        Problems problems = new Problems();
        City city = null;
        try {
            city = cityArguments.load();
        } catch (ConfigException e) {
            e.problems().forEach(problems::add);
        }
        if (Files.isDirectory(folder.resolve("routes"))) {
            DeliveryFiles.problems(folder, city, variable -> DeliveryFiles.isSet(System.getenv(variable)))
                    .forEach(problems::add);
        }
        if (DocumentFiles.areIn(folder)) {
            DocumentFiles.problems(folder).forEach(problems::add);
        }
        ScoreFiles.problems(folder).forEach(problems::add);
        IndicatorFiles.problems(folder, city).forEach(problems::add);
        TargetFile.problems(folder).forEach(problems::add);
        if (city == null || !problems.isEmpty()) {
            console.say(problems.text(console.language() == Language.en));
            console.result("problems", problems.all().size());
            console.error("check.bad", folder, problems.all().size());
            return ExitCodes.FAILED;
        }
        show(city, folder);
        return ExitCodes.OK;
    }

    private void show(City city, Path folder) {
        console.result("feeds", city.feeds().size());
        console.result("example feeds", city.examples().size());
        console.result("units", city.units().all().size());
        console.result("policies", city.policies().size());
        console.result("calendars", city.calendars().size());
        if (Files.isDirectory(folder.resolve("routes"))) {
            DeliveryPlan plan = DeliveryFiles.load(folder, city);
            console.result("channels", plan.channels().size());
            console.result("recipients", plan.routes().recipients().size());
        }
        console.result("problems", 0);
        console.notice("check.good", folder);
    }
}
