package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "200, '', DONE",
        "201, '', DONE",
        "409, version_conflict_engine_exception, DONE",
        "408, '', RETRY",
        "429, es_rejected_execution_exception, RETRY",
        "429, cluster_block_exception, RETRY",
        "500, '', RETRY",
        "502, '', RETRY",
        "503, unavailable_shards_exception, RETRY",
        "504, '', RETRY",
        "507, '', RETRY",
        "400, document_parsing_exception, REJECT",
        "400, strict_dynamic_mapping_exception, REJECT",
        "413, '', REJECT",
        "422, '', REJECT",
        "302, '', REJECT",
        "401, security_exception, FATAL",
        "403, cluster_block_exception, FATAL",
        "404, index_not_found_exception, FATAL",
        "400, index_closed_exception, FATAL",
        "400, validation_exception, FATAL",
    })
    void theStatusDecidesWhatBecomesOfADocument(int status, String type, Verdict expected) {
        assertThat(Verdict.of(status, type)).isEqualTo(expected);
    }
}
