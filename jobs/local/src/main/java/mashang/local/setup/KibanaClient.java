package mashang.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mashang.config.kibana.SavedObject;
import org.jspecify.annotations.Nullable;

/** The few calls of Kibana that an installation needs: its version, export and import of saved objects. */
public final class KibanaClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Saved objects as we write them import from this version on. */
    private static final int MAJOR = 8;

    private static final int MINOR = 9;
    private static final int LAST_MAJOR = 9;

    /** Stands in no packed line: those are JSON without raw control characters. */
    private static final String BOUNDARY = "----mashang-saved-objects";

    private final URI base;
    private final @Nullable String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * @param base address of Kibana, with its base path and space if it has them ({@code https://host/kibana/s/office})
     * @param authorization value of the {@code Authorization} header: a secret; absent without security
     */
    public KibanaClient(URI base, @Nullable String authorization) {
        String text = base.toString();
        this.base = text.endsWith("/") ? base : URI.create(text + '/');
        this.authorization = authorization;
        String scheme = base.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || base.getHost() == null || base.getRawUserInfo() != null) {
            throw new KibanaUnavailable(
                    "Kibana 地址应形如 https://主机:端口，不带用户",
                    "an address of Kibana looks like https://host:port, without user");
        }
    }

    /** Its version, where it is one that takes our objects. */
    public String check() {
        JsonNode status = json(send(request("api/status").GET()));
        String version = status.at("/version/number").asText("");
        String[] parts = version.split("\\.", -1);
        if (version.isEmpty() && status.at("/status/overall").isObject()) {
            throw credentials("应答里没有版本", "its status hides the version"); // what Kibana tells those it does not know
        }
        if (parts.length < 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+")) {
            throw new KibanaUnavailable(
                    base + " 的应答不是 Kibana 的应答：请检查地址，或其前面的代理",
                    "what answers at " + base + " is not Kibana: check the address, or the proxy in front of it");
        }
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        if (major < MAJOR || major > LAST_MAJOR || (major == MAJOR && minor < MINOR)) {
            throw new KibanaUnavailable(
                    "Kibana 版本为 " + version + "，看板需要 8.9 至 9.x：请升级 Kibana；什么也没有改动",
                    "Kibana is version " + version
                            + "; the dashboards need 8.9 to 9.x: upgrade it; nothing was changed");
        }
        return version;
    }

    /**
     * That we may write what we bring: either all saved objects, or dashboards, searches and data views each. A Kibana that does not say
     * what we may do is not refused for it.
     */
    public void requireImportRight() {
        HttpResponse<byte[]> response = send(request("api/core/capabilities")
                .header("x-elastic-internal-origin", "mashang")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"applications\":[]}")));
        if (response.statusCode() != 200) {
            return;
        }
        JsonNode may = json(response);
        boolean all = may.at("/savedObjectsManagement/edit").asBoolean();
        boolean each = may.at("/indexPatterns/save").asBoolean()
                && (may.at("/dashboard/createNew").asBoolean()
                        || may.at("/dashboard_v2/createNew").asBoolean())
                && (may.at("/discover/save").asBoolean()
                        || may.at("/discover_v2/save").asBoolean());
        if (may.has("savedObjectsManagement") && !all && !each) {
            throw credentials("只能读，不能导入；什么也没有改动", "we may read but not import; nothing was changed");
        }
    }

    /** Those of these objects that are there, as they are there. */
    public List<JsonNode> export(List<SavedObject> objects) {
        List<SavedObject> asked = objects;
        if (asked.isEmpty()) {
            return List.of();
        }
        HttpResponse<byte[]> response = tryExport(asked);
        if (response.statusCode() == 400) {
            List<String> missing = new ArrayList<>();
            json(response)
                    .at("/attributes/objects")
                    .forEach(o -> missing.add(
                            o.path("type").asText() + ' ' + o.path("id").asText()));
            if (missing.isEmpty()) {
                throw refused("_export", response);
            }
            List<SavedObject> there = asked.stream()
                    .filter(o -> !missing.contains(o.type() + ' ' + o.id()))
                    .toList();
            return export(there);
        }
        return lines(accepted("_export", response));
    }

    private HttpResponse<byte[]> tryExport(List<SavedObject> objects) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("objects");
        objects.forEach(o -> list.addObject().put("type", o.type()).put("id", o.id()));
        body.put("includeReferencesDeep", false).put("excludeExportDetails", true);
        return send(request("api/saved_objects/_export")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Writes these objects over what has their ids. */
    public void importObjects(byte[] ndjson, int objects) {
        String head = "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mashang.ndjson\"\r\n"
                + "Content-Type: application/ndjson\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        HttpRequest.Builder request = request("api/saved_objects/_import?overwrite=true")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(ndjson),
                        HttpRequest.BodyPublishers.ofString(tail)));
        JsonNode answer = json(accepted("_import", send(request, KibanaUnavailable.State.UNDER_WAY)));
        if (!answer.path("success").asBoolean() || answer.path("successCount").asInt() != objects) {
            List<String> errors = new ArrayList<>();
            answer.path("errors")
                    .forEach(e -> errors.add(
                            e.path("id").asText() + ": " + e.at("/error/type").asText()));
            throw new KibanaUnavailable(
                    "Kibana 没有接受全部对象（" + String.join("；", errors) + "）：没有列出的已导入",
                    "Kibana did not take every object (" + String.join("; ", errors)
                            + "): those not named are imported");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("kbn-xsrf", "mashang");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return send(request, KibanaUnavailable.State.UNTOUCHED);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, KibanaUnavailable.State state) {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new KibanaUnavailable(
                    "连不上 Kibana（" + base + "）：请确认它已启动，地址、端口、证书与防火墙无误；" + state.chinese(),
                    "cannot reach Kibana (" + base
                            + "): check that it is running and that address, port, certificate and firewall are right; "
                            + state.english());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KibanaUnavailable("等待 Kibana 时被中断", "interrupted while waiting for Kibana");
        }
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            String status = String.valueOf(response.statusCode());
            throw credentials(status, status);
        }
        return response;
    }

    private static KibanaUnavailable credentials(String chinese, String english) {
        return new KibanaUnavailable(
                "Kibana 拒绝了我们的身份（" + chinese + "）：请检查 API 密钥或用户名与密码，以及“保存的对象管理”权限",
                "Kibana refused our credentials (" + english
                        + "): check the API key, or user and password, and the privilege Saved Objects Management");
    }

    private HttpResponse<byte[]> accepted(String what, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw refused(what, response);
        }
        return response;
    }

    private KibanaUnavailable refused(String what, HttpResponse<byte[]> response) {
        String message = "";
        try {
            message = JSON.readTree(response.body()).path("message").asText();
        } catch (IOException e) {
            // In the words of something in front of it: the status has to do.
        }
        return new KibanaUnavailable(
                "Kibana 拒绝了 " + what + "（" + response.statusCode() + " " + message + "）",
                "Kibana refused " + what + " (" + response.statusCode() + ' ' + message + ')');
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new KibanaUnavailable(
                    base + " 的应答不是 Kibana 的应答：请检查地址，或其前面的代理",
                    "what answers at " + base + " is not Kibana: check the address, or the proxy in front of it");
        }
    }

    private static List<JsonNode> lines(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(KibanaClient::line)
                .collect(Collectors.toList());
    }

    private static JsonNode line(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new KibanaUnavailable("Kibana 的导出读不懂", "Kibana's export cannot be read");
        }
    }
}
