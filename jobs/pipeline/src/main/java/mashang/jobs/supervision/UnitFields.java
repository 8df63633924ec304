package mashang.jobs.supervision;

import mashang.jobs.JsonDocument;
import mashang.units.Identity;
import org.jspecify.annotations.Nullable;

/** The registry's fields of a document; where it does not know the unit only the name under which it is counted, which is as it is written. */
final class UnitFields {
    private UnitFields() {}

    /** @param written as the feed writes it; absent where no unit is concerned */
    static void put(JsonDocument doc, @Nullable Identity unit, @Nullable String written) {
        doc.put("unitNow", unit != null ? unit.nameNow() : written == null ? null : written.strip());
        if (unit != null) {
            doc.put("unitId", unit.id())
                    .put("unitName", unit.name())
                    .put("unitKind", unit.kind())
                    .put("countsFor", unit.countsFor())
                    .put("unitUnclear", unit.isUnclear() ? Boolean.TRUE : null);
        }
    }
}
