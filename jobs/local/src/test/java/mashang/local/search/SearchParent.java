package mashang.local.search;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM that starts Elasticsearch and waits to be killed: {@code SearchParent <folder>} prints port and child pid. */
final class SearchParent {

    private SearchParent() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedElasticsearch search = EmbeddedElasticsearch.start(Path.of(arguments[0]), 0);
        System.out.println("child " + search.pid());
        new CountDownLatch(1).await();
    }
}
