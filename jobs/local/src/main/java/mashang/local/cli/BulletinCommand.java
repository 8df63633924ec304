package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.accountability.Period;
import mashang.local.bulletins.Bulletin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulletin}: how units worked in a period (月跟踪、季通报、半年小结、全年考核). */
@Command(name = "bulletin", mixinStandardHelpOptions = true)
final class BulletinCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ScoreArguments arguments = new ScoreArguments();

    @Option(names = "--unit", paramLabel = "UNIT", descriptionKey = "option.bulletin-unit")
    private @Nullable String unit;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "option.bulletin-out")
    private Path out = Path.of("");

    @Option(names = "--format", paramLabel = "FORM", split = ",", descriptionKey = "option.bulletin-format")
    private List<Bulletin.Form> forms = new ArrayList<>();

    BulletinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Period period = arguments.period();
            String language = console.language() == Language.en ? "en" : "zh-CN";
            Bulletin bulletin = Bulletin.read(arguments.access(), period, console.texts(), language);
            if (bulletin.isEmpty()) {
                throw new Unusable("bulletin.no-figures", period.id());
            }
            for (Path file : bulletin.write(out, unit(bulletin, period), forms.isEmpty() ? all() : forms)) {
                console.result("file", file);
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        } catch (IOException e) {
            console.error("notices.unwritable", out);
            return ExitCodes.UNUSABLE;
        }
    }

    private static List<Bulletin.Form> all() {
        return List.of(Bulletin.Form.values());
    }

    private @Nullable String unit(Bulletin bulletin, Period period) throws Unusable {
        String asked = unit;
        return asked == null
                ? null
                : bulletin.unit(asked).orElseThrow(() -> new Unusable("bulletin.unknown-unit", asked, period.id()));
    }
}
