package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mashang.sla.oracle.Judgement;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void whatIsAbsentIsEmptyAndWhatNeedsQuotesHasThem() {
        Verdict verdict = new Verdict("hotline:1", 1, "sign", "a,\"b\"", NINE, null, null, Light.GREEN, false, true);
        assertThat(VerdictCsv.line(verdict))
                .isEqualTo("hotline:1,1,sign,\"a,\"\"b\"\"\",2026-03-02T01:00:00Z,,,GREEN,false,true\n");
    }

    @Test
    void filesAreTheSameInWhateverOrderTheirLinesCome() {
        ClockCase c = ClockCases.all().get(0);
        Judgement judgement = c.city()
                .oracle()
                .judge(
                        EventText.log("03-02T09:00 SUBMITTED", "03-02T08:00 SUBMITTED order=2"),
                        c.until().toEpochMilli());
        List<Alert> backwards =
                List.of(judgement.alerts().get(1), judgement.alerts().get(0));
        assertThat(AlertCsv.of(backwards)).isEqualTo("""
                        alert_id,order,round,clock,hop,kind,due,decided_at,corrects
                        hotline:1/1/receive/breach,hotline:1,1,receive,,breach,2026-03-02T01:10:00Z,2026-03-02T01:10:00Z,
                        hotline:2/1/receive/breach,hotline:2,1,receive,,breach,2026-03-02T00:10:00Z,2026-03-02T00:10:00Z,
                        """);
    }
}
