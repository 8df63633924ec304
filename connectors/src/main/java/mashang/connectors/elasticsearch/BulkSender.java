package mashang.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends one bulk request of whole documents, each over any older version of it. */
final class BulkSender {
    /** What is read of an answer, and what the client insists on: a third of all that would be told of each document. The last two are of a request refused as a whole. */
    private static final String ANSWER =
            "took,errors,items.*._index,items.*._id,items.*.status,items.*.error,error,status";

    private final ElasticsearchAsyncClient client;

    BulkSender(ElasticsearchAsyncClient client) {
        this.client = client.withTransportOptions(options -> options.setParameter("filter_path", ANSWER));
    }

    /** The answer, on a thread of the client; never completes exceptionally. */
    CompletableFuture<BulkReply> send(List<Entry> entries) {
        try {
            return client.bulk(request(entries))
                    .handle((response, error) ->
                            error == null ? BulkReply.of(response, entries) : BulkReply.failed(error));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(BulkReply.failed(e));
        }
    }

    private static BulkRequest request(List<Entry> entries) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (Entry entry : entries) {
            BinaryData source = BinaryData.of(entry.source(), ContentType.APPLICATION_JSON);
            bulk.operations(o -> o.index(i -> i.index(entry.index())
                    .id(entry.id())
                    .version(entry.version())
                    .versionType(VersionType.ExternalGte)
                    .document(source)));
        }
        return bulk.build();
    }
}
