package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;

/** How long the whole page takes in a browser: until the answer of its last panel is there, by the browser's own clock. */
final class PageLoads {
    /** Longer than an answer serves everybody: each load has all panels reckoned anew. */
    private static final int PAUSE_MILLIS = 2_200;

    private static final String LAST_ANSWER =
            "Math.max(...performance.getEntriesByType('resource').filter(e => e.name.includes('/api/')).map(e => e.responseEnd))";
    private static final String PANELS =
            "performance.getEntriesByType('resource').filter(e => e.name.includes('/api/')).map(e => e.name.replace(/.*api./, '') + ' ' + Math.round(e.duration)).join(', ')";

    private PageLoads() {}

    static void measure(URI board, int rounds) throws Exception {
        try (Browser browser = Browser.start(Files.createTempDirectory("loads"))) {
            browser.look(1920, 1080, false, "light");
            double[] millis = new double[rounds];
            for (int i = 0; i <= rounds; i++) {
                double loaded = load(browser, board);
                if (i == 0) {
                    String panels = browser.evaluate(PANELS).asText();
                    System.out.printf("page: first %.0f ms (%s)%n", loaded, panels);
                } else {
                    millis[i - 1] = loaded;
                }
                browser.evaluate("new Promise(done => setTimeout(done, " + PAUSE_MILLIS + "))");
            }
            Arrays.sort(millis);
            System.out.printf(
                    "page: %d loads, p50 %.0f ms  p99 %.0f ms  worst %.0f ms%n",
                    rounds, millis[rounds / 2], millis[(int) Math.ceil(rounds * .99) - 1], millis[rounds - 1]);
        }
    }

    private static double load(Browser browser, URI board) throws Exception {
        browser.open(board.toString());
        browser.await("document.body.dataset.loaded");
        JsonNode last = browser.evaluate(LAST_ANSWER);
        return last.asDouble();
    }
}
