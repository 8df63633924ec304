package mashang.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mashang.delivery.Backoff;
import mashang.delivery.ChannelSettings;
import mashang.delivery.LinePolicy;
import org.jspecify.annotations.Nullable;

/** Reads one channel. A secret never stands in a file: its key names the environment variable that holds it. */
final class ChannelReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{2,99}");
    private static final String ADDRESS =
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?";

    /** As mail servers take it, with or without a name before it. */
    private static final Pattern MAIL = Pattern.compile(ADDRESS + "|[^<>@,;:\"()]*<" + ADDRESS + ">");

    private static final List<String> SECRETS = List.of("secret", "token", "user", "password");
    private static final Map<ChannelSettings.Type, String> USUAL = Map.of(
            ChannelSettings.Type.DINGTALK, "https://oapi.dingtalk.com/robot/send",
            ChannelSettings.Type.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
            ChannelSettings.Type.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook");
    private static final Map<ChannelSettings.Type, Set<String>> NEEDED = Map.of(
            ChannelSettings.Type.DINGTALK, Set.of("token", "secret"),
            ChannelSettings.Type.WECOM, Set.of("token"),
            ChannelSettings.Type.FEISHU, Set.of("token", "secret"));

    private ChannelReader() {}

    static @Nullable ChannelSettings read(YamlMap map, Map<String, YamlNode> variables) {
        String id = id(map.need("channel"));
        YamlNode typeNode = map.need("type");
        ChannelSettings.Type type = typeNode == null ? null : typeNode.constant(ChannelSettings.Type.class);
        YamlNode urlNode = type != null && USUAL.containsKey(type) ? map.get("url") : map.need("url");
        String url = urlNode != null ? urlNode.text() : type == null ? null : USUAL.get(type);
        if (type != null && url != null && urlNode != null) {
            checkUrl(urlNode, type);
        }
        Map<String, String> secrets = secrets(map, type, variables);
        Map<String, String> more = more(map, type);
        LinePolicy policy = policy(map, type == null ? LinePolicy.OPEN : type.usual());
        map.done();
        return id == null || type == null || url == null
                ? null
                : new ChannelSettings(id, type, url, secrets, more, policy);
    }

    static @Nullable String id(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        text -> {
                            if (!ID.matcher(text).matches()) {
                                throw new IllegalArgumentException(text);
                            }
                            return text;
                        },
                        "小写字母、数字、.、_、- 组成的编号",
                        "an id of lower-case letters, digits, ., _ and -");
    }

    private static void checkUrl(YamlNode node, ChannelSettings.Type type) {
        switch (type) {
            case FILE, KAFKA -> {}
            case EMAIL ->
                node.parsed(
                        text -> scheme(text, Set.of("smtp", "smtps")),
                        "邮件服务器地址（smtp://主机:端口 或 smtps://主机:端口）",
                        "the address of a mail server (smtp://host:port or smtps://host:port)");
            case WEBHOOK ->
                node.parsed(text -> scheme(text, Set.of("http", "https")), "网址", "an address (http:// or https://)");
            default ->
                node.parsed(
                        text -> scheme(text, isLoopback(text) ? Set.of("http", "https") : Set.of("https")),
                        "https:// 网址（密钥不走明文）",
                        "an address with https:// (secrets never travel in clear)");
        }
    }

    private static boolean isLoopback(String text) {
        String host = URI.create(text).getHost();
        return "127.0.0.1".equals(host) || "localhost".equals(host);
    }

    private static String scheme(String text, Set<String> schemes) {
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || uri.getScheme() == null
                || !schemes.contains(uri.getScheme())
                || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Map<String, String> secrets(
            YamlMap map, ChannelSettings.@Nullable Type type, Map<String, YamlNode> variables) {
        Map<String, String> secrets = new TreeMap<>();
        Set<String> needed = type == null ? Set.of() : NEEDED.getOrDefault(type, Set.of());
        for (String name : SECRETS) {
            YamlNode node = needed.contains(name) ? map.need(name) : map.get(name);
            String variable = node == null ? null : node.text();
            if (node == null || variable == null) {
                continue;
            }
            if (VARIABLE.matcher(variable).matches()) {
                secrets.put(name, variable);
                variables.putIfAbsent(variable, node);
            } else { // perhaps the secret itself: never repeated
                node.problem(
                        "这里写环境变量的名字，不写密钥本身",
                        "this is for the name of an environment variable, never for the secret itself",
                        "把密钥放进环境变量（如 MASHANG_OFFICE_SECRET），在此写变量名",
                        "Put the secret into an environment variable (such as MASHANG_OFFICE_SECRET) and write its name here");
            }
        }
        return secrets;
    }

    private static Map<String, String> more(YamlMap map, ChannelSettings.@Nullable Type type) {
        Map<String, String> more = new TreeMap<>();
        List<String> keys = type == ChannelSettings.Type.EMAIL
                ? List.of("from", "to")
                : type == ChannelSettings.Type.KAFKA ? List.of("topic") : List.of();
        for (String key : keys) {
            YamlNode node = map.need(key);
            if (node != null && !key.equals("topic")) {
                checkAddresses(node);
            }
            String text = node == null ? null : String.join(",", node.texts());
            if (text != null && !text.isEmpty()) {
                more.put(key, text);
            }
        }
        return more;
    }

    private static void checkAddresses(YamlNode node) {
        for (YamlNode element : node.list()) {
            String unused = element.parsed(
                    text -> {
                        if (!Stream.of(text.split(","))
                                .allMatch(one -> MAIL.matcher(one.strip()).matches())) {
                            throw new IllegalArgumentException(text);
                        }
                        return text;
                    },
                    "邮箱地址（如 duty@example.org，一项一个）",
                    "a mail address (such as duty@example.org), one an entry");
        }
    }

    private static LinePolicy policy(YamlMap map, LinePolicy usual) {
        LinePolicy policy = usual;
        YamlNode ratesNode = map.get("rates");
        List<LinePolicy.Rate> rates = new ArrayList<>();
        for (YamlNode node : ratesNode == null ? List.<YamlNode>of() : ratesNode.list()) {
            LinePolicy.Rate rate = node.parsed(ChannelReader::rate, "速率（如 20/1m、5/1s）", "a rate (such as 20/1m, 5/1s)");
            if (rate != null) {
                rates.add(rate);
            }
        }
        YamlNode digest = map.get("digest");
        YamlMap gather = digest == null || digest.says("none") ? null : digest.map();
        if (digest != null && gather == null) {
            policy = policy.gathering(LinePolicy.NEVER_GATHERED, policy.gatherMillis(), policy.rates());
        } else if (gather != null) {
            Long over = number(gather.need("over"), 1, 1_000);
            YamlNode within = gather.need("within");
            Duration time = within == null ? null : within.duration();
            gather.done();
            if (over != null && time != null) {
                policy = policy.gathering(over.intValue(), Math.max(1_000, time.toMillis()), policy.rates());
            }
        }
        if (ratesNode != null) {
            policy = policy.gathering(policy.singles(), policy.gatherMillis(), List.copyOf(rates));
        }
        return retry(map.get("retry"), policy);
    }

    private static LinePolicy retry(@Nullable YamlNode node, LinePolicy policy) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return policy;
        }
        YamlNode firstNode = map.need("first");
        Duration first = firstNode == null ? null : firstNode.duration();
        YamlNode longestNode = map.need("longest");
        Duration longest = longestNode == null ? null : longestNode.duration();
        Long tries = number(map.need("tries"), 1, 100);
        map.done();
        return first == null || longest == null || tries == null
                ? policy
                : policy.patient(
                        tries.intValue(),
                        new Backoff(Math.max(10, first.toMillis()), Math.max(10, longest.toMillis())));
    }

    private static @Nullable Long number(@Nullable YamlNode node, long min, long max) {
        return node == null ? null : node.number(min, max);
    }

    private static LinePolicy.Rate rate(String text) {
        String[] both = text.split("/", 2);
        int messages = Integer.parseInt(both[0].strip());
        long millis = YamlNode.durationOf(both[both.length - 1].strip()).toMillis();
        if (both.length != 2 || messages < 1 || messages > 10_000 || millis < 1_000) {
            throw new IllegalArgumentException(text);
        }
        return new LinePolicy.Rate(messages, millis);
    }
}
