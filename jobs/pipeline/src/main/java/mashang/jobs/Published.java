package mashang.jobs;

import mashang.config.City;
import mashang.config.PublishedLexicon;
import mashang.config.PublishedOffice;
import mashang.config.PublishedRules;
import mashang.rules.RuleVersion;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Rules that change while a job runs.
 *
 * @param versions what is published, in order, with the watermark of their ticks
 * @param rules what becomes of it, before anything was published
 * @param lexicon the words texts are read by, before anything was published
 * @param office who may decide what, before anything was published
 */
public record Published(
        DataStream<RuleVersion> versions, PublishedRules rules, PublishedLexicon lexicon, PublishedOffice office) {

    /** On top of what a city has configured. */
    public static Published of(DataStream<RuleVersion> versions, City city) {
        return new Published(versions, new PublishedRules(city), new PublishedLexicon(city), new PublishedOffice(city));
    }
}
