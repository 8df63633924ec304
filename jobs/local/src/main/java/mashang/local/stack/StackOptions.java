package mashang.local.stack;

import java.nio.file.Path;
import mashang.local.cluster.LocalCluster;
import mashang.local.search.EmbeddedElasticsearch;

/**
 * How to start a stack.
 *
 * @param folder all its data; created when missing
 * @param ports what it listens on
 * @param slots how many parallel instances of jobs Flink takes
 * @param searchHeapMegabytes largest heap of Elasticsearch's JVM
 */
public record StackOptions(Path folder, Ports ports, int slots, int searchHeapMegabytes) {

    /** Any free ports, default sizes. */
    public static StackOptions in(Path folder) {
        return new StackOptions(
                folder, Ports.ANY, LocalCluster.DEFAULT_SLOTS, EmbeddedElasticsearch.DEFAULT_HEAP_MEGABYTES);
    }

    public StackOptions withPorts(Ports wanted) {
        return new StackOptions(folder, wanted, slots, searchHeapMegabytes);
    }
}
