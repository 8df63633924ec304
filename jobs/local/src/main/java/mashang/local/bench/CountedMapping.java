package mashang.local.bench;

import java.util.function.Function;
import mashang.config.Mapped;
import mashang.intake.RawRecord;
import mashang.jobs.intake.MappingFactory;
import org.jspecify.annotations.Nullable;

/** A mapping whose records are counted. */
record CountedMapping(MappingFactory counted) implements MappingFactory {
    @Override
    public Function<RawRecord, Mapped> open() {
        Function<RawRecord, Mapped> mapping = counted.open();
        return raw -> {
            Mapped mapped = mapping.apply(raw);
            if (!mapped.dead().isEmpty()) {
                throw new IllegalStateException("the bench wrote a record that is refused: "
                        + mapped.dead().get(0));
            }
            Tally.add(Tally.Of.MAPPED);
            return mapped;
        };
    }

    @Override
    public @Nullable String feedOf(String topic) {
        return counted.feedOf(topic);
    }
}
