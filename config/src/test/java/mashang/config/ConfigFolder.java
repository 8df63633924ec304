package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A configuration folder that a test writes and reads. */
record ConfigFolder(Path path) {

    void write(String file, String text) throws IOException {
        Path target = path.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    City load() {
        return City.load(path);
    }

    /** Everything wrong with it; there must be something. Every problem is a sentence with a remedy in both languages. */
    ConfigException refusal() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, this::load);
        assertThat(thrown).as("there are problems").isNotNull();
        assertThat(thrown.problems())
                .allMatch(p -> !p.chinese().isBlank() && !p.english().isBlank())
                .allMatch(
                        p -> !p.remedyChinese().isBlank() && !p.remedyEnglish().isBlank());
        return thrown;
    }

    /** Where the problems are: {@code file:line field}. */
    List<String> places() {
        return refusal().problems().stream()
                .map(p -> p.file() + ':' + p.line() + ' ' + p.field())
                .toList();
    }
}
