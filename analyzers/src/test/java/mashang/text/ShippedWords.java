package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The words of the configuration we ship, for tests here; the loader that checks them is in config. */
public final class ShippedWords {
    /** From the project's folder, where checks run, or from the module's, where tests run. */
    static final Path FOLDER =
            Files.isDirectory(Path.of("config/lexicon")) ? Path.of("config/lexicon") : Path.of("../config/lexicon");

    private static final String STOPWORDS = "stopwords.txt";

    public static final Vocabulary VOCABULARY = read(FOLDER);

    private ShippedWords() {}

    static Vocabulary read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> terms = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
                if (!file.endsWith(STOPWORDS)) {
                    terms.addAll(words(file));
                }
            }
            return new Vocabulary(Lexicon.of(terms), Stopwords.of(words(folder.resolve(STOPWORDS))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> words(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
