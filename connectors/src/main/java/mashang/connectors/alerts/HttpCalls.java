package mashang.connectors.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mashang.delivery.Answer;

/** Requests with bounded time and bounded answers. Certificates are verified, redirects are not followed. */
final class HttpCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** From the first byte out to the last byte in. An endpoint that hangs longer has failed. */
    private static final long WHOLE_MILLIS = 15_000;

    private static final long SECOND = 1_000;
    private static final long LONGEST_WAIT_SECONDS = 3_600;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final long wholeMillis;

    HttpCalls(Map<String, String> more) {
        String timeout = more.get("timeoutMillis");
        this.wholeMillis = timeout == null ? WHOLE_MILLIS : Long.parseLong(timeout);
    }

    /** @param judge gets what came back, whatever its status */
    CompletableFuture<Answer> call(HttpRequest request, Function<HttpResponse<String>, Answer> judge) {
        CompletableFuture<HttpResponse<String>> call;
        try {
            call = client.sendAsync(request, response -> new SmallBody());
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Answer.reject(e.getClass().getSimpleName()));
        }
        return call.copy() // a time-out of the call itself would end it, and there were nothing left to cancel
                .orTimeout(wholeMillis, TimeUnit.MILLISECONDS)
                .thenApply(judge)
                .exceptionally(e -> {
                    call.cancel(true);
                    return Answer.retry(reason(e));
                });
    }

    /** A JSON document by POST. */
    static HttpRequest json(URI uri, ObjectNode body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(MessageJson.bytes(body)))
                .build();
    }

    private static String reason(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName();
    }

    /** What a status means where the body says nothing better; DONE for 2xx. */
    static Answer byStatus(HttpResponse<String> response) {
        int status = response.statusCode();
        String said = "HTTP " + status;
        return switch (status) {
            case 429 -> Answer.slower(said, retryAfter(response));
            case 408, 425 -> Answer.retry(said);
            case 401, 403, 404, 405, 407, 410 -> Answer.misconfigured(said);
            default ->
                status / 100 == 2
                        ? Answer.DONE
                        : status >= 500
                                ? Answer.retry(said)
                                : status / 100 == 3 ? Answer.misconfigured(said) : Answer.reject(said);
        };
    }

    private static long retryAfter(HttpResponse<String> response) {
        try {
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
            return Math.max(0, Math.min(LONGEST_WAIT_SECONDS, seconds)) * SECOND;
        } catch (NumberFormatException e) {
            return 0; // a date: then as after any failure
        }
    }
}
