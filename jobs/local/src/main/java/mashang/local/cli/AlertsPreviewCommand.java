package mashang.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.AlertWords;
import mashang.config.AlertWriter;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.config.PublishedRoutes;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.Topics;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.SampleAlerts;
import mashang.delivery.Shipment;
import mashang.local.broker.TopicReader;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts preview}: who would get an alert, and what it reads like there; sends nothing. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class AlertsPreviewCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "option.alerts-type")
    private ChannelSettings.@Nullable Type type;

    @Option(names = "--unit", paramLabel = "NAME", defaultValue = "市城市管理局", descriptionKey = "option.alerts-unit")
    private String unit = "";

    @Mixin
    private ServerArguments servers = new ServerArguments();

    /** One that was told, or an invented one. */
    static final class Which {
        @Option(names = "--alert", paramLabel = "ID", descriptionKey = "option.alerts-alert")
        private @Nullable String id;

        @Option(names = "--sample", paramLabel = "KIND", descriptionKey = "option.alerts-sample")
        private Alert.@Nullable Kind sample;
    }

    AlertsPreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            City loaded = city.load();
            DeliveryPlan plan = DeliveryFiles.load(city.folder(), loaded);
            Alert alert = alert();
            List<Consignment> all =
                    routes(plan, loaded).at(alert.decidedAt().toEpochMilli()).of(alert, loaded.units());
            if (all.isEmpty()) {
                console.notice("alerts.to-nobody");
            }
            AlertWords words = AlertWords.of(plan, loaded);
            AlertWriter writer = new AlertWriter(plan, words);
            for (Consignment one : all) {
                show(one, writer, plan);
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void show(Consignment one, AlertWriter writer, DeliveryPlan plan) {
        ChannelSettings.Type as =
                type == null ? plan.channel(one.channel()).orElseThrow().type() : type;
        Shipment shipment = SampleAlerts.digest(List.of(one));
        AlertWriter.Written written = writer.write(shipment, as);
        console.notice("alerts.goes-to", one.recipient(), one.channel(), one.turn());
        console.print(written.title());
        console.print(written.html() == null ? written.text() : written.html());
    }

    /** For an alert that was told with what was published there. */
    private PublishedRoutes routes(DeliveryPlan plan, City loaded) throws Unusable {
        PublishedRoutes routes = new PublishedRoutes(plan, loaded);
        if (which.id != null) {
            for (RuleVersion version : InForce.accepted(servers.bootstrap(), loaded)) {
                try {
                    routes.next(version);
                } catch (ConfigException refused) {
                    console.say(refused.text(console.language() == Language.en)); // the delivery job refuses it, too
                }
            }
        }
        return routes;
    }

    private Alert alert() throws Unusable {
        Alert.Kind sample = which.sample;
        String wanted = which.id;
        if (sample != null || wanted == null) {
            return SampleAlerts.of(sample == null ? Alert.Kind.BREACH : sample, "sample:1", unit);
        }
        List<Alert> found = new ArrayList<>();
        String bootstrap = servers.bootstrap();
        for (String topic : List.of(Topics.MAIN.alerts(), Topics.MAIN.problemAlerts())) {
            if (TopicSetup.exists(bootstrap, topic)) { // asked for one that is not there, a city's broker may make it
                TopicReader.readAll(bootstrap, topic, record -> keep(record, wanted, found));
            }
        }
        if (found.isEmpty()) {
            throw new Unusable("alerts.no-alert", wanted);
        }
        return found.get(0);
    }

    private static void keep(ConsumerRecord<byte[], byte[]> record, String wanted, List<Alert> found) {
        try {
            Alert alert = AlertCodec.decode(record.value());
            if (alert.alertId().equals(wanted)) {
                found.add(alert);
            }
        } catch (MalformedRecord e) {
            // no alert, so not the one that is wanted
        }
    }
}
