package mashang.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mashang.config.ConfigException;
import mashang.config.PublishedLexicon;
import mashang.config.Words;
import mashang.rules.RuleVersion;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads texts by the words in force at their log time. The second input brings every published version to every task, and a text waits until
 * its ticks have passed that time: so it is read by the same words live, in a replay, after a failure. Mostly none waits, because who hands
 * texts over waited for the same ticks.
 *
 * <ul>
 *   <li><b>Missing</b>: a rules topic without ticks holds back every text.
 *   <li><b>Late</b>: impossible, a version counts as published at the tick before it; see {@code RulesStream}.
 *   <li><b>Duplicated</b>: a text that comes again is read again, by the same words; a version that does changes nothing. What cannot be used is
 *       passed over, in every run alike: supervision makes a dead letter of it.
 *   <li><b>Reordered</b>: makes no difference, a text's words are chosen by its time.
 * </ul>
 *
 * @param <I> what has a text
 * @param <O> what comes of it
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public final class RuledTexts<I, O> extends AbstractStreamOperator<O>
        implements TwoInputStreamOperator<I, RuleVersion, O> {
    private static final long serialVersionUID = 1L;

    /** Of so many versions the tables are kept: around the time at which one gives way to another, texts of both come. */
    private static final int READERS = 3;

    private final PublishedLexicon lexicon;
    private final TextRules folder;
    private final Reading<I, O> reading;
    private final TypeInformation<I> type;

    private transient ListState<RuleVersion> savedVersions;
    private transient ListState<I> savedWaiting;
    private transient List<I> waiting;
    private transient Deque<ByWords<I, O>> readers;
    private transient TimestampedCollector<O> out;
    private transient long known;

    private record ByWords<I, O>(Words words, TextReader<I, O> reader) {}

    /**
     * Reads texts.
     *
     * @param lexicon before anything was published
     * @param folder how texts are read by the configuration folder: places are always its
     * @param type of what has a text
     */
    public RuledTexts(PublishedLexicon lexicon, TextRules folder, Reading<I, O> reading, TypeInformation<I> type) {
        this.lexicon = lexicon;
        this.folder = folder;
        this.reading = reading;
        this.type = type;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new ArrayList<>();
        readers = new ArrayDeque<>();
        known = Long.MIN_VALUE;
        savedVersions = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("lexicon-read", TypeInformation.of(RuleVersion.class)));
        savedWaiting = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting-texts", type));
        for (RuleVersion version : savedVersions.get()) {
            lexicon.next(version);
        }
        savedWaiting.get().forEach(waiting::add);
    }

    @Override
    public void open() throws Exception {
        super.open();
        out = new TimestampedCollector<>(output);
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        metrics.gauge("lexiconVersions", () -> lexicon.accepted().size());
        metrics.gauge("textsWaiting", () -> waiting.size());
    }

    @Override
    public void processElement1(StreamRecord<I> element) {
        I text = element.getValue();
        if (reading.readAsOf(text) <= known) {
            read(text);
        } else {
            waiting.add(text);
        }
    }

    private void read(I text) {
        reader(reading.readAsOf(text)).read(text, out);
    }

    // the same words are the same object: to compare thousands of them would take longer than to read the text
    @SuppressWarnings("ReferenceEquality")
    private TextReader<I, O> reader(long time) {
        Words words = lexicon.at(time);
        for (ByWords<I, O> one : readers) {
            if (one.words() == words) {
                return one.reader();
            }
        }
        TextReader<I, O> made = reading.by(folder.with(words));
        if (readers.size() == READERS) {
            readers.removeFirst();
        }
        readers.addLast(new ByWords<>(words, made));
        return made;
    }

    @Override
    public void processElement2(StreamRecord<RuleVersion> element) {
        try {
            lexicon.next(element.getValue());
        } catch (ConfigException e) {
            LOG.debug(
                    "{} is no lexicon that can be used: {}", element.getValue().key(), e.getMessage());
        }
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            return; // the end of an input decides nothing
        }
        known = mark.getTimestamp();
        List<I> due =
                waiting.stream().filter(text -> reading.readAsOf(text) <= known).toList();
        if (!due.isEmpty()) {
            waiting.removeIf(text -> reading.readAsOf(text) <= known);
            due.forEach(this::read);
        }
        super.processWatermark2(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        savedVersions.update(isFirst ? lexicon.accepted() : List.of());
        savedWaiting.update(waiting);
    }
}
