package mashang.jobs.accountability;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import mashang.accountability.Contribution;
import mashang.accountability.Period;
import mashang.accountability.Share;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What an order contributes as a document of {@code mashang-accounts}: by it any figure can be taken apart into orders. */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class ContributionDocuments extends RichMapFunction<Contribution, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-accounts";

    private transient JsonDocument document;

    @Override
    public void open(OpenContext context) {
        document = new JsonDocument();
    }

    @Override
    public Document map(Contribution order) {
        return document.put("orderId", order.orderId())
                .putTime("knownAt", order.knownAt())
                .put("open", order.balance().open() > 0)
                .put("figures", figures(order))
                .putAll("shares", order.shares(), (share, doc) -> doc.put("units", share.units())
                        .put("day", LocalDate.ofEpochDay(share.day()).toString())
                        .put("amounts", amounts(share)))
                .to(INDEX, order.orderId(), order.version());
    }

    /** Ids of the documents of {@code mashang-unit-days} and {@code mashang-scores} to which it contributes, days aside. */
    private static TreeSet<String> figures(Contribution order) {
        TreeSet<String> figures = new TreeSet<>();
        for (Share share : order.shares()) {
            for (Period.Kind kind : Period.Kind.values()) {
                if (kind != Period.Kind.DAY) {
                    figures.add(Period.of(kind, share.day()).id() + '|' + share.unit(kind));
                }
            }
        }
        return figures;
    }

    private static List<String> amounts(Share share) {
        List<String> amounts = new ArrayList<>();
        share.amounts().forEach((name, amount) -> amounts.add(name + '=' + amount));
        return amounts;
    }
}
