package mashang.connectors.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.elasticsearch.client.ResponseException;

/**
 * What came back for one bulk request.
 *
 * @param kind which of the four it is
 * @param items one per document, in the request's order; empty unless {@code ITEMS}
 * @param status HTTP status of the whole request; 0 where there was no answer
 * @param error Elasticsearch's name of the whole request's error, or the exception's; never document content
 */
record BulkReply(Kind kind, List<Item> items, int status, String error) {

    enum Kind {
        /** An answer for each document. */
        ITEMS,
        /** The request as a whole was refused. */
        REFUSED,
        /** No answer: the server is away, or did not answer in time. */
        UNREACHABLE,
        /** An answer that does not say what became of each document; never a success. */
        UNREADABLE
    }

    /** The answer about one document. */
    record Item(Verdict verdict, int status, Refusal refusal) {}

    static BulkReply of(BulkResponse response, List<Entry> asked) {
        List<BulkResponseItem> answered = response.items();
        if (answered.size() != asked.size()) {
            return unreadable("short: " + answered.size() + " of " + asked.size());
        }
        List<Item> items = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            BulkResponseItem item = answered.get(i);
            if (!asked.get(i).id().equals(item.id()) || item.status() < 200) {
                return unreadable("an answer to something else");
            }
            Refusal refusal = Refusal.of(item.error());
            boolean silentError = item.error() != null && item.status() < 300;
            if (silentError) {
                return unreadable("an error without a status");
            }
            items.add(new Item(Verdict.of(item.status(), refusal.type()), item.status(), refusal));
        }
        return new BulkReply(Kind.ITEMS, items, 200, "");
    }

    static BulkReply failed(Throwable thrown) {
        Throwable error =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (error instanceof ElasticsearchException e) {
            return refused(e.status(), Refusal.of(e.error()).type());
        }
        if (error instanceof ResponseException e) {
            return byStatus(e.getResponse().getStatusLine().getStatusCode());
        }
        if (error instanceof TransportException e) {
            return byStatus(e.statusCode());
        }
        if (error instanceof IOException) {
            return new BulkReply(
                    Kind.UNREACHABLE, List.of(), 0, error.getClass().getSimpleName());
        }
        return unreadable(error.getClass().getSimpleName());
    }

    /** Refused in words that are not Elasticsearch's: by a proxy, whose 400 says nothing about our documents. */
    private static BulkReply byStatus(int status) {
        Verdict verdict = Verdict.of(status, "");
        boolean plain = status == 413 || verdict == Verdict.RETRY || verdict == Verdict.FATAL;
        return plain ? refused(status, "http_" + status) : unreadable("http_" + status);
    }

    private static BulkReply refused(int status, String error) {
        return new BulkReply(Kind.REFUSED, List.of(), status, error);
    }

    private static BulkReply unreadable(String why) {
        return new BulkReply(Kind.UNREADABLE, List.of(), 0, why);
    }
}
