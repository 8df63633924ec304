package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final Set<String> NOT_CONTENT = Set.of("version", "eventId", "loggedAt", "origin", "flags");
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void every_field_of_the_content_takes_part_by_name_with_its_length() throws ReflectiveOperationException {
        assertThat(EventId.of(full())).isEqualTo(spelled(full()));
    }

    @Test
    void fields_that_are_not_stated_take_no_part() throws ReflectiveOperationException {
        CaseEvent bare =
                CaseEvent.draft("hotline", "1", Step.SUBMITTED, NOON, NOON).done();
        assertThat(EventId.of(bare)).isEqualTo(spelled(bare));
    }

    private static CaseEvent full() throws ReflectiveOperationException {
        RecordComponent[] components = CaseEvent.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getType(), components[i].getName(), i);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return CaseEvent.class.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, String name, int i) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> name + " 值😀";
            case "Instant" -> NOON.plusMillis(137L * i);
            case "int", "Integer" -> i;
            case "long" -> (long) i;
            case "Boolean" -> i % 2 == 0;
            case "Double" -> 119.3 + i;
            case "List" -> List.of(name, "另一个");
            default -> throw new IllegalArgumentException("another type: " + type);
        };
    }

    /** As it was defined: whatever component is added takes part. */
    private static String spelled(CaseEvent event) throws ReflectiveOperationException {
        List<RecordComponent> content = Arrays.stream(CaseEvent.class.getRecordComponents())
                .filter(c -> !NOT_CONTENT.contains(c.getName()))
                .sorted(Comparator.comparing(RecordComponent::getName))
                .toList();
        StringBuilder canonical = new StringBuilder();
        for (RecordComponent component : content) {
            Object value = component.getAccessor().invoke(event);
            if (value != null && !List.of().equals(value)) {
                String text = value.toString();
                canonical.append(component.getName()).append('=').append(text.length());
                canonical.append(':').append(text).append('\n');
            }
        }
        return EventId.hash(canonical.toString());
    }
}
