package mashang.local.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.AlertWords;
import mashang.config.AlertWriter;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.connectors.alerts.Message;
import mashang.connectors.alerts.MissingSecret;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Language;
import mashang.delivery.Route;
import mashang.delivery.SampleAlerts;
import mashang.delivery.Shipment;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts test}: sends an invented alert by one channel, and prints what the endpoint says. */
@Command(name = "test", mixinStandardHelpOptions = true)
final class AlertsTestCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Option(names = "--channel", paramLabel = "ID", required = true, descriptionKey = "option.alerts-channel")
    private String channel = "";

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    AlertsTestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            City loaded = city.load();
            DeliveryPlan plan = DeliveryFiles.load(city.folder(), loaded);
            ChannelSettings settings = plan.channel(channel)
                    .orElseThrow(() -> new Unusable(
                            "alerts.no-channel",
                            channel,
                            String.join(
                                    ", ",
                                    plan.channels().stream()
                                            .map(ChannelSettings::id)
                                            .toList())));
            Answer answer = send(plan, loaded, settings);
            console.result("verdict", answer.verdict());
            if (answer.problem() != null) {
                console.result("answer", answer.problem());
            }
            boolean isDone = answer.verdict() == Answer.Verdict.DONE;
            if (!isDone) {
                console.error("alerts.not-sent", channel, console.texts().text("alerts.verdict." + answer.verdict()));
            }
            return isDone ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        } catch (MissingSecret e) {
            console.say(String.valueOf(e.getMessage()));
            return ExitCodes.UNUSABLE;
        }
    }

    /** Nobody takes it for a real one. */
    private static AlertWriter.Written marked(AlertWriter.Written written, boolean isEnglish) {
        String mark = isEnglish ? "[TEST]" : "【测试】";
        String html = written.html();
        return new AlertWriter.Written(
                mark + written.title(),
                mark + "\n\n" + written.text(),
                html == null ? null : html.replaceFirst("<body[^>]*>", "$0<p><b>" + mark + "</b></p>"));
    }

    private Answer send(DeliveryPlan plan, City loaded, ChannelSettings settings) {
        AlertWords words = AlertWords.of(plan, loaded);
        String recipient = plan.routes().recipients().stream()
                .filter(r -> r.channels().contains(channel))
                .findFirst()
                .map(r -> r.id())
                .orElse(Route.OFFICE);
        Alert sample = SampleAlerts.of(Alert.Kind.BREACH, "sample:" + System.currentTimeMillis(), null);
        Shipment shipment = SampleAlerts.digest(List.of(SampleAlerts.to(channel, recipient, sample)));
        AlertWriter.Written written = marked(
                new AlertWriter(plan, words).write(shipment, settings.type()),
                plan.routes()
                        .recipient(recipient)
                        .map(r -> r.language() == Language.EN)
                        .orElse(false));
        console.print(written.text());
        Path files = data == null ? ProjectFolder.data("stack") : data;
        try (Channel open = Channels.open(settings, new Channels.Place(System::getenv, files))) {
            return open.send(new Message(
                            shipment,
                            recipient,
                            written.title(),
                            written.text(),
                            written.html(),
                            Instant.now(),
                            plan.board() == null ? List.of() : List.of(words.link(sample))))
                    .join();
        }
    }
}
