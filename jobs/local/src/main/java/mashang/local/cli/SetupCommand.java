package mashang.local.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.Feed;
import mashang.config.kibana.KibanaObjects;
import mashang.config.kibana.Tongue;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.SecuritySetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.local.setup.Installation;
import mashang.local.setup.KibanaClient;
import mashang.local.setup.KibanaUnavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code setup}: a city's own servers, brought up to what this version needs. */
@Command(name = "setup", mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Mixin
    private SearchArguments search = new SearchArguments();

    @Option(names = "--kibana", paramLabel = "URL", descriptionKey = "option.kibana")
    private @Nullable URI kibana;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", descriptionKey = "option.setup-kafka")
    private @Nullable String kafka;

    @Option(names = "--prefix", paramLabel = "NAME", defaultValue = "mashang", descriptionKey = "option.setup-prefix")
    private String prefix = "";

    @Option(
            names = "--event-partitions",
            paramLabel = "N",
            defaultValue = "8",
            descriptionKey = "option.setup-partitions")
    private int eventPartitions;

    @Option(names = "--raw-partitions", paramLabel = "N", defaultValue = "2", descriptionKey = "option.setup-raw")
    private int rawPartitions;

    @Option(names = "--api-key", paramLabel = "ROLE", descriptionKey = "option.setup-key")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--dry-run", descriptionKey = "option.setup-dry")
    private boolean dryRun;

    @Option(names = "--verify", descriptionKey = "option.setup-verify")
    private boolean verify;

    SetupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (eventPartitions < 1 || rawPartitions < 1 || (verify && !keys.isEmpty())) {
            console.error("setup.numbers");
            return ExitCodes.UNUSABLE;
        }
        ElasticsearchAccess access = search.access();
        try (ElasticsearchConnection connection = access.connect()) {
            if (!mayMakeKeys(connection)) {
                return ExitCodes.UNUSABLE;
            }
            Installation installation = installation(connection, access);
            Installation.Report report = dryRun || verify ? installation.plan() : installation.apply();
            tell(report);
            if (verify && !report.changes().isEmpty()) {
                console.error("setup.not-verified", report.changes().size());
                return ExitCodes.FAILED;
            }
            return dryRun || verify ? ExitCodes.OK : makeKeys(connection);
        } catch (KibanaUnavailable e) {
            console.say(e.sentence(console.language() == Language.en));
            return ExitCodes.UNUSABLE;
        }
    }

    private Installation installation(ElasticsearchConnection connection, ElasticsearchAccess access)
            throws IOException {
        Path config = city.folder();
        Installation installation = new Installation(connection, config);
        if (kibana != null) {
            Tongue tongue = console.language() == Language.en ? Tongue.en : Tongue.zh;
            String authorization = SearchArguments.kibanaAuthorization(System.getenv(), access);
            installation.withKibana(
                    new KibanaClient(kibana, authorization),
                    KibanaObjects.pack(config, tongue),
                    ProjectFolder.data("setup"));
        }
        if (kafka != null) {
            installation.withKafka(kafka, topics());
        }
        return installation;
    }

    private List<TopicSpec> topics() {
        Topics names = new Topics(prefix);
        List<TopicSpec> topics = new ArrayList<>(List.of(
                TopicSpec.events(names, eventPartitions),
                TopicSpec.alerts(names),
                TopicSpec.accounts(names, eventPartitions),
                TopicSpec.deadLetters(names),
                TopicSpec.deliveries(names),
                TopicSpec.problemAlerts(names),
                TopicSpec.rules(names, TopicSpec.Clock.BROKER)));
        City loaded = city.load();
        for (Feed feed : loaded.feeds()) {
            String own = feed.topic();
            String topic = own == null ? names.raw(feed.name()) : own;
            topics.add(TopicSpec.raw(topic, rawPartitions, TopicSpec.Clock.BROKER));
        }
        return topics;
    }

    private void tell(Installation.Report report) {
        for (Installation.Step step : report.changes()) {
            console.result(step.outcome().name().toLowerCase(Locale.ROOT), step.kind() + ' ' + step.name());
        }
        report.notes().forEach(n -> console.notice(n.key(), n.arguments().toArray()));
        if (report.backup() != null) {
            console.notice("setup.backup", report.backup());
        }
        console.result("looked at", report.steps().size());
        console.result(
                dryRun || verify ? "to change" : "changed", report.changes().size());
        console.notice(report.changes().isEmpty() ? "setup.nothing" : dryRun || verify ? "setup.dry" : "setup.done");
    }

    /** Before anything is written: keys that could not be made, or could do nothing, are a mistake of the command. */
    private boolean mayMakeKeys(ElasticsearchConnection connection) throws IOException {
        SecuritySetup security = new SecuritySetup(connection);
        if (!keys.isEmpty() && !security.isEnabled()) {
            console.error("setup.no-keys");
            return false;
        }
        for (String role : keys) {
            if (!SecuritySetup.isRole(roles(), name(role))) {
                console.error("setup.no-role", name(role));
                return false;
            }
            security.requireRightsOf(roles(), name(role));
        }
        return true;
    }

    private Path roles() {
        return city.folder().resolve("elasticsearch/roles");
    }

    private static String name(String role) {
        return role.startsWith("mashang-") ? role : "mashang-" + role;
    }

    /** A key is told once, on standard output: nothing of ours keeps it. */
    private int makeKeys(ElasticsearchConnection connection) throws IOException {
        SecuritySetup security = new SecuritySetup(connection);
        for (String role : keys) {
            String name = name(role);
            if (security.hasKey(name)) {
                console.notice("setup.has-key", name);
                continue;
            }
            console.result("api key " + name, security.createKey(roles(), name).orElseThrow());
        }
        return ExitCodes.OK;
    }
}
