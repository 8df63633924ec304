package mashang.jobs.intake;

import java.io.Serializable;
import java.util.function.Function;
import mashang.config.Mapped;
import mashang.intake.RawRecord;
import org.jspecify.annotations.Nullable;

/** Makes the mapping where it runs: mappings hold compiled formats and a secret key, which do not travel. */
@FunctionalInterface
public interface MappingFactory extends Serializable {

    /** A mapping for one task: raw record to events or dead letters. */
    Function<RawRecord, Mapped> open();

    /** The feed on this raw topic, for records that no mapping gets to see; absent where unknown. */
    default @Nullable String feedOf(String topic) {
        return null;
    }
}
