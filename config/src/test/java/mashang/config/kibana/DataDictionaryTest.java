package mashang.config.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    private static final Path FOLDER = Path.of("elasticsearch");
    private static final Path PAGE = FOLDER.resolve("DICTIONARY.md");

    /** {@code mvn -pl config -am test -Dtest=DataDictionaryTest -Dmashang.dictionary=write} writes it anew. */
    @Test
    void thePageSaysWhatTheTemplatesSay() throws IOException {
        String page = DataDictionary.of(FOLDER);
        if ("write".equals(System.getProperty("mashang.dictionary"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("out of date: write it anew").isEqualTo(page);
        assertThat(page)
                .contains("| `clocks.marginMillis` | long | 停下时离到期还有多久")
                .contains("## mashang-events-*, mashang-restricted-*");
    }
}
