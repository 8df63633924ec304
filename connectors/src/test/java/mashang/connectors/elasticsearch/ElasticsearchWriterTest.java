package mashang.connectors.elasticsearch;

import static mashang.connectors.elasticsearch.CannedElasticsearch.failing;
import static mashang.connectors.elasticsearch.CannedElasticsearch.raw;
import static mashang.connectors.elasticsearch.CannedElasticsearch.refused;
import static mashang.connectors.elasticsearch.CannedElasticsearch.statuses;
import static mashang.connectors.elasticsearch.WriterBench.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mashang.connectors.elasticsearch.CannedElasticsearch.Reply;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ElasticsearchWriterTest {
    private CannedElasticsearch server = CannedElasticsearch.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCheckpointFindsEverythingIndexedAndNothingBuffered() throws Exception {
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c").checkpoint();

            assertThat(server.ids()).containsExactly(List.of("a", "b", "c"));
            assertThat(server.requests().get(0)).allSatisfy(action -> {
                assertThat(action.versionType()).isEqualTo("external_gte");
                assertThat(action.version()).isEqualTo(1);
                assertThat(action.index()).isEqualTo("mashang-ledger");
            });
            assertThat(server.requests().get(0).get(0).source()).isEqualTo("{\"orderId\":\"a\"}");
            assertThat(bench.counts()).isEqualTo(Map.of("sent", 3L, "stale", 0L, "retried", 0L, "rejected", 0L));
            assertThat(bench.writer.metrics().latency().getCount()).isEqualTo(1);
            assertThat(bench.writer.snapshotState(1))
                    .allSatisfy(s -> assertThat(s.getBufferedRequestEntries()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void anOverloadedServerGetsTheSameDocumentAgainAfterAWait(int status) throws Exception {
        server.next(statuses(status), refused(status, "busy"), raw(status, "<html>busy</html>"));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a").checkpoint();

            assertThat(server.ids()).containsExactly(List.of("a"), List.of("a"), List.of("a"), List.of("a"));
            assertThat(bench.counts()).isEqualTo(Map.of("sent", 1L, "stale", 0L, "retried", 3L, "rejected", 0L));
            assertThat(bench.waits).hasSize(3);
            assertThat(bench.waits.get(0)).isBetween(100L, 200L);
            assertThat(bench.waits.get(1)).isBetween(200L, 400L);
            assertThat(bench.waits.get(2)).isBetween(400L, 800L);
        }
    }

    @Test
    void onlyTheDocumentsThatWereNotTakenAreSentAgain() throws Exception {
        server.next(statuses(200, 429, 200, 503));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c", "d").checkpoint();

            assertThat(server.ids()).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "d"));
            assertThat(bench.counts()).containsEntry("sent", 4L).containsEntry("retried", 2L);
        }
    }

    @Test
    void anOlderVersionThanTheIndexedOneIsDone() throws Exception {
        server.next(failing("a", 409, "version_conflict_engine_exception", "current version [7] is higher"));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b").checkpoint();

            assertThat(server.requests()).hasSize(1);
            assertThat(bench.counts()).isEqualTo(Map.of("sent", 1L, "stale", 1L, "retried", 0L, "rejected", 0L));
        }
    }

    @Test
    void aDocumentThatDoesNotFitGoesToTheDeadLettersAndTheOthersAreIndexed() throws Exception {
        String reason =
                "failed to parse field [dueAt] of type [date] in document with id 'b'. Preview of field's value: '张三'";
        server.next(failing("b", 400, "document_parsing_exception", reason));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c").checkpoint();

            assertThat(bench.counts()).isEqualTo(Map.of("sent", 2L, "stale", 0L, "retried", 0L, "rejected", 1L));
            DeadLetter letter = bench.letters.get(0);
            assertThat(bench.letters).hasSize(1);
            assertThat(letter.stage()).isEqualTo("index");
            assertThat(letter.origin()).isEqualTo("mashang-ledger/b");
            assertThat(letter.reason()).isEqualTo(DeadReason.INDEX_REFUSED);
            assertThat(letter.args()).containsExactly("mashang-ledger", "document_parsing_exception: dueAt");
            assertThat(letter.field()).isEqualTo("dueAt");
            assertThat(letter.original()).isEqualTo(document("b", 1).source());
            assertThat(letter.message(false)).isEqualTo("索引“mashang-ledger”拒收：document_parsing_exception: dueAt");
        }
    }

    @Test
    void theSameRejectionHasTheSameLetterIdInEveryRun() throws Exception {
        server.always(failing("b", 400, "x", ""));
        try (WriterBench first = WriterBench.of(server.access());
                WriterBench second = WriterBench.of(server.access())) {
            first.write("b").checkpoint();
            second.write("b").checkpoint();

            assertThat(first.letters.get(0).id())
                    .hasSize(32)
                    .isEqualTo(second.letters.get(0).id());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, security_exception, API 密钥",
        "403, security_exception, write 与 auto_configure",
        "404, index_not_found_exception, 安装索引模板",
        "400, index_closed_exception, 打开被关闭的索引",
    })
    void whatNoRetryHelpsFailsTheJobWithTheRemedy(int status, String type, String remedy) throws Exception {
        server.always(failing("a", status, type, "no"));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a");
            assertThatThrownBy(bench::checkpoint)
                    .isInstanceOf(ElasticsearchUnavailable.class)
                    .hasMessageContaining(remedy);
            assertThat(bench.letters).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aRequestRefusedAsAWholeFailsTheJobToo(int status) throws Exception {
        for (var answer : List.of(refused(status, "security_exception"), raw(status, "go away"))) {
            server.always(answer);
            try (WriterBench bench = WriterBench.of(server.access())) {
                bench.write("a", "b");
                assertThatThrownBy(bench::checkpoint).isInstanceOf(ElasticsearchUnavailable.class);
            }
        }
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome</html>",
                "{",
                "{}",
                "[]",
                "{\"took\":1,\"errors\":false}",
                "{\"took\":1,\"errors\":false,\"items\":[]}",
                "{\"took\":1,\"errors\":false,\"items\":[{\"index\":{\"_index\":\"i\",\"_id\":\"a\",\"status\":201}}]}",
                "{\"took\":1,\"errors\":false,\"items\":[{\"index\":{\"_index\":\"i\",\"_id\":\"a\",\"status\":201}},{\"index\":{\"_index\":\"i\",\"_id\":\"z\",\"status\":201}}]}",
                "{\"took\":1,\"errors\":false,\"items\":[{\"index\":{\"_index\":\"i\",\"_id\":\"a\"}},{\"index\":{\"_index\":\"i\",\"_id\":\"b\"}}]}",
            })
    void anUnreadableOrShortReplyIsNeverSuccess(String body) throws Exception {
        server.next(raw(200, body), raw(200, body));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b").checkpoint();

            assertThat(server.ids()).containsExactly(List.of("a", "b"), List.of("a", "b"), List.of("a", "b"));
            assertThat(bench.counts()).containsEntry("sent", 2L).containsEntry("retried", 4L);
        }
    }

    @Test
    void repliesThatStayUnreadableFailTheJobAfterABoundedNumber() throws Exception {
        server.always(raw(200, "<html>welcome</html>"));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a");
            assertThatThrownBy(bench::checkpoint)
                    .isInstanceOf(ElasticsearchUnavailable.class)
                    .hasMessageContaining("5 次");
            assertThat(server.requests()).hasSize(5);
            assertThat(bench.counts()).containsEntry("sent", 0L);
        }
    }

    @Test
    void aReplyThatDoesNotComeFromElasticsearchIsNotSuccess() throws Exception {
        String good =
                "{\"took\":1,\"errors\":false,\"items\":[{\"index\":{\"_index\":\"i\",\"_id\":\"a\",\"status\":201}}]}";
        server.always(actions -> new Reply(200, good, false));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a");
            assertThatThrownBy(bench::checkpoint).isInstanceOf(ElasticsearchUnavailable.class);
            assertThat(bench.counts()).containsEntry("sent", 0L);
        }
    }

    @Test
    void aProxysBadRequestDoesNotMakeDeadLetters() throws Exception {
        server.always(raw(400, "<html>bad request</html>"));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b");
            assertThatThrownBy(bench::checkpoint).isInstanceOf(ElasticsearchUnavailable.class);
            assertThat(bench.letters).isEmpty();
        }
    }

    @Test
    void whileTheServerIsAwayTheDocumentsWaitAndThenArrive() throws Exception {
        int port = server.port();
        server.close();
        try (WriterBench bench = WriterBench.of(CannedElasticsearch.access(port))) {
            bench.meanwhile(() -> bench.meanwhile(() -> server = CannedElasticsearch.start(port)));
            bench.write("a", "b").checkpoint();

            assertThat(server.ids()).containsExactly(List.of("a", "b"));
            assertThat(bench.waits).hasSizeGreaterThanOrEqualTo(2);
            assertThat(bench.counts()).containsEntry("sent", 2L);
        }
    }

    @Test
    void aBatchThatIsTooLargeIsSentInHalves() throws Exception {
        server.always(actions ->
                actions.size() > 1 ? new Reply(413, "", true) : statuses(200).to(actions));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c").checkpoint();

            assertThat(server.ids())
                    .contains(List.of("a"), List.of("b"), List.of("c"))
                    .hasSize(5);
            assertThat(bench.counts()).containsEntry("sent", 3L).containsEntry("rejected", 0L);
        }
    }

    @Test
    void aSingleDocumentThatIsTooLargeIsRejected() throws Exception {
        server.always(actions -> actions.stream().anyMatch(a -> a.id().equals("b"))
                ? new Reply(413, "<html>too large</html>", true)
                : statuses(200).to(actions));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c").checkpoint();

            assertThat(bench.letters).extracting(DeadLetter::origin).containsExactly("mashang-ledger/b");
            assertThat(bench.letters.get(0).args()).endsWith("document_too_large");
            assertThat(bench.counts()).containsEntry("sent", 2L).containsEntry("rejected", 1L);
        }
    }

    @Test
    void aDocumentThatSpoilsTheWholeRequestIsFoundAndTheOthersAreIndexed() throws Exception {
        server.always(actions -> actions.stream().anyMatch(a -> a.id().equals("c"))
                ? refused(400, "action_request_validation_exception").to(actions)
                : statuses(200).to(actions));
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write("a", "b", "c", "d", "e").checkpoint();

            assertThat(bench.letters).extracting(DeadLetter::origin).containsExactly("mashang-ledger/c");
            assertThat(bench.counts()).containsEntry("sent", 4L).containsEntry("rejected", 1L);
        }
    }

    @Test
    void aDocumentBeyondTheLimitIsRejectedWithoutBeingSent() throws Exception {
        List<DeadLetter> letters = WriterLetters.fresh();
        var sink =
                ElasticsearchSink.builder(server.access(), WriterLetters::new).maxDocumentBytes(new MemorySize(100));
        try (WriterBench bench = WriterBench.of(sink)) {
            byte[] large = ("{\"title\":\"" + "长".repeat(100) + "\"}").getBytes(StandardCharsets.UTF_8);
            bench.write(new Document("i", "large", 1, large)).write("a").checkpoint();

            assertThat(letters).extracting(DeadLetter::origin).containsExactly("i/large");
            assertThat(server.ids()).containsExactly(List.of("a"));
        }
    }

    @Test
    void aDocumentLargerThanABatchGoesAlone() throws Exception {
        var sink = ElasticsearchSink.builder(server.access(), Rejections.alreadyKept())
                .maxBatchBytes(new MemorySize(400));
        try (WriterBench bench = WriterBench.of(sink)) {
            byte[] large = ("{\"title\":\"" + "长".repeat(500) + "\"}").getBytes(StandardCharsets.UTF_8);
            bench.write("a")
                    .write(new Document("i", "large", 1, large))
                    .write("b")
                    .checkpoint();

            assertThat(server.ids()).containsExactlyInAnyOrder(List.of("a"), List.of("large"), List.of("b"));
        }
    }

    @Test
    void ofSeveralVersionsInABatchOnlyTheNewestIsSent() throws Exception {
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write(document("a", 2))
                    .write(document("a", 3))
                    .write(document("b", 1))
                    .write(document("a", 1))
                    .checkpoint();

            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0))
                    .extracting(a -> a.id() + a.version())
                    .containsExactlyInAnyOrder("a3", "b1");
            assertThat(bench.counts()).isEqualTo(Map.of("sent", 2L, "stale", 2L, "retried", 0L, "rejected", 0L));
        }
    }

    @Test
    void theSameIdInTwoIndicesIsTwoDocuments() throws Exception {
        try (WriterBench bench = WriterBench.of(server.access())) {
            bench.write(new Document("i", "a", 1, new byte[] {'{', '}'}))
                    .write(new Document("j", "a", 1, new byte[] {'{', '}'}))
                    .checkpoint();

            assertThat(bench.counts()).containsEntry("sent", 2L).containsEntry("stale", 0L);
        }
    }

    @Test
    void lineBreaksInADocumentDoNotBreakTheRequest() throws Exception {
        try (WriterBench bench = WriterBench.of(server.access())) {
            byte[] pretty = "{\r\n  \"title\" : \"路灯\\n不亮\"\n}".getBytes(StandardCharsets.UTF_8);
            bench.write(new Document("i", "a", 1, pretty)).write("b").checkpoint();

            assertThat(server.requests().get(0).get(0).source()).isEqualTo("{    \"title\" : \"路灯\\n不亮\" }");
            assertThat(server.ids()).containsExactly(List.of("a", "b"));
        }
    }

    @Test
    void batchesHoldAtMostWhatWasAskedFor() throws Exception {
        var sink = ElasticsearchSink.builder(server.access(), Rejections.alreadyKept())
                .maxBatchDocuments(2);
        try (WriterBench bench = WriterBench.of(sink)) {
            bench.write("a", "b", "c", "d", "e").checkpoint();

            assertThat(server.ids()).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(2));
            assertThat(bench.counts()).containsEntry("sent", 5L);
        }
    }

    @Test
    void batchesAreUnderWayTogetherFromTheFirstOneOn() throws Exception {
        CountDownLatch bothAsked = new CountDownLatch(2);
        server.always(actions -> {
            bothAsked.countDown();
            try {
                bothAsked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return statuses(200).to(actions);
        });
        var sink = ElasticsearchSink.builder(server.access(), Rejections.alreadyKept())
                .maxBatchDocuments(1)
                .maxInFlight(2);
        try (WriterBench bench = WriterBench.of(sink)) {
            bench.write("a", "b").checkpoint();

            assertThat(bench.counts()).containsEntry("sent", 2L);
        }
    }

    @Test
    void whatWasBufferedInARestoredStateIsSent() throws Exception {
        Entry entry = Entry.of(document("a", 4));
        var restored = new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(entry, Long.MAX_VALUE)));
        try (WriterBench bench = WriterBench.of(server.access(), List.of(restored))) {
            bench.checkpoint();

            assertThat(server.requests().get(0)).extracting(a -> a.version()).containsExactly(4L);
        }
    }

    @Test
    void aCheckpointWaitsUntilTheDeadLetterIsAcknowledged() throws Exception {
        server.next(failing("a", 400, "x", ""));
        List<DeadLetter> letters = WriterLetters.fresh();
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        WriterLetters.acknowledgeWith(acknowledged);
        try (WriterBench bench = WriterBench.of(ElasticsearchSink.builder(server.access(), WriterLetters::new))) {
            WriterLetters.whenSent(() -> bench.writer.onTask(() -> {
                assertThat(bench.counts()).containsEntry("rejected", 1L);
                acknowledged.complete(null);
            }));
            bench.write("a").checkpoint();

            assertThat(acknowledged).isDone();
            assertThat(letters).hasSize(1);
        }
    }

    @Test
    void aDeadLetterThatCannotBeKeptFailsTheJob() throws Exception {
        server.next(failing("a", 400, "x", ""));
        WriterLetters.fresh();
        WriterLetters.acknowledgeWith(CompletableFuture.failedFuture(new IllegalStateException("no broker")));
        try (WriterBench bench = WriterBench.of(ElasticsearchSink.builder(server.access(), WriterLetters::new))) {
            bench.write("a");
            assertThatThrownBy(bench::checkpoint)
                    .hasStackTraceContaining("死信主题")
                    .hasRootCauseMessage("no broker");
        }
    }

    @Test
    void limitsThatContradictEachOtherAreRefusedAtOnce() {
        var builder = ElasticsearchSink.builder(server.access(), Rejections.alreadyKept());
        assertThatThrownBy(() -> builder.maxBuffered(10).maxBatchDocuments(10).build())
                .hasMessageContaining("mashang.elasticsearch.buffer.documents");
        assertThatThrownBy(
                        () -> builder.maxBuffered(11).bufferTime(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
