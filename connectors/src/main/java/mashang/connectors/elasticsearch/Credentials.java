package mashang.connectors.elasticsearch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to Elasticsearch. It is asked on the machine where a client is opened, and travels there without the answer: a job's graph can be
 * read by whoever reaches the cluster's web page or its storage.
 */
@FunctionalInterface
public interface Credentials extends Serializable {
    /** Value of the {@code Authorization} header, a secret; absent for a server without security. */
    @Nullable
    String authorization();
}
