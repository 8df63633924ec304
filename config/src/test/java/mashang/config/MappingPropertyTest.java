package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import mashang.workorder.EventId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in: one of events and a letter comes out, and events are clean. */
class MappingPropertyTest {
    private static final City CITY = City.load(Path.of("."));
    private static final FeedMapping HOTLINE =
            Feeds.mapping(CITY.feed("hotline").orElseThrow());
    private static final FeedMapping MAILBOX =
            Feeds.mapping(CITY.feed("mailbox").orElseThrow());
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<String> HEADER = List.of("编号", "来信时间", "受理时间", "转办时间", "办结时间", "答复时间", "标题", "内容", "类型");

    @Property(tries = 600)
    void randomBytesNeverThrow(@ForAll byte[] value, @ForAll byte[] header) {
        oneOrTheOther(HOTLINE.map(Feeds.raw(value, null)));
        oneOrTheOther(MAILBOX.map(Feeds.raw(value, header)));
        oneOrTheOther(MAILBOX.map(Feeds.raw(value, String.join(",", HEADER).getBytes(GB18030))));
    }

    @Property(tries = 600)
    void randomValuesInTheRightColumnsGiveCleanEventsWithStableIds(@ForAll @From("cells") Map<String, String> cells) {
        StringBuilder json = new StringBuilder("{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"");
        cells.forEach((column, value) ->
                json.append(",\"").append(column).append("\":").append(quoted(value)));
        RawRecord raw = Feeds.raw(json.append('}').toString().getBytes(StandardCharsets.UTF_8), null);
        Mapped mapped = HOTLINE.map(raw);
        oneOrTheOther(mapped);
        assertThat(HOTLINE.map(raw).events()).isEqualTo(mapped.events());
    }

    @Property(tries = 300)
    void randomRowsGiveCleanEvents(@ForAll @From("texts") String title, @ForAll @From("texts") String id) {
        String row = "\"" + id.replace("\"", "\"\"") + "\",2026-02-01 08:30:00,,,,,\"" + title.replace("\"", "\"\"")
                + "\",,";
        RawRecord raw =
                Feeds.raw(row.getBytes(GB18030), String.join(",", HEADER).getBytes(GB18030));
        oneOrTheOther(MAILBOX.map(raw));
    }

    @Provide
    Arbitrary<Map<String, String>> cells() {
        Arbitrary<String> columns = Arbitraries.of("标题", "内容", "地址", "承办单位", "来源渠道", "诉求类型", "来电号码", "原因", "区县");
        return Arbitraries.maps(columns, texts()).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> odd =
                Arbitraries.of('\0', '\u0007', '\n', '\t', '\u0085', '\ud83d', '\ude00', '\uFEFF', '"', ',', '/');
        Arbitrary<Character> usual = Arbitraries.chars().range('一', '龥');
        return Arbitraries.oneOf(odd, usual, Arbitraries.chars())
                .list()
                .ofMaxSize(30)
                .map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    private static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        value.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.append('"').toString();
    }

    private static void oneOrTheOther(Mapped mapped) {
        assertThat(mapped.dead().size() + Math.min(1, mapped.events().size())).isEqualTo(1);
        assertThat(mapped.dead()).allMatch(d -> d.excerpt().length() <= 200 && isClean(d.excerpt(), false));
        for (CaseEvent event : mapped.events()) {
            assertThat(event.eventId()).isEqualTo(EventId.of(event));
            for (var component : CaseEvent.class.getRecordComponents()) {
                if (component.getType() == String.class) {
                    assertThat(isClean(text(component, event), true))
                            .as("%s of %s", component.getName(), event)
                            .isTrue();
                }
            }
        }
    }

    private static String text(RecordComponent component, CaseEvent event) {
        try {
            return (String) component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    /** Nothing but characters: no controls (a line break in a text aside), no half surrogates. */
    private static boolean isClean(String text, boolean lines) {
        return text == null
                || text.codePoints()
                        .noneMatch(c -> (Character.isISOControl(c) && !(lines && c == '\n'))
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
