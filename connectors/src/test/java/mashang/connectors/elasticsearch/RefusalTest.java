package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void aReasonKeepsTheErrorAndTheFieldAndNothingOfTheDocument() {
        Refusal refusal = Refusal.of(ErrorCause.of(e -> e.type("document_parsing_exception")
                .reason(
                        "[1:34] failed to parse field [dueAt] of type [date] in document with id '张三-13812345678'. Preview of"
                                + " field's value: '家住鼓楼区 13812345678'")
                .causedBy(
                        c -> c.type("illegal_argument_exception").reason("failed to parse date field [13812345678]"))));

        assertThat(refusal.field()).isEqualTo("dueAt");
        assertThat(refusal.text()).isEqualTo("document_parsing_exception: dueAt (illegal_argument_exception)");
    }

    @Test
    void anUnmappedFieldIsNamed() {
        assertThat(field("mapping set to strict, dynamic introduction of [weather] within [_doc] is not allowed"))
                .isEqualTo("weather");
        assertThat(field("[1:9] object mapping for [clocks.policy] tried to parse field [null] as object"))
                .isEqualTo("clocks.policy");
        assertThat(
                        field(
                                "Document contains at least one immense term in field=\"grid\" (whose UTF8 encoding is longer)"))
                .isEqualTo("grid");
    }

    @Test
    void aNumberOrATextInTheFieldsPlaceIsNotTakenForAName() {
        assertThat(field("failed to parse date field [13812345678] with format [strict]"))
                .isNull();
        assertThat(field("failed to parse date field [昨天下午] with format [strict]"))
                .isNull();
        assertThat(field("some other trouble with 13812345678")).isNull();
    }

    @Test
    void anErrorWithoutWordsIsStillARefusal() {
        assertThat(Refusal.of(null).text()).isEqualTo("unstated");
        assertThat(Refusal.of(ErrorCause.of(e -> e.type("x_exception"))).text()).isEqualTo("x_exception");
    }

    private static String field(String reason) {
        return Refusal.of(ErrorCause.of(e -> e.type("t").reason(reason))).field();
    }
}
