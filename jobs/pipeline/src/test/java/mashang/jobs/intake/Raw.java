package mashang.jobs.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import mashang.config.Mapped;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** Raw records for tests, and a mapping that does what their text says. */
final class Raw {
    /** Where set, the next record that says {@code fail} takes the task down, once. */
    static final AtomicBoolean FAIL_ONCE = new AtomicBoolean();

    private Raw() {}

    static RawRecord record(int partition, long offset, long loggedAt, String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return new RawRecord("raw", partition, offset, loggedAt, null, 0, null, value, 0);
    }

    static RawRecord heartbeat(int partition, long loggedAt, int sources) {
        return new RawRecord("raw", partition, 0, loggedAt, null, 0, null, new byte[0], sources);
    }

    /** {@code throw} and {@code deep} fail, {@code bad} is refused, {@code two} gives two events, the rest one. */
    static final class Mapping implements MappingFactory {
        private static final long serialVersionUID = 1;

        @Override
        public Function<RawRecord, Mapped> open() {
            return Mapping::map;
        }

        @Override
        public String feedOf(String topic) {
            return "f";
        }

        private static Mapped map(RawRecord raw) {
            String text = new String(raw.value(), StandardCharsets.UTF_8);
            return switch (text) {
                case "throw" -> throw new IllegalStateException("电话 13800138000");
                case "deep" -> throw new StackOverflowError();
                case "bad" ->
                    new Mapped(
                            List.of(), List.of(DeadLetter.of(raw, "f", DeadReason.NOT_JSON, List.of("1"), null, "")));
                case "two" -> new Mapped(List.of(event(raw, Step.SUBMITTED), event(raw, Step.HANDLED)), List.of());
                case "fail" -> {
                    if (FAIL_ONCE.compareAndSet(true, false)) {
                        throw new LinkageError("the task goes down once");
                    }
                    yield new Mapped(List.of(event(raw, Step.SUBMITTED)), List.of());
                }
                default -> new Mapped(List.of(event(raw, Step.SUBMITTED)), List.of());
            };
        }

        private static CaseEvent event(RawRecord raw, Step step) {
            Instant loggedAt = Instant.ofEpochMilli(raw.loggedAt());
            return CaseEvent.draft("f", raw.partition() + "-" + raw.offset(), step, Instant.EPOCH, loggedAt)
                    .origin(raw.origin())
                    .done();
        }
    }
}
