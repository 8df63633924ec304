package mashang.local.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import mashang.config.Words;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.MalformedRecord;
import mashang.local.broker.TopicReader;
import mashang.text.Classification;
import mashang.text.Classifier;
import mashang.text.ComplaintAnalyzer;
import mashang.text.SegmentedText;
import mashang.text.Term;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which texts other words would have read otherwise. No due time depends on it.
 *
 * @param texts how many were looked at: the last ones handed over
 * @param changes those that would be read otherwise
 */
public record LexiconDryRun(long texts, List<Change> changes) {
    /** Of so many texts a person sees what a word does. */
    private static final int LOOKED_AT = 1_000;

    /**
     * A text that would be read otherwise.
     *
     * @param gone terms it would not have any more
     * @param come terms it would have
     * @param before what its words tell
     * @param after the same by the other words
     */
    public record Change(String orderId, Set<String> gone, Set<String> come, Told before, Told after) {}

    /**
     * What words tell.
     *
     * @param kind what the citizen wants; absent where they do not tell
     * @param concern what is at stake; absent where they do not tell
     * @param conduct whether it mentions how officials behave
     */
    public record Told(@Nullable String kind, @Nullable String concern, boolean conduct) {}

    /** Reads the texts in the log of a pipeline. */
    public static LexiconDryRun of(String bootstrap, String topic, Words before, Words after) {
        Deque<CaseEvent> last = new ArrayDeque<>();
        TopicReader.readAll(bootstrap, topic, record -> {
            if (record.headers().lastHeader(EventLog.TICK_HEADER) == null) {
                try {
                    CaseEvent event = CaseEventCodec.decode(record.value());
                    if (event.title() != null || event.content() != null) {
                        last.addLast(event);
                    }
                    if (last.size() > LOOKED_AT) {
                        last.removeFirst();
                    }
                } catch (MalformedRecord e) {
                    return; // a dead letter of the readers
                }
            }
        });
        return of(last, before, after);
    }

    /** The same of these events. */
    static LexiconDryRun of(Collection<CaseEvent> events, Words before, Words after) {
        Reader old = new Reader(before);
        Reader now = new Reader(after);
        List<Change> changes = new ArrayList<>();
        for (CaseEvent event : events) {
            Set<String> gone = old.terms(event);
            Set<String> come = now.terms(event);
            Set<String> both = new TreeSet<>(gone);
            both.retainAll(come);
            gone.removeAll(both);
            come.removeAll(both);
            Change change = new Change(event.orderId(), gone, come, old.told(event), now.told(event));
            if (!gone.isEmpty() || !come.isEmpty() || !change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return new LexiconDryRun(events.size(), List.copyOf(changes));
    }

    private static final class Reader {
        private final ComplaintAnalyzer analyzer;
        private final Classifier classifier;

        Reader(Words words) {
            analyzer = new ComplaintAnalyzer(words.vocabulary());
            classifier = new Classifier(words.cues());
        }

        Set<String> terms(CaseEvent event) {
            Set<String> terms = new TreeSet<>();
            for (String text : List.of(text(event.title()), text(event.content()))) {
                SegmentedText cut = analyzer.segment(text);
                cut.terms().stream().map(Term::text).forEach(terms::add);
            }
            return terms;
        }

        Told told(CaseEvent event) {
            Classification said = classifier.classify(text(event.title()), text(event.content()));
            return new Told(
                    said.kind() == null ? null : said.kind().name(),
                    said.concern() == null ? null : said.concern().name(),
                    said.conduct());
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }
}
