package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class ReadableFilterTest {
    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new ReadableFilter(reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new HMMChineseTokenizer());
        }
    };

    @Test
    void tokensHaveTheOffsetsOfTheTextAsWritten() throws IOException {
        assertThat(tokens("<p>小區(qū)噪<b>音</b>擾民</p>")).containsExactly("小区 3-9", "噪音 9-18", "扰民 18-20");
        assertThat(tokens("乾隆年間的&quot;計畫&quot;"))
                .containsExactly("乾隆 0-2", "年间 2-4", "的 4-5", ", 5-11", "计划 11-13", ", 13-19");
    }

    @Test
    void aSecondTextKnowsNothingOfTheFirst() throws IOException {
        assertThat(tokens("<b>經(jīng)過</b>")).containsExactly("经过 3-15");
        assertThat(tokens("经过")).containsExactly("经过 0-2");
        assertThat(tokens("")).isEmpty();
    }

    @Test
    void itReadsWhatThereIsInPiecesOfAnySize() throws IOException {
        String clean = "經(jīng)過&amp;".repeat(3000);
        try (Reader filter = new ReadableFilter(new StringReader(clean))) {
            StringBuilder read = new StringBuilder();
            char[] buffer = new char[7];
            for (int n = filter.read(buffer, 2, 5); n > 0; n = filter.read(buffer, 2, 5)) {
                read.append(buffer, 2, n);
            }
            assertThat(read.toString()).isEqualTo(Readable.of(clean).text()).hasSize(9000);
            assertThat(filter.read()).isEqualTo(-1);
        }
    }

    private List<String> tokens(String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term + " " + offset.startOffset() + "-" + offset.endOffset());
            }
            stream.end();
            assertThat(offset.endOffset()).isEqualTo(text.length());
        }
        return tokens;
    }
}
