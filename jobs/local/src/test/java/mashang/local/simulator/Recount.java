package mashang.local.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mashang.local.feeding.HandOver;
import org.jspecify.annotations.Nullable;

/**
 * Finds the breaches the slow and obvious way, from the bytes alone: it knows the feeds' forms and the default limits by
 * heart and shares nothing with the simulator.
 */
final class Recount {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> STEPS =
            Set.of("提交 受理 不予受理 直接答复 转办 签收 申请退单 退单 驳回退单 办结 答复 回访 催办 重办 撤销 并单".split(" "));
    private static final Map<String, Duration> RECEIVE = Map.of(
            "电话", Duration.ofMinutes(10),
            "微信", Duration.ofMinutes(3),
            "APP", Duration.ofMinutes(3),
            "网站", Duration.ofHours(2),
            "信箱", Duration.ofHours(24));
    private static final Map<String, Duration> HANDLE = Map.of(
            "紧急", Duration.ofHours(2),
            "急难民生", Duration.ofHours(24),
            "一般", Duration.ofDays(7),
            "疑难复杂", Duration.ofDays(15));
    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm", "yyyy年M月d日 HH时mm分")
            .map(DateTimeFormatter::ofPattern)
            .toList();

    final Map<String, Order> orders = new TreeMap<>();
    int deadLetters;
    private final Set<String> told = new TreeSet<>();
    private final ObjectMapper json = new ObjectMapper();

    /** One fact by one record. */
    record Fact(
            String key,
            String step,
            Instant at,
            int revision,
            @Nullable Instant recordedAt) {}

    /** An order as far as it is known. */
    static final class Order {
        final String id;
        final Duration grace;
        final Map<String, Fact> facts = new LinkedHashMap<>();

        @Nullable
        String channel;

        @Nullable
        String urgency;

        long lastLoggedAt = Long.MIN_VALUE;
        String content = "";
        String kind = "";

        Order(String id, Duration grace) {
            this.id = id;
            this.grace = grace;
        }

        void learn(Fact fact) {
            Fact known = facts.get(fact.key());
            if (known == null
                    || fact.revision() > known.revision()
                    || (fact.revision() == known.revision() && later(fact.recordedAt(), known.recordedAt()))) {
                facts.put(fact.key(), fact);
            }
        }

        private static boolean later(@Nullable Instant a, @Nullable Instant b) {
            return a != null && (b == null || a.isAfter(b));
        }

        /** {@code order,round,clock,due} of every clock that is breached at {@code now}. */
        List<String> breaches(Instant now) {
            List<Instant> rounds = new ArrayList<>(List.of(Instant.MIN));
            facts.values().stream()
                    .filter(f -> f.step().equals("重办"))
                    .map(Fact::at)
                    .sorted()
                    .forEach(rounds::add);
            rounds.add(Instant.MAX);
            List<String> found = new ArrayList<>();
            for (int round = 1; round < rounds.size(); round++) {
                Instant from = rounds.get(round - 1);
                Instant until = rounds.get(round);
                List<Fact> within = facts.values().stream()
                        .filter(f -> !f.at().isBefore(from) && f.at().isBefore(until))
                        .toList();
                Duration receive = channel == null ? null : RECEIVE.get(channel);
                Duration handle = urgency == null ? Duration.ofDays(7) : HANDLE.get(urgency);
                judge(round, "receive", within, "提交", "受理 不予受理 直接答复 撤销 并单", receive, now, found);
                judge(round, "handle", within, "转办", "办结 撤销 并单", handle, now, found);
                judge(round, "total", within, "提交 重办", "答复 直接答复 不予受理 撤销 并单", Duration.ofDays(15), now, found);
            }
            return found;
        }

        private void judge(
                int round,
                String clock,
                List<Fact> facts,
                String starts,
                String stops,
                @Nullable Duration limit,
                Instant now,
                List<String> found) {
            Instant start = earliest(facts, starts);
            Instant stop = earliest(facts, stops);
            if (limit == null || start == null) {
                return;
            }
            Instant due = start.plus(limit);
            boolean inTime = stop != null && !stop.isAfter(due);
            if (!inTime && !due.plus(grace).isAfter(now)) {
                found.add(id + ',' + round + ',' + clock + ',' + due);
            }
        }

        private static @Nullable Instant earliest(List<Fact> facts, String steps) {
            Set<String> wanted = Set.of(steps.split(" "));
            return facts.stream()
                    .filter(f -> wanted.contains(f.step()))
                    .map(Fact::at)
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }

    void read(HandOver record) {
        List<Fact> facts = new ArrayList<>();
        Order order;
        if (record.feed().equals("hotline")) {
            order = hotline(record, facts);
        } else {
            order = mailbox(record, facts);
        }
        if (order == null || facts.isEmpty()) {
            deadLetters++;
        } else {
            facts.forEach(order::learn);
        }
    }

    List<String> breaches(Instant end) {
        return orders.values().stream()
                .flatMap(order -> order.breaches(end).stream())
                .toList();
    }

    /** {@code order,round,clock} of what was told at some time and is no breach at the end. */
    Collection<String> withdrawn(Instant end) {
        Set<String> withdrawn = new TreeSet<>(told);
        breaches(end).forEach(breach -> withdrawn.remove(withoutDue(breach)));
        return withdrawn;
    }

    private static String withoutDue(String breach) {
        return breach.substring(0, breach.lastIndexOf(','));
    }

    /** The order, after telling everything that had to be told of it before this record. */
    private Order order(String feed, String sourceId, HandOver record) {
        Duration grace = feed.equals("mailbox") ? Duration.ofHours(12) : Duration.ZERO;
        Order order = orders.computeIfAbsent(feed + ':' + sourceId, id -> new Order(id, grace));
        if (record.loggedAt() > order.lastLoggedAt) { // what comes in one instant counts as one
            order.breaches(Instant.ofEpochMilli(record.loggedAt() - 1)).forEach(breach -> told.add(withoutDue(breach)));
            order.lastLoggedAt = record.loggedAt();
        }
        return order;
    }

    private @Nullable Order hotline(HandOver record, List<Fact> facts) {
        JsonNode node;
        try {
            node = json.readTree(new String(record.value(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
        String id = node.path("工单编号").asText();
        String step = node.path("环节").asText();
        Instant at = time(node.path("时间").asText());
        if (id.isEmpty() || !STEPS.contains(step) || at == null) {
            return null;
        }
        Order order = order("hotline", id, record);
        facts.add(new Fact(
                node.path("环节编号").asText(step + at),
                step,
                at,
                node.path("版本").asInt(0),
                node.has("登记时间") ? time(node.path("登记时间").asText()) : null));
        if (step.equals("提交")) {
            order.channel = node.has("来源渠道") ? node.path("来源渠道").asText() : null;
            order.urgency = node.has("紧急程度") ? node.path("紧急程度").asText() : null;
            order.content = node.path("内容").asText();
            order.kind = node.path("诉求类型").asText();
        }
        return order;
    }

    private @Nullable Order mailbox(HandOver record, List<Fact> facts) {
        Charset charset = Charset.forName("GB18030");
        List<String> header = csv(new String(record.columns() == null ? new byte[0] : record.columns(), charset));
        List<String> row = csv(new String(record.value(), charset));
        if (row.size() != header.size() || row.get(0).isEmpty()) {
            return null;
        }
        Map<String, String> steps = Map.of("来信时间", "提交", "受理时间", "受理", "转办时间", "转办", "办结时间", "办结", "答复时间", "答复");
        List<Fact> found = new ArrayList<>();
        int revision = Integer.parseInt(row.get(header.indexOf("版本")));
        steps.forEach((column, step) -> {
            Instant at = time(row.get(header.indexOf(column)));
            if (at != null) {
                found.add(new Fact(step, step, at, revision, time(row.get(header.indexOf("导出时间")))));
            }
        });
        if (found.isEmpty()) {
            return null;
        }
        Order order = order("mailbox", row.get(0), record);
        order.channel = "信箱";
        String urgency = row.get(header.indexOf("紧急程度"));
        order.urgency = urgency.isEmpty() ? null : urgency;
        order.content = row.get(header.indexOf("内容"));
        order.kind = row.get(header.indexOf("类型"));
        facts.addAll(found);
        return order;
    }

    /** The fields of one CSV record. */
    private static List<String> csv(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static @Nullable Instant time(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                LocalDateTime time = LocalDateTime.parse(text, form);
                return time.getYear() > 2100 ? null : time.atZone(ZONE).toInstant();
            } catch (DateTimeParseException e) {
                // one of the other forms, then
            }
        }
        return null;
    }
}
