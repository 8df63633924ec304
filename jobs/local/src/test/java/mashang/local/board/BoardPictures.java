package mashang.local.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes pictures of a running board, to be looked at: {@code BoardPictures URL FOLDER ORDER PROBLEM}; on a wall and on a phone, in both themes. */
public final class BoardPictures {
    private BoardPictures() {}

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        Path folder = Path.of(arguments[1]);
        Path profile = Files.createTempDirectory("pictures");
        try (Browser browser = Browser.start(profile)) {
            for (String scheme : List.of("light", "dark")) {
                for (boolean phone : List.of(false, true)) {
                    String size = phone ? "phone" : "wall";
                    browser.look(phone ? 390 : 1920, phone ? 844 : 1080, phone, scheme);
                    browser.open(url);
                    browser.await("document.body.dataset.loaded");
                    browser.evaluate("new Promise(done => setTimeout(done, 500))");
                    browser.screenshot(folder.resolve("board-" + size + "-" + scheme + ".png"));
                    browser.open(url + "order?id=" + arguments[2]);
                    browser.await("document.querySelector('#reckoning details, #reckoning .empty, h1')");
                    browser.evaluate("new Promise(done => setTimeout(done, 1500))");
                    browser.screenshot(folder.resolve("order-" + size + "-" + scheme + ".png"));
                    browser.open(url + "problem?id=" + arguments[3]);
                    browser.await("document.querySelector('h1')");
                    browser.evaluate("new Promise(done => setTimeout(done, 1500))");
                    browser.screenshot(folder.resolve("problem-" + size + "-" + scheme + ".png"));
                }
            }
            browser.complaints().forEach(System.out::println);
        }
    }
}
