package mashang.jobs.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.recurrence.Merged;
import mashang.recurrence.city.Assigned;
import mashang.recurrence.city.Decided;
import mashang.recurrence.city.MergeSuggestion;
import mashang.recurrence.city.News;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.duplicates.Likeness;
import mashang.recurrence.life.Evidence;
import mashang.recurrence.life.LifeEvent;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.WindowCount;
import mashang.workorder.CaseEvent;

/** What a city's problems have to tell, as documents of their indices. */
public final class NewsDocuments {
    public static final String ASSIGNMENTS = "mashang-assignments";
    public static final String SUGGESTIONS = "mashang-suggestions";
    public static final String EVENTS = "mashang-problem-events";
    public static final String TRENDS = "mashang-problem-trends";

    private NewsDocuments() {}

    public static List<Document> of(News news, String city) {
        List<Document> documents = new ArrayList<>();
        news.assigned().forEach(one -> documents.add(assigned(one, city)));
        news.suggestions().forEach(one -> documents.add(suggestion(one, city)));
        news.steps().stream()
                .filter(step -> step.step() != LifeStep.MERGED) // told below, with who merged them
                .forEach(step -> documents.add(step(step, city)));
        news.bursts().forEach(burst -> documents.add(burst(burst, city)));
        news.merged().forEach(merged -> documents.add(merged(merged, city)));
        news.decided().forEach(decided -> documents.add(decided(decided, city)));
        news.windows().forEach(window -> documents.add(window(window, city)));
        return documents;
    }

    /** What people decide comes after what was found, and a later decision after an earlier one. */
    private static Document assigned(Assigned one, String city) {
        JsonDocument json = new JsonDocument();
        Likeness likeness = one.likeness();
        if (likeness != null) {
            json.put("likeOrder", likeness.otherId())
                    .put("likeness", likeness.kind())
                    .put("likeOverlap", likeness.overlap())
                    .put("likeSameCaller", likeness.sameCaller())
                    .put("likeCount", likeness.count())
                    .put("likeAdvice", likeness.advice())
                    .put("likeReason", likeness.reason());
        }
        return json.put("orderId", one.orderId())
                .put("feed", CaseEvent.feedOf(one.orderId()))
                .put("city", city)
                .put("problemId", one.problemId())
                .put("assignedAt", one.at())
                .put("occurredAt", one.occurredAt())
                .put("score", one.score())
                .put("opened", one.opened())
                .put("byOffice", one.byOffice())
                .to(ASSIGNMENTS, one.orderId(), one.byOffice() ? one.at().toEpochMilli() : 1);
    }

    /** Both orders are named in one field, too, to be found by either. */
    private static Document suggestion(MergeSuggestion one, String city) {
        Likeness likeness = Objects.requireNonNull(one.likeness());
        String feed = CaseEvent.feedOf(one.orderId());
        String otherFeed = CaseEvent.feedOf(one.otherId());
        return new JsonDocument()
                .put("orderId", one.orderId())
                .put("otherId", one.otherId())
                .put("orders", List.of(one.orderId(), one.otherId()))
                .put("feeds", feed.equals(otherFeed) ? List.of(feed) : List.of(feed, otherFeed))
                .put("acrossFeeds", !feed.equals(otherFeed))
                .put("city", city)
                .put("status", one.status())
                .put("likeness", likeness.kind())
                .put("overlap", likeness.overlap())
                .put("sameCaller", likeness.sameCaller())
                .put("count", likeness.count())
                .put("advice", likeness.advice())
                .put("reason", likeness.reason())
                .put("suggestedAt", likeness.at())
                .put("decidedAt", one.decidedAt())
                .put("actor", one.actor())
                .put("decisionReason", one.reason())
                .to(SUGGESTIONS, one.orderId() + '~' + one.otherId(), one.revision());
    }

    private static Document step(LifeEvent step, String city) {
        Evidence evidence = step.evidence();
        return new JsonDocument()
                .put("eventId", step.id())
                .put("city", city)
                .put("problemId", step.problemId())
                .put("event", step.step())
                .put("at", step.at())
                .put("phase", step.phase())
                .put("from", evidence.from())
                .put("until", evidence.to())
                .put("messages", evidence.messages())
                .put("size", evidence.size())
                .put("people", evidence.people())
                .put("unknown", evidence.unknown())
                .put("grids", evidence.grids())
                .put("needSize", evidence.needSize())
                .put("needPeople", evidence.needPeople())
                .put("needGrids", evidence.needGrids())
                .put("now", evidence.now())
                .put("before", evidence.before())
                .put("reason", evidence.reason())
                .put("visits", evidence.visits())
                .put("other", evidence.other())
                .put("orders", evidence.orders())
                .put("byOffice", evidence.byOffice())
                .to(EVENTS, step.id(), 1);
    }

    private static Document burst(BurstEvent burst, String city) {
        String id = burst.id() + '/' + burst.kind() + '/' + burst.decidedAt().toEpochMilli();
        Series series = burst.series();
        return new JsonDocument()
                .put("eventId", id)
                .put("city", city)
                .put("problemId", series.kind() == Series.Kind.PROBLEM ? series.name() : null)
                .put("seriesKind", series.kind())
                .put("series", series.name())
                .put("event", "BURST_" + burst.kind())
                .put("at", burst.decidedAt())
                .put("occurredAt", burst.at())
                .put("from", burst.from())
                .put("messages", burst.documents())
                .put("people", burst.callers())
                .put("expected", burst.expected())
                .put("score", burst.score())
                .put("peakPerHour", burst.peakPerHour() > 0 ? burst.peakPerHour() : null)
                .put("other", burst.continuedAs())
                .put("orders", burst.decidedBy() == null ? List.of() : List.of(burst.decidedBy()))
                .to(EVENTS, id, 1);
    }

    private static Document merged(Merged merged, String city) {
        String id = merged.from() + "/MERGED_INTO/" + merged.into();
        return new JsonDocument()
                .put("eventId", id)
                .put("city", city)
                .put("problemId", merged.into())
                .put("event", "MERGED")
                .put("at", merged.at())
                .put("other", merged.from())
                .put("byOffice", merged.reason() == Merged.Reason.ANALYST)
                .to(EVENTS, id, 1);
    }

    private static Document decided(Decided decided, String city) {
        ProblemFact fact = decided.fact();
        String id = fact.about() + "/DECIDED/" + fact.id();
        return new JsonDocument()
                .put("eventId", id)
                .put("city", city)
                .put("problemId", decided.problemId())
                .put("event", "DECIDED")
                .put("at", fact.loggedAt())
                .put("occurredAt", fact.occurredAt())
                .put("decision", fact.kind())
                .put("about", fact.about())
                .put("other", fact.into())
                .put("effective", decided.problemId() != null)
                .put("actor", fact.actor())
                .put("decisionReason", fact.reason())
                .put("byOffice", true)
                .to(EVENTS, id, 1);
    }

    private static Document window(WindowCount window, String city) {
        Series series = window.series();
        String id = series.kind() + "/" + series.name() + '/' + window.grain() + '/' + window.from();
        return new JsonDocument()
                .put("seriesKind", series.kind())
                .put("series", series.name())
                .put("city", city)
                .put("grain", window.grain())
                .put("from", window.from())
                .put("until", window.until())
                .put("documents", window.documents())
                .put("callers", window.callers())
                .put("expected", window.expected())
                .to(TRENDS, id, window.documents());
    }
}
