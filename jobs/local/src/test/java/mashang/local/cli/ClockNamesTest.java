package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads of a clock reads its name: each clock of the shipped policy has one wherever clocks are shown. */
class ClockNamesTest {
    private static final Path HOME = Path.of("..", "..");
    private static final String RESOURCES = "jobs/local/src/main/resources/mashang/local/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RESOURCES + "cli/texts.properties",
                RESOURCES + "cli/texts_en.properties",
                RESOURCES + "explain/words.properties",
                RESOURCES + "explain/words_en.properties",
                RESOURCES + "board/web/words.js",
                "config/templates/words.yaml"
            })
    void everyClockHasAName(String file) throws Exception {
        String text = Files.readString(HOME.resolve(file));
        assertThat(clocks()).hasSizeGreaterThan(10).allSatisfy(clock -> assertThat(text)
                .containsPattern("clock\\." + clock + "['\"]?\\s*[:=]"));
    }

    @Test
    void dashboardsHaveThemToo() throws Exception {
        List<String> views = Files.readAllLines(HOME.resolve("config/kibana/views.yaml"));
        String text = String.join(" ", views);
        int from = text.indexOf("clocks.clock: &clocks");
        String names = text.substring(from, text.indexOf('}', from));
        assertThat(clocks()).allSatisfy(clock -> assertThat(names).containsPattern("[{ ]" + clock + ": "));
    }

    private static Set<String> clocks() throws Exception {
        Matcher found = Pattern.compile("- clock: ([a-z-]+)")
                .matcher(Files.readString(HOME.resolve("config/policies/default.yaml")));
        Set<String> clocks = new TreeSet<>();
        while (found.find()) {
            clocks.add(found.group(1));
        }
        return clocks;
    }
}
