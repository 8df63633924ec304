package mashang.jobs.supervision;

import java.util.Map;
import mashang.jobs.EventStream;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * An event that was folded, with what the registry knew of its unit when it was handed over.
 *
 * @param event what happened
 * @param unitId id of the unit it names; absent where it names none, or none that was known
 */
public record FoldedEvent(CaseEvent event, @Nullable String unitId) {

    /** Events on their way to the history. */
    public static final TypeInformation<FoldedEvent> TYPE =
            Types.POJO(FoldedEvent.class, Map.of("event", EventStream.TYPE, "unitId", Types.STRING));
}
