package mashang.connectors.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and who we are there.
 *
 * @param uris nodes, {@code http://host:port} or {@code https://host:port}, at least one
 * @param credentials who we are, asked whenever a client is opened; absent for a cluster without security
 * @param timeout longest wait for an answer
 */
public record ElasticsearchAccess(List<URI> uris, @Nullable Credentials credentials, Duration timeout)
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

    /**
     * As who the environment says we are.
     *
     * @param addresses nodes, separated by commas
     */
    public static ElasticsearchAccess ofEnvironment(String addresses) {
        List<URI> uris = new ArrayList<>();
        for (String uri : addresses.split(",", -1)) {
            if (!uri.isBlank()) {
                uris.add(parse(uri));
            }
        }
        return new ElasticsearchAccess(
                uris, EnvironmentCredentials.INSTANCE, ElasticsearchOptions.REQUEST_TIMEOUT.defaultValue());
    }

    /** Value of the {@code Authorization} header: a secret; absent for a cluster without security. */
    public @Nullable String authorization() {
        return credentials == null ? null : credentials.authorization();
    }

    /** Opens a client, which the caller closes: an open one keeps the JVM alive. Does not contact the server yet. */
    public ElasticsearchConnection connect() {
        var builder =
                RestClient.builder(uris.stream().map(ElasticsearchAccess::host).toArray(HttpHost[]::new));
        String authorization = authorization();
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
        return "ElasticsearchAccess[" + addresses() + (credentials == null ? "" : ", authorization=***") + "]";
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
