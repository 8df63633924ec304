package mashang.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Calls of Flink's REST interface, wherever it is. */
public final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** An upload copies the whole jar, and the start of a job runs its main method over there. */
    private static final Duration LONG_ANSWER = Duration.ofMinutes(5);

    private static final String BOUNDARY = "----mashang-job-jar";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI uri;

    /** @param uri {@code http://host:port} or {@code https://host:port}, with the path a proxy puts before Flink's, if any */
    public FlinkRest(URI uri) {
        String text = uri.toString();
        if (!text.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "Flink 地址应形如 http://主机:端口：" + text + " / an address of Flink looks like http://host:port: " + text);
        }
        this.uri = URI.create(text.endsWith("/") ? text : text + '/');
    }

    public URI uri() {
        return uri;
    }

    /** @param path without a slash at its beginning, encoded */
    JsonNode get(String path) {
        return send("GET " + path, request(path, ANSWER).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return send(
                "POST " + path,
                request(path, LONG_ANSWER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    void delete(String path) {
        send("DELETE " + path, request(path, ANSWER).DELETE().build());
    }

    /** Hands a jar over; returns the id Flink gives it. */
    String upload(Path jar) throws FileNotFoundException {
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"" + jar.getFileName()
                        + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n"),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        JsonNode answer = send(
                "POST jars/upload",
                request("jars/upload", LONG_ANSWER)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(body)
                        .build());
        String stored = answer.path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    private HttpRequest.Builder request(String path, Duration within) {
        return HttpRequest.newBuilder(uri.resolve(path)).timeout(within);
    }

    private JsonNode send(String what, HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw FlinkProblem.refused(what, response.statusCode() + " " + words(answer));
            }
            return answer;
        } catch (IOException e) {
            throw FlinkProblem.unreachable(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FlinkProblem.unreachable(uri.toString(), e);
        }
    }

    /** Flink's last error has the stack trace; what a person can act upon is its last cause. */
    private static String words(JsonNode answer) {
        JsonNode errors = answer.path("errors");
        return errors.isEmpty() ? "" : cause(errors.get(errors.size() - 1).asText());
    }

    /** The innermost cause of a stack trace, in one line. */
    static String cause(String trace) {
        return trace.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .map(line -> line.substring("Caused by: ".length()))
                .orElseGet(() -> trace.lines().findFirst().orElse(""))
                .strip();
    }
}
