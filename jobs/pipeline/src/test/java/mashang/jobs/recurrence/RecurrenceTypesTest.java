package mashang.jobs.recurrence;

import static mashang.jobs.StrictTypes.roundTrip;
import static mashang.jobs.StrictTypes.serializer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mashang.recurrence.Alias;
import mashang.recurrence.Assignment;
import mashang.recurrence.Circumstances;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.ClustererState;
import mashang.recurrence.Complaint;
import mashang.recurrence.Feedback;
import mashang.recurrence.Merged;
import mashang.recurrence.OnlineClusterer;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.Signature;
import mashang.recurrence.TermWeight;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.MergeSuggestion;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.ProblemMark;
import mashang.recurrence.city.ReadComplaint;
import mashang.recurrence.city.TextFact;
import mashang.recurrence.city.TextReading;
import mashang.recurrence.duplicates.Fingerprint;
import mashang.recurrence.duplicates.TextGroup;
import mashang.recurrence.duplicates.Visit;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.portrait.Traits;
import mashang.recurrence.trend.CityState;
import mashang.recurrence.trend.SeenHour;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.SeriesState;
import mashang.sla.Clocks;
import mashang.workorder.Authority;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrenceTypesTest {
    static Stream<Class<?>> types() {
        return Stream.of(
                OrderText.class,
                TextFact.class,
                ReadComplaint.class,
                Traits.class,
                ProblemMark.class,
                ProblemLife.class,
                Portrait.class,
                Series.class,
                SeriesState.class,
                SeenHour.class,
                CityState.class,
                Fingerprint.class,
                TextGroup.class,
                Visit.class,
                AcceptedText.class,
                ProblemFact.class,
                Circumstances.class,
                Complaint.class,
                Signature.class,
                TermWeight.class,
                ProblemCluster.class,
                ClustererState.class,
                Assignment.class,
                Merged.class,
                Alias.class,
                Feedback.class,
                MergeSuggestion.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeNeedsNoKryo(Class<?> type) {
        assertThat(serializer(type).getClass().getSimpleName()).isEqualTo("PojoSerializer");
    }

    @Test
    void stateAndEdgesSurviveTheirSerializersWithAbsentFields() throws IOException {
        OrderText waiting = OrderText.NONE
                .receive(ComplaintOrders.submitted("1", 0, "停水"), Clocks.REMEMBERED_MILLIS)
                .receive(ComplaintOrders.event("1", 5, Step.ACCEPTED), Clocks.REMEMBERED_MILLIS);
        assertThat(roundTrip(OrderText.class, waiting)).isEqualTo(waiting);
        OrderText.Advance half = waiting.advance("hotline:1", ComplaintOrders.at(1), Authority.NOBODY);
        assertThat(roundTrip(OrderText.class, half.state())).isEqualTo(half.state());
        AcceptedText text = half.state()
                .advance("hotline:1", ComplaintOrders.at(9), Authority.NOBODY)
                .facts()
                .get(0)
                .text();
        assertThat(roundTrip(AcceptedText.class, text)).isEqualTo(text);
        Complaint complaint = new TextReading(
                        ComplaintOrders.RULES.vocabulary(),
                        ComplaintOrders.RULES.places(),
                        ComplaintOrders.RULES.words())
                .read(text)
                .complaint();
        assertThat(roundTrip(Complaint.class, complaint)).isEqualTo(complaint);
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        clusterer.take(List.of(complaint), complaint.loggedAt());
        ProblemCluster cluster = clusterer.cluster("P-hotline:1");
        assertThat(roundTrip(ProblemCluster.class, cluster)).isEqualTo(cluster);
    }
}
