package mashang.jobs.supervision;

import mashang.jobs.JsonDocument;
import mashang.units.Identity;
import org.jspecify.annotations.Nullable;

/** The registry's fields of a document; none where the unit is unknown. */
final class UnitFields {
    private UnitFields() {}

    static void put(JsonDocument doc, @Nullable Identity unit) {
        if (unit != null) {
            doc.put("unitId", unit.id())
                    .put("unitName", unit.name())
                    .put("unitKind", unit.kind())
                    .put("countsFor", unit.countsFor())
                    .put("unitUnclear", unit.isUnclear() ? Boolean.TRUE : null);
        }
    }
}
