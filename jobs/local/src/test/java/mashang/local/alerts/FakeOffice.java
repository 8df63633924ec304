package mashang.local.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mashang.connectors.alerts.ChatRules;
import mashang.connectors.alerts.FakeEndpoint;
import mashang.connectors.alerts.Gate;

/** Every endpoint a city may have, with its own rules, and the configuration that names them. */
final class FakeOffice implements AutoCloseable {
    /** An order as the proof numbers them. */
    private static final Pattern ORDER = Pattern.compile("proof:(\\d{6})");

    private static final long WINDOW = 2_000;

    private final Map<String, FakeEndpoint> endpoints = new TreeMap<>();
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Gate mailGate;
    private final Path files;

    FakeOffice(Path files) {
        this.files = files;
        ChatRules.Rate free = new ChatRules.Rate(1_000_000, 1_000);
        endpoints.put("webhook", new FakeEndpoint(ChatRules.webhook(free)));
        endpoints.put("dingtalk", new FakeEndpoint(ChatRules.dingTalk(new ChatRules.Rate(20, WINDOW))));
        endpoints.put("wecom", new FakeEndpoint(ChatRules.weCom(new ChatRules.Rate(20, WINDOW))));
        endpoints.put(
                "feishu",
                new FakeEndpoint(ChatRules.feishu(new ChatRules.Rate(100, 4 * WINDOW), new ChatRules.Rate(5, 1_000))));
        mails.setUser("cg@example.org", "user", ChatRules.SECRET);
        mails.start();
        mailGate = new Gate(mails.getSmtp().getPort());
    }

    /** A configuration folder with its routes; the templates are the shipped ones. */
    Path configure(Path folder, Collection<String> used) throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("templates"));
        try (Stream<Path> shipped = Files.list(Path.of("..", "..", "config", "templates"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, folder.resolve("templates").resolve(String.valueOf(file.getFileName())));
            }
        }
        String retry = ", retry: {first: 1s, longest: 2s, tries: 8}";
        String secrets = ", token: T_TOKEN, secret: T_SECRET";
        StringBuilder yaml = new StringBuilder("board: https://board.example.org\nchannels:\n");
        for (String name : used) {
            yaml.append("  - {channel: ").append(name).append(", type: ").append(name);
            switch (name) {
                case "file" -> yaml.append(", url: alerts.txt");
                case "email" ->
                    yaml.append(
                            ", url: \"smtp://127.0.0.1:%d\", user: T_USER, password: T_SECRET, from: m@example.org, to: cg@example.org, digest: {over: 20, within: 2s}, rates: [50/1s]"
                                    .formatted(mailGate.port()));
                case "webhook" ->
                    yaml.append(", url: \"").append(endpoint(name).url()).append("\", secret: T_SECRET");
                case "feishu" ->
                    yaml.append(", url: \"")
                            .append(endpoint(name).url())
                            .append('"')
                            .append(secrets)
                            .append(", digest: {over: 5, within: 2s}, rates: [100/8s, 5/1s]");
                default ->
                    yaml.append(", url: \"")
                            .append(endpoint(name).url())
                            .append('"')
                            .append(secrets)
                            .append(", digest: {over: 5, within: 2s}, rates: [20/2s]");
            }
            yaml.append(retry).append("}\n");
        }
        yaml.append("recipients:\n  - {recipient: office, channels: [")
                .append(String.join(", ", used))
                .append("]}\n");
        Files.writeString(folder.resolve("routes/proof.yaml"), yaml);
        return folder;
    }

    private FakeEndpoint endpoint(String name) {
        return Objects.requireNonNull(endpoints.get(name));
    }

    void become(String name, Gate.Mood mood) {
        (name.equals("email") ? mailGate : endpoint(name).gate()).become(mood);
    }

    /** Numbers of the orders that arrived, in the order of arrival; for chats and mails the digests tell totals only, see told. */
    List<Integer> webhookOrders() throws IOException {
        List<Integer> orders = new ArrayList<>();
        for (FakeEndpoint.Request request : endpoint("webhook").accepted()) {
            orders.addAll(numbers(request));
        }
        return orders;
    }

    /** The orders one message of the webhook tells of. */
    static List<Integer> numbers(FakeEndpoint.Request request) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        new ObjectMapper()
                .readTree(request.body())
                .path("alerts")
                .forEach(alert -> numbers.add(number(alert.path("orderId").asText())));
        return numbers;
    }

    /** What a receiver tells repetitions by. */
    List<String> webhookKeys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (FakeEndpoint.Request request : endpoint("webhook").accepted()) {
            JsonNode json = new ObjectMapper().readTree(request.body());
            json.path("alerts")
                    .forEach(alert -> keys.add(alert.path("deliveryId").asText()));
        }
        return keys;
    }

    List<FakeEndpoint.Request> webhookRequests() {
        return endpoint("webhook").accepted();
    }

    /** Messages and the alerts that they say they tell of, by channel. */
    Map<String, int[]> told() throws Exception {
        Map<String, int[]> told = new LinkedHashMap<>();
        for (String name : List.of("dingtalk", "wecom", "feishu")) {
            told.put(
                    name,
                    count(endpoint(name).accepted().stream()
                            .map(FakeEndpoint.Request::text)
                            .toList()));
        }
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        told.put("email", count(subjects));
        return told;
    }

    int refused(String name) {
        return endpoint(name).refused();
    }

    private static int[] count(List<String> texts) {
        int alerts = 0;
        for (String text : texts) {
            Matcher total = Pattern.compile("共 (\\d+) 条").matcher(text);
            alerts += total.find() ? Integer.parseInt(total.group(1)) : 1;
        }
        return new int[] {texts.size(), alerts};
    }

    List<Integer> fileOrders() throws IOException {
        Path file = files.resolve("alerts.txt");
        List<Integer> orders = new ArrayList<>();
        if (Files.exists(file)) {
            Matcher found = Pattern.compile("工单 proof:(\\d{6})").matcher(Files.readString(file));
            while (found.find()) {
                orders.add(Integer.parseInt(found.group(1)));
            }
        }
        return orders;
    }

    static int number(String orderId) {
        Matcher order = ORDER.matcher(orderId);
        return order.find() ? Integer.parseInt(order.group(1)) : -1;
    }

    @Override
    public void close() {
        endpoints.values().forEach(FakeEndpoint::close);
        mailGate.close();
        mails.stop();
    }
}
