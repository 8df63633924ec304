package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mashang.connectors.kafka.DeadLetterCodec;
import mashang.connectors.kafka.Topics;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaRejectionsTest {
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final Rejections.Desk desk = rejections().desk(producer);

    @Test
    void aLetterIsKeptOnlyWhenTheBrokerHasSaidSo() throws Exception {
        CompletableFuture<Void> kept = desk.send(letter(new byte[] {'{', '}'}));
        assertThat(kept).isNotDone();

        producer.completeNext();

        assertThat(kept).isCompleted();
        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("mashang.dead-letters");
        assertThat(record.key()).asString().isEqualTo("0123");
        assertThat(DeadLetterCodec.decode(record.value()))
                .usingRecursiveComparison()
                .isEqualTo(letter(new byte[] {'{', '}'}));
    }

    @Test
    void aLetterTheBrokerRefusesIsNotKept() {
        CompletableFuture<Void> kept = desk.send(letter(new byte[0]));
        producer.errorNext(new IllegalStateException("no"));

        assertThat(kept).isCompletedExceptionally();
    }

    @Test
    void aProducerThatTakesNothingAnyMoreIsAFailureAndNotAnException() {
        producer.close();
        assertThat(desk.send(letter(new byte[0]))).isCompletedExceptionally();
    }

    @Test
    void anOriginalTheBrokerWouldNotTakeIsCutAndSaysSo() throws Exception {
        CompletableFuture<Void> kept = desk.send(letter(new byte[3_000_000]));
        producer.completeNext();

        assertThat(kept).isCompleted();
        byte[] json = producer.history().get(0).value();
        assertThat(json).hasSizeLessThan(1_000_000);
        DeadLetter cut = DeadLetterCodec.decode(json);
        assertThat(cut.original()).hasSize(KafkaRejections.MAX_ORIGINAL_BYTES);
        assertThat(cut.args()).containsExactly("mashang-ledger", "document_too_large [524288/3000000]");
    }

    @Test
    void itTravelsWithTheJob() throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(rejections());
        KafkaRejections arrived =
                InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
        assertThat(arrived.producer()).isEqualTo(rejections().producer());
        assertThat(arrived.encoder().apply(letter(new byte[0]))).isEqualTo(DeadLetterCodec.encode(letter(new byte[0])));
    }

    private static KafkaRejections rejections() {
        return new KafkaRejections(
                Map.of("bootstrap.servers", "127.0.0.1:1"), Topics.MAIN.deadLetters(), DeadLetterCodec::encode);
    }

    private static DeadLetter letter(byte[] original) {
        List<String> args = List.of("mashang-ledger", "document_too_large");
        return new DeadLetter(
                "0123",
                "index",
                null,
                "mashang-ledger/a",
                "",
                -1,
                -1,
                0,
                DeadReason.INDEX_REFUSED,
                args,
                null,
                "",
                original);
    }
}
