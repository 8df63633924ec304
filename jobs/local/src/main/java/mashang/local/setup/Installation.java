package mashang.local.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mashang.config.kibana.SavedObject;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import mashang.connectors.elasticsearch.SecuritySetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be installed: looked at as a whole before the first write, so that a server that is away, too old or refuses us
 * leaves nothing half done. Nothing is ever deleted.
 */
public final class Installation {
    private final ElasticsearchConnection connection;
    private final Path config;
    private @Nullable KibanaSetup kibana;
    private @Nullable KibanaClient client;
    private @Nullable String bootstrap;
    private Collection<TopicSpec> topics = List.of();
    private Path kept = Path.of("");

    /** @param config the configuration folder */
    public Installation(ElasticsearchConnection connection, Path config) {
        this.connection = connection;
        this.config = config;
    }

    /**
     * One thing and what becomes of it.
     *
     * @param kind what it is: {@code topic}, {@code template}, {@code index}, {@code role}, or the type of a saved object
     */
    public record Step(String kind, String name, Outcome outcome) {}

    /**
     * What was found, or done.
     *
     * @param notes what people should know besides: settings of topics that are left as they are, security that is off
     * @param backup where saved objects are kept that were written over; absent where none were
     */
    public record Report(
            List<Step> steps, List<Note> notes, @Nullable Path backup) {
        public List<Step> changes() {
            return steps.stream().filter(s -> s.outcome() != Outcome.SAME).toList();
        }
    }

    /**
     * Something to know.
     *
     * @param key of the texts
     */
    public record Note(String key, List<String> arguments) {}

    /**
     * Installs dashboards too.
     *
     * @param kept folder for what is written over
     */
    public Installation withKibana(KibanaClient client, List<SavedObject> objects, Path kept) {
        this.client = client;
        this.kibana = new KibanaSetup(client, objects);
        this.kept = kept;
        return this;
    }

    public Installation withKafka(String bootstrapServers, Collection<TopicSpec> wanted) {
        this.bootstrap = bootstrapServers;
        this.topics = List.copyOf(wanted);
        return this;
    }

    /** Looks at everything; nothing is written. */
    public Report plan() throws IOException {
        return look().report(null);
    }

    /** Looks at everything, then writes what differs. */
    public Report apply() throws IOException {
        Look look = look();
        if (bootstrap != null) {
            TopicSetup.ensure(bootstrap, topics);
        }
        new ElasticsearchSetup(connection).install(config.resolve("elasticsearch"));
        SecuritySetup security = new SecuritySetup(connection);
        if (look.secured()) {
            security.install(config.resolve("elasticsearch/roles"), true);
        }
        Path backup = null;
        if (kibana != null && look.dashboards() != null) {
            backup = KibanaSetup.keep(look.dashboards(), kept);
            kibana.apply(look.dashboards());
        }
        return look.report(backup);
    }

    private record Look(List<Step> steps, List<Note> notes, boolean secured, KibanaSetup.@Nullable Plan dashboards) {
        Report report(@Nullable Path backup) {
            return new Report(List.copyOf(steps), List.copyOf(notes), backup);
        }
    }

    private Look look() throws IOException {
        List<Step> steps = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        ElasticsearchSetup search = new ElasticsearchSetup(connection);
        search.check();
        SecuritySetup security = new SecuritySetup(connection);
        boolean secured = security.isEnabled();
        if (secured) {
            security.requirePrivileges();
        }
        if (client != null) {
            client.check();
            client.requireImportRight();
        }
        lookAtTopics(steps, notes);
        search.plan(config.resolve("elasticsearch"))
                .forEach(c -> steps.add(new Step(c.index() ? "index" : "template", c.name(), c.outcome())));
        if (secured) {
            security.install(config.resolve("elasticsearch/roles"), false)
                    .forEach(c -> steps.add(new Step("role", c.role(), c.outcome())));
        } else {
            notes.add(new Note("setup.no-security", List.of()));
        }
        KibanaSetup.Plan dashboards = kibana == null ? null : kibana.plan();
        if (dashboards != null) {
            dashboards.outcomes().forEach((o, outcome) -> steps.add(new Step(o.type(), o.id(), outcome)));
        }
        return new Look(steps, notes, secured, dashboards);
    }

    private void lookAtTopics(List<Step> steps, List<Note> notes) {
        if (bootstrap != null) {
            TopicSetup.Findings found = TopicSetup.look(bootstrap, topics);
            for (TopicSpec topic : topics) {
                boolean missing = found.missing().contains(topic.name());
                steps.add(new Step("topic", topic.name(), missing ? Outcome.CREATED : Outcome.SAME));
            }
            found.differing().forEach(d -> notes.add(new Note("setup.topic-differs", List.of(d))));
        }
    }
}
