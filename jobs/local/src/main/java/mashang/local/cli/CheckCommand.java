package mashang.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.ConfigException;
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
        try {
            City city = cityArguments.load();
            console.result("feeds", city.feeds().size());
            console.result("example feeds", city.examples().size());
            console.result("units", city.units().all().size());
            console.result("policies", city.policies().size());
            console.result("calendars", city.calendars().size());
            console.result("problems", 0);
            console.notice("check.good", folder);
            return ExitCodes.OK;
        } catch (ConfigException e) {
            console.say(e.text(console.language() == Language.en));
            console.result("problems", e.problems().size());
            console.error("check.bad", folder, e.problems().size());
            return ExitCodes.FAILED;
        }
    }
}
