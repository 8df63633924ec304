package mashang.jobs.recurrence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.TextRules;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** Orders made up for tests: problems at places, each order handed in, then mostly accepted, some refused. */
final class ComplaintOrders {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    static final City CITY = City.load(Path.of("../../config"));

    static final TextRules RULES = TextRules.of(CITY);

    private static final String[] PLACES = {"丽景花园小区", "金山大道", "永泰新村", "滨江学院", "鼓山镇", "东湖广场"};
    private static final String[] ISSUES = {"夜间施工噪音扰民", "自来水停水三天", "路灯不亮出行危险", "垃圾堆放恶臭难闻"};

    private ComplaintOrders() {}

    /** Their events by loggedAt, with several in the same millisecond. */
    static List<CaseEvent> events(int orders, long seed) {
        Random random = new Random(seed);
        List<CaseEvent> events = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            int minute = random.nextInt(orders);
            String said = PLACES[random.nextInt(PLACES.length)] + ISSUES[random.nextInt(ISSUES.length)];
            events.add(submitted("" + i, minute, said));
            int fate = random.nextInt(10);
            if (fate > 0) {
                events.add(event("" + i, minute + random.nextInt(5), fate == 1 ? Step.REJECTED : Step.ACCEPTED));
            }
            if (fate > 6) {
                events.add(event("" + i, minute + 20 + random.nextInt(30), Step.HANDLED));
            }
        }
        events.sort((a, b) -> a.loggedAt().compareTo(b.loggedAt()));
        return events;
    }

    static CaseEvent submitted(String id, int minute, String said) {
        return CaseEvent.draft("hotline", id, Step.SUBMITTED, at(minute), at(minute))
                .title(said)
                .content("您好，" + said + "，请尽快处理。")
                .caller("c" + id)
                .district("鼓楼区")
                .done();
    }

    static CaseEvent event(String id, int minute, Step step) {
        return CaseEvent.draft("hotline", id, step, at(minute), at(minute)).done();
    }

    static Instant at(int minute) {
        return START.plusSeconds(minute * 60L);
    }

    static long millis(int minute) {
        return at(minute).toEpochMilli();
    }

    /** What an index holds after these writes, by id, under {@code external_gte}. */
    static Map<String, String> indexed(Iterable<Document> writes) {
        Map<String, Document> index = new TreeMap<>();
        for (Document document : writes) {
            index.merge(document.id(), document, (old, now) -> now.version() >= old.version() ? now : old);
        }
        Map<String, String> shown = new TreeMap<>();
        index.forEach((id, document) ->
                shown.put(id, document.version() + " " + new String(document.source(), StandardCharsets.UTF_8)));
        return shown;
    }
}
