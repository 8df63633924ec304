package mashang.config;

/**
 * A file of a city's lexicon.
 *
 * @param name of the file, without folders: {@code traffic.txt}, {@code kinds.yaml}
 * @param shownAs how problems name it
 * @param text what is written in it
 */
record LexiconText(String name, String shownAs, String text) {
    private static final String TERMS = ".txt";

    /** Whether it has words, one a line; else it is YAML. */
    boolean isOfTerms() {
        return isOfTerms(name);
    }

    /** Whether a file of this name has words, one a line. */
    static boolean isOfTerms(String name) {
        return name.endsWith(TERMS);
    }
}
