package mashang.local.problems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.recurrence.ProblemDocuments;
import mashang.recurrence.Circumstances;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.AssignedOrders;
import mashang.recurrence.city.CityProblems;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.ProblemView;
import mashang.recurrence.city.TextReading;
import mashang.text.ComplaintText;

/** Problems reckoned from the texts of a file by the very code of the job; its documents are kept in memory. */
public final class ComputedProblems implements ProblemSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CITY = "";

    private final Map<String, JsonNode> problems = new HashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final CitySettings settings;

    private ComputedProblems(CitySettings settings) {
        this.settings = settings;
    }

    /** Reckons; as of the time of the latest text. */
    public static ComputedProblems of(List<LabelledText> texts, City city) {
        ComputedProblems computed = new ComputedProblems(CitySettings.of(city.recurrence()));
        TextReading reading = new TextReading(city.vocabulary(), city.places(), city.words());
        List<ProblemFact> facts = new ArrayList<>(texts.size());
        Instant last = Instant.EPOCH;
        for (LabelledText text : texts) {
            AcceptedText accepted = new AcceptedText(
                    text.orderId(),
                    text.at(),
                    text.at(),
                    text.user(),
                    Circumstances.NONE,
                    "",
                    ComplaintText.clean(text.title()),
                    ComplaintText.clean(text.text()),
                    false);
            facts.add(ProblemFact.accepted(accepted).read(reading.read(accepted)));
            last = last.isAfter(text.at()) ? last : text.at();
        }
        computed.take(facts, last);
        return computed;
    }

    private void take(List<ProblemFact> facts, Instant last) {
        CityProblems city = new CityProblems(settings, AssignedOrders.inMemory());
        for (Document document : NewsDocuments.of(city.take(facts, last), CITY)) {
            if (document.index().equals(NewsDocuments.EVENTS)) {
                events.add(json(document));
            }
        }
        for (ProblemView view : city.views()) {
            problems.put(
                    view.problemId(),
                    json(ProblemDocuments.of(
                            view, CITY, settings.policy().portraits().halfLife())));
        }
    }

    private static JsonNode json(Document document) {
        try {
            return JSON.readTree(document.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<JsonNode> problems() {
        return List.copyOf(problems.values());
    }

    @Override
    public List<JsonNode> events(String problemId) {
        return events.stream()
                .filter(event -> event.path("problemId").asText().equals(problemId))
                .toList();
    }
}
