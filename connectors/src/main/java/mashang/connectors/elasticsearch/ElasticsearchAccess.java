package mashang.connectors.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and who we are there.
 *
 * @param uris nodes, {@code http://host:port} or {@code https://host:port}, at least one
 * @param authorization value of the {@code Authorization} header: a secret; absent for a cluster without security
 * @param timeout longest wait for an answer
 */
public record ElasticsearchAccess(List<URI> uris, @Nullable String authorization, Duration timeout)
        implements Serializable {

    /** A node that does not even accept a connection for this long is away. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** More than any writer has in flight. */
    private static final int MAX_CONNECTIONS = 32;

    public ElasticsearchAccess {
        if (uris.isEmpty()) {
            throw new IllegalArgumentException("没有给出 Elasticsearch 地址 | no address of Elasticsearch is given");
        }
        uris = List.copyOf(uris);
        uris.forEach(ElasticsearchAccess::host);
    }

    /** Without authentication, as on one machine. */
    public static ElasticsearchAccess open(URI... uris) {
        return new ElasticsearchAccess(List.of(uris), null, ElasticsearchOptions.REQUEST_TIMEOUT.defaultValue());
    }

    public static ElasticsearchAccess from(ReadableConfig options) {
        List<URI> uris = new ArrayList<>();
        for (String uri : options.getOptional(ElasticsearchOptions.URIS).orElse(List.of())) {
            uris.add(parse(uri));
        }
        return new ElasticsearchAccess(uris, authorization(options), options.get(ElasticsearchOptions.REQUEST_TIMEOUT));
    }

    /** Opens a client, which the caller closes: an open one keeps the JVM alive. Does not contact the server yet. */
    public ElasticsearchConnection connect() {
        var builder =
                RestClient.builder(uris.stream().map(ElasticsearchAccess::host).toArray(HttpHost[]::new));
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        builder.setRequestConfigCallback(c -> c.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
                .setSocketTimeout(Math.toIntExact(timeout.toMillis())));
        builder.setHttpClientConfigCallback(
                c -> c.setMaxConnPerRoute(MAX_CONNECTIONS).setMaxConnTotal(MAX_CONNECTIONS * uris.size()));
        return new ElasticsearchConnection(this, builder.build());
    }

    /** The addresses, for people. */
    public String addresses() {
        return String.join(", ", uris.stream().map(URI::toString).toList());
    }

    @Override
    public String toString() {
        return "ElasticsearchAccess[" + addresses() + (authorization == null ? "" : ", authorization=***") + "]";
    }

    private static @Nullable String authorization(ReadableConfig options) {
        String key = options.getOptional(ElasticsearchOptions.API_KEY).orElse(null);
        if (key != null) {
            return "ApiKey " + key;
        }
        String user = options.getOptional(ElasticsearchOptions.USER).orElse(null);
        if (user == null) {
            return null;
        }
        String pair =
                user + ':' + options.getOptional(ElasticsearchOptions.PASSWORD).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static URI parse(String uri) {
        try {
            return new URI(uri.strip());
        } catch (URISyntaxException e) {
            throw notAnAddress(uri);
        }
    }

    private static HttpHost host(URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null
                && (uri.getPath() == null || uri.getPath().matches("/?"));
        if (!web || !bare || uri.getHost() == null) {
            throw notAnAddress(uri.getScheme() + "://" + uri.getHost());
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : 9200; // Elasticsearch's own default, as in its clients
        return new HttpHost(uri.getHost(), port, uri.getScheme());
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("Elasticsearch 地址应形如 http://主机:端口，不带用户与路径：" + text
                + " | an address of Elasticsearch looks like http://host:port, without user and path: " + text);
    }
}
