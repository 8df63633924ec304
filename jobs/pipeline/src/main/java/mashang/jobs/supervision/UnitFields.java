package mashang.jobs.supervision;

import java.util.Optional;
import mashang.jobs.JsonDocument;
import mashang.units.Unit;

/** The registry's fields of a document; none where the unit is unknown. */
final class UnitFields {
    private UnitFields() {}

    static void put(JsonDocument doc, Optional<Unit> unit) {
        unit.ifPresent(
                u -> doc.put("unitId", u.id()).put("unitName", u.currentName()).put("unitKind", u.kind()));
    }
}
