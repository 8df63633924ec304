package mashang.local.care;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import mashang.config.Retention;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.IndexCare;

/** Deletes and closes monthly indices as {@link Retention} says. An index whose name has no month is never touched. */
public final class MonthlyIndices {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy.MM");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final IndexCare care;

    public MonthlyIndices(ElasticsearchConnection connection) {
        this.care = new IndexCare(connection);
    }

    /** What becomes of an index. */
    public enum Fate {
        DELETED,
        CLOSED
    }

    /** One index and what becomes of it. */
    public record Due(String index, Fate fate) {}

    /** What is due on a day; nothing is changed. */
    public List<Due> due(List<Retention> rules, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZONE));
        List<Due> due = new ArrayList<>();
        for (Retention rule : rules) {
            care.indices(rule.prefix()).forEach((index, open) -> {
                // An alias that begins like this leads to indices of any name: those are not ours to delete.
                String name = index.startsWith(rule.prefix())
                        ? index.substring(rule.prefix().length())
                        : "";
                if (name.matches("[0-9]{4}\\.(0[1-9]|1[0-2])")) {
                    YearMonth of = YearMonth.parse(name, MONTH);
                    if (of.isBefore(month.minusMonths(rule.keepMonths()))) {
                        due.add(new Due(index, Fate.DELETED));
                    } else if (open && rule.closeMonths() > 0 && of.isBefore(month.minusMonths(rule.closeMonths()))) {
                        due.add(new Due(index, Fate.CLOSED));
                    }
                }
            });
        }
        return due;
    }

    /** Does it, and says in the audit that it begins and that it is done: nothing is deleted that the audit could not be told of. */
    public void carryOut(List<Due> due, String actor, Instant now) {
        Audit audit = new Audit(care, actor, "config/elasticsearch/retention.yaml");
        for (Due one : due) {
            tell(audit, one.fate() == Fate.DELETED ? "DELETING" : "CLOSING", one, now);
            if (one.fate() == Fate.DELETED) {
                care.delete(one.index());
            } else {
                care.close(one.index());
            }
            tell(audit, one.fate().name(), one, now);
        }
    }

    /** The same entry twice: the second takes the place of the first. */
    private static void tell(Audit audit, String action, Due one, Instant now) {
        ObjectNode entry = audit.entry(action, now).put("index", one.index());
        audit.write(entry, now, one.index());
    }
}
