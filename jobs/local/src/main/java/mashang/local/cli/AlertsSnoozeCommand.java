package mashang.local.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.delivery.Acts;
import mashang.delivery.Doing;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts snooze}: an acknowledgement that puts the order's alerts off until a time; the urgent come all the same. */
@Command(name = "snooze", mixinStandardHelpOptions = true)
final class AlertsSnoozeCommand implements Callable<Integer> {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private static final long LONGEST_DAYS =
            Duration.ofMillis(Acts.LONGEST_SNOOZE_MILLIS).toDays();

    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--until", paramLabel = "TIME", required = true, descriptionKey = "option.alerts-until")
    private String until = "";

    AlertsSnoozeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Instant time;
        try {
            time = Instant.ofEpochMilli(WrittenTime.parse(until, HERE));
        } catch (DateTimeException | ArithmeticException e) {
            console.error("alerts.no-time", until);
            return ExitCodes.UNUSABLE;
        }
        if (time.isAfter(Instant.now().plusMillis(Acts.LONGEST_SNOOZE_MILLIS))) {
            console.error("alerts.snooze-too-long", until, LONGEST_DAYS);
            return ExitCodes.UNUSABLE;
        }
        return desk.decide(Step.ACKNOWLEDGED, (plain, outcome) -> plain.withConcerns(Doing.SNOOZE + time), console);
    }
}
