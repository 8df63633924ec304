package mashang.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.elasticsearch.client.RestClient;

/** An open client, in its three forms; close it, or the JVM stays alive. */
public final class ElasticsearchConnection implements AutoCloseable {
    private final ElasticsearchAccess access;
    private final RestClient rest;
    private final RestClientTransport transport;

    ElasticsearchConnection(ElasticsearchAccess access, RestClient rest) {
        this.access = access;
        this.rest = rest;
        this.transport = new RestClientTransport(rest, new JacksonJsonpMapper());
    }

    public ElasticsearchAccess access() {
        return access;
    }

    /** Typed and blocking. */
    public ElasticsearchClient client() {
        return new ElasticsearchClient(transport);
    }

    /** Typed, answers on the client's own threads. */
    public ElasticsearchAsyncClient async() {
        return new ElasticsearchAsyncClient(transport);
    }

    /** Paths and JSON. */
    public RestClient rest() {
        return rest;
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
