package mashang.jobs.accountability;

import java.time.LocalDate;
import mashang.accountability.Period;
import mashang.jobs.JsonDocument;

/** A period as fields of a document. */
final class PeriodFields {
    private PeriodFields() {}

    static void put(JsonDocument document, Period period) {
        document.put("period", period.id())
                .put("periodKind", period.kind())
                .put("from", LocalDate.ofEpochDay(period.firstDay()).toString())
                .put("to", LocalDate.ofEpochDay(period.lastDay()).toString());
    }
}
