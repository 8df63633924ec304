package mashang.local.cli;

import java.nio.file.Path;
import java.util.Optional;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import mashang.sla.Clocks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whose servers: those of the stack that runs on a data folder, or a city's own by their addresses. Never some of the one and some of the other: where an
 * address is given, no stack is asked. Who we are there, the environment says ({@code MASHANG_KAFKA_PROPERTIES}, {@code MASHANG_ELASTICSEARCH_…}).
 */
final class ServerArguments {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", descriptionKey = "option.bootstrap-servers")
    private @Nullable String bootstrap;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    /** Whether they are named by address. */
    boolean areAddressed() {
        return bootstrap != null || elasticsearch != null;
    }

    /** The brokers by their address; absent where none is given. */
    @Nullable
    String addressedBootstrap() {
        return bootstrap;
    }

    /** The brokers: decisions go there, and published rules come from there. */
    String bootstrap() throws Unusable {
        String given = bootstrap;
        if (given != null) {
            return given;
        }
        if (areAddressed()) {
            throw new Unusable("servers.no-kafka");
        }
        return running(data).bootstrap();
    }

    /** The indices. */
    ElasticsearchAccess access() throws Unusable {
        if (elasticsearch == null && areAddressed()) {
            throw new Unusable("servers.no-elasticsearch");
        }
        return access(data, elasticsearch);
    }

    /**
     * What the jobs there judge by: the city's rules, with what was published since.
     *
     * @param city as configured: the rules, where nobody says where others are published
     */
    Clocks clocks(City city) {
        String given = bootstrap;
        if (given != null) {
            return InForce.at(given, city);
        }
        return areAddressed() ? city.clocks() : InForce.on(data, city);
    }

    /** The stack that runs on a data folder; nothing else will do. */
    static RunningStack running(@Nullable Path data) throws Unusable {
        return running(data, "office.no-stack");
    }

    /** The same, with a complaint of its own. */
    static RunningStack running(@Nullable Path data, String complaint) throws Unusable {
        Path folder = data == null ? ProjectFolder.data("stack") : data;
        Optional<RunningStack> running = Stack.running(folder);
        return running.orElseThrow(() -> new Unusable(complaint, folder));
    }

    /** The indices at an address, or else of the stack that runs on a data folder. */
    static ElasticsearchAccess access(@Nullable Path data, @Nullable String elasticsearch) throws Unusable {
        String address = elasticsearch == null
                ? running(data, "explain.no-stack").elasticsearch().toString()
                : elasticsearch;
        return IndexSink.access(new Endpoints("", address, Topics.MAIN, 1));
    }
}
