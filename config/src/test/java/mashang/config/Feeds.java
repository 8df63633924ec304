package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** Feeds, records and a recognisable mask for tests. */
final class Feeds {
    static final Instant LOGGED = Instant.parse("2026-03-01T02:00:00Z");

    /** Stands for the real mask: knows one telephone number. */
    static final UnaryOperator<String> MASK = text -> text.replace("13900000000", "[电话]");

    static final UnaryOperator<String> PSEUDONYM = caller -> "p" + Integer.toHexString(caller.hashCode());

    private Feeds() {}

    /** A feed from the text of its file, which must be sound. */
    static Feed feed(String yaml) {
        Problems problems = new Problems();
        YamlMap root = YamlFile.parse(yaml, "feed.yaml", problems);
        Feed feed = root == null ? null : FeedFile.read(root);
        assertThat(problems.text(true)).isEmpty();
        assertThat(feed).isNotNull();
        return feed;
    }

    static FeedMapping mapping(Feed feed) {
        return FeedMapping.of(feed, MASK, PSEUDONYM);
    }

    static FeedMapping mapping(String yaml) {
        return mapping(feed(yaml));
    }

    static RawRecord json(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8), null);
    }

    static RawRecord csv(String header, String row) {
        return csv(header, row, StandardCharsets.UTF_8);
    }

    static RawRecord csv(String header, String row, Charset charset) {
        return raw(row.getBytes(charset), header.getBytes(charset));
    }

    static RawRecord raw(byte[] value, byte @Nullable [] header) {
        return new RawRecord("mashang.raw.test", 0, 7, LOGGED.toEpochMilli(), null, 0, header, value, 0);
    }

    static CaseEvent event(Mapped mapped) {
        assertThat(mapped.dead()).extracting(d -> d.message(true)).isEmpty();
        assertThat(mapped.events()).hasSize(1);
        return mapped.events().get(0);
    }

    static List<CaseEvent> events(Mapped mapped) {
        assertThat(mapped.dead()).extracting(d -> d.message(true)).isEmpty();
        return mapped.events();
    }

    static DeadLetter dead(Mapped mapped) {
        assertThat(mapped.events()).isEmpty();
        assertThat(mapped.dead()).hasSize(1);
        return mapped.dead().get(0);
    }
}
