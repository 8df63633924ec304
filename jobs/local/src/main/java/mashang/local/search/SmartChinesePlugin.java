package mashang.local.search;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The names of Elastic's {@code analysis-smartcn} plugin, so that an index template written for a city's own cluster
 * works here unchanged: analyzer {@code smartcn}, tokenizer {@code smartcn_tokenizer}, filter {@code smartcn_stop}.
 */
public final class SmartChinesePlugin extends Plugin implements AnalysisPlugin {

    private static final Map<String, Set<?>> NAMED_STOPWORDS =
            Map.of("_smartcn_", SmartChineseAnalyzer.getDefaultStopSet());

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of("smartcn", (index, environment, name, settings) -> new SmartAnalyzer(name, settings));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "smartcn_tokenizer", (index, environment, name, settings) -> new SmartTokenizer(index, settings, name));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "smartcn_stop", (index, environment, name, settings) -> new SmartStop(environment, name, settings));
    }

    private static final class SmartAnalyzer extends AbstractIndexAnalyzerProvider<SmartChineseAnalyzer> {

        private final SmartChineseAnalyzer analyzer =
                new SmartChineseAnalyzer(SmartChineseAnalyzer.getDefaultStopSet());

        SmartAnalyzer(String name, Settings settings) {
            super(name, settings);
        }

        @Override
        public SmartChineseAnalyzer get() {
            return analyzer;
        }
    }

    private static final class SmartTokenizer extends AbstractTokenizerFactory {

        SmartTokenizer(IndexSettings index, Settings settings, String name) {
            super(index, settings, name);
        }

        @Override
        public Tokenizer create() {
            return new HMMChineseTokenizer();
        }
    }

    /** Settings as Elastic's: {@code stopwords} (a list, or {@code _smartcn_}) and {@code ignore_case}. */
    private static final class SmartStop extends AbstractTokenFilterFactory {

        private final CharArraySet stopwords;

        SmartStop(Environment environment, String name, Settings settings) {
            super(name, settings);
            this.stopwords = Analysis.parseWords(
                    environment,
                    settings,
                    "stopwords",
                    SmartChineseAnalyzer.getDefaultStopSet(),
                    NAMED_STOPWORDS,
                    settings.getAsBoolean("ignore_case", false));
        }

        @Override
        public TokenStream create(TokenStream input) {
            return new StopFilter(input, stopwords);
        }
    }
}
