package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.Feed;
import mashang.local.feeding.HandOver;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * An order so plain that what must be told of it can be seen at once: submitted, and accepted or not; to be accepted within the
 * limit of its channel.
 *
 * @param partition partition of the feed's raw topic its records go to
 * @param submittedAt by the feed's own clock
 * @param acceptedAt by the feed's own clock; absent: never
 */
record PlainOrder(
        String feed,
        String id,
        int partition,
        Channel channel,
        Instant submittedAt,
        @Nullable Instant acceptedAt) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /** How it came in. */
    enum Channel {
        PHONE("phone", "电话"),
        WEB("web", "网站");

        private final String code;
        private final String word;

        Channel(String code, String word) {
            this.code = code;
            this.word = word;
        }
    }

    /** A city of feeds like the hotline, each with its grace, and of nothing but these limits. */
    static City city(City shipped, Map<String, Duration> graces, Map<Channel, Duration> limits) {
        Feed like = shipped.feed("hotline").orElseThrow();
        List<Feed> feeds = graces.entrySet().stream()
                .map(feed -> copy(like, feed.getKey(), feed.getValue()))
                .toList();
        ClockDefinition receive = ClockDefinition.ofOrder(
                "receive", ClockDefinition.Owner.HOTLINE, Set.of(Step.SUBMITTED), Set.of(Step.ACCEPTED));
        List<ClockRule> rules = limits.entrySet().stream()
                .map(limit -> ClockRule.plain(
                        receive,
                        0,
                        new OrderMatch(Set.of(), Set.of(limit.getKey().code), Set.of(), Set.of(), Set.of(), Set.of()),
                        Span.elapsed(limit.getValue().toMillis())))
                .toList();
        Policy policy = new Policy("plain", 1, Instant.EPOCH, rules, null);
        return new City(feeds, List.of(), shipped.units(), List.of(policy), shipped.calendars(), shipped.vocabulary());
    }

    private static Feed copy(Feed feed, String name, Duration grace) {
        return new Feed(
                name,
                null,
                feed.layout(),
                feed.zone(),
                grace,
                feed.limits(),
                feed.id(),
                feed.completeIds(),
                feed.revision(),
                feed.recordedAt(),
                feed.events(),
                feed.fields(),
                feed.required(),
                feed.inOrder());
    }

    /** What is handed over of it, each record the given time after what it tells of by the feed's own clock. */
    Stream<HandOver> records(Duration after) {
        Stream<HandOver> submission = Stream.of(record("提交", submittedAt, after));
        return acceptedAt == null ? submission : Stream.concat(submission, Stream.of(record("受理", acceptedAt, after)));
    }

    HandOver submission() {
        return record("提交", submittedAt, Duration.ZERO);
    }

    HandOver acceptance() {
        assertThat(acceptedAt).isNotNull();
        return record("受理", acceptedAt, Duration.ZERO);
    }

    private HandOver record(String step, Instant at, Duration after) {
        String json = "{\"工单编号\":\"%s\",\"环节编号\":\"%s\",\"环节\":\"%s\",\"时间\":\"%s\",\"来源渠道\":\"%s\"}"
                .formatted(id, id + step, step, TIME.format(at), channel.word);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new HandOver(feed, partition, at.plus(after).toEpochMilli(), value, null, 0, null);
    }

    /** The alerts that must be told by {@code until}, as {@link #line}s: breaches only, each when its time had come. */
    static Set<String> expected(
            Collection<PlainOrder> orders, City city, Map<Channel, Duration> limits, Instant until) {
        Set<String> lines = new TreeSet<>();
        for (PlainOrder order : orders) {
            Instant due = order.due(limits);
            Instant told = due.plusMillis(city.graceMillis(order.feed));
            boolean inTime = order.acceptedAt != null && !order.acceptedAt.isAfter(due);
            if (!inTime && !told.isAfter(until)) {
                lines.add(line(order.feed + ':' + order.id, Alert.Kind.BREACH, due, told));
            }
        }
        return lines;
    }

    Instant due(Map<Channel, Duration> limits) {
        return submittedAt.plus(limits.getOrDefault(channel, Duration.ZERO));
    }

    static String line(Alert alert) {
        return line(alert.orderId(), alert.kind(), alert.dueAt(), alert.decidedAt());
    }

    private static String line(String orderId, Alert.Kind kind, Instant due, Instant decided) {
        return orderId + ' ' + kind + ' ' + due + ' ' + decided;
    }
}
