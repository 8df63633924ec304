package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real Chromium ({@code -Pbrowser}): from the board to an order, its reckoning and its problem, with a complaint that is an attack on the way. */
class BoardInBrowser {
    private static final String HOSTILE_LINK = "a[href*='HOSTILE']";

    @TempDir
    private Path folder;

    @Test
    void boardOrderReckoningProblem() throws Exception {
        try (FilledBoard filled = new FilledBoard(folder.resolve("search"))) {
            filled.fill(600);
            try (BoardServer board = filled.board(null);
                    Browser browser = Browser.start(folder.resolve("profile"))) {
                browser.look(1920, 1080, false, "light");
                browser.open(board.uri().toString());
                browser.await("document.body.dataset.loaded");
                theBoardIsFilled(browser);
                aBreachAppearsByItself(filled, browser);
                languageAndThemeChange(browser);
                theKeyboardReachesEverything(browser);
                theFocusStaysWhenThePanelsAreFilledAnew(browser);

                browser.click("#lit-orders " + HOSTILE_LINK);
                browser.await("location.pathname === '/order' && document.querySelector('#reckoning pre')");
                theOrderShowsItsText(browser);
                browser.evaluate("document.querySelectorAll('#reckoning details').forEach(d => d.open = false)");
                browser.click("#reckoning details:last-of-type summary");
                browser.await("document.querySelector('#reckoning details:last-of-type').open");

                browser.click("a[href*='/problem']");
                browser.await("location.pathname === '/problem' && document.querySelector('h1 .said')");
                theProblemShowsItsText(browser);
                theUnitAndTheListShowWhatIsPlanted(browser, board);
                onAPhoneNothingIsWiderThanTheScreen(browser, board);
                nothingWasRefusedAndNothingCameFromOutside(browser, board);
            }
        }
    }

    private static void theBoardIsFilled(Browser browser) throws Exception {
        browser.await("document.querySelectorAll('#news li').length > 10");
        browser.await("document.querySelectorAll('#problems canvas').length > 3");
        for (String panel : new String[] {
            "#figures .value", "#lit-units tbody tr", "#lit-orders li", "#units tbody tr", "#places .district"
        }) {
            assertThat(browser.evaluate("document.querySelectorAll(" + Browser.quoted(panel) + ").length")
                            .asInt())
                    .as(panel)
                    .isPositive();
        }
        assertThat(browser.evaluate("document.querySelector('#news').innerText").asText())
                .contains(PlantedOrders.ATTACK_SHOWN);
        assertThat(browser.evaluate("document.querySelector('#problems').innerText")
                        .asText())
                .contains(PlantedOrders.ATTACK_SHOWN);
        assertThat(browser.evaluate("document.body.innerText").asText())
                .contains("〔内容不公开显示〕")
                .doesNotContain(PlantedOrders.SECRET);
        assertThat(browser.evaluate("document.documentElement.scrollHeight <= innerHeight")
                        .asBoolean())
                .as("a wall does not scroll")
                .isTrue();
        harmless(browser);
    }

    private static void aBreachAppearsByItself(FilledBoard filled, Browser browser) throws Exception {
        browser.await("document.body.dataset.listening");
        filled.add(
                "mashang-breaches",
                PlantedOrders.breach("hotline:NEWS", "刚刚超时的一件" + PlantedOrders.ATTACK, Instant.now()));
        browser.await("document.querySelector('#news li.fresh')?.innerText.includes('刚刚超时的一件')");
        assertThat(browser.evaluate("document.querySelector('#news-told').textContent")
                        .asText())
                .isEqualTo("新增超时 1 条");
        harmless(browser);
    }

    private static void languageAndThemeChange(Browser browser) throws Exception {
        String light = browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
        browser.click("#lang");
        browser.await(
                "document.querySelector('#news-title').textContent === 'Breaches as they happen' && document.documentElement.lang === 'en'");
        browser.click("#theme");
        browser.await("getComputedStyle(document.body).backgroundColor !== " + Browser.quoted(light));
        browser.click("#lang");
        browser.await("document.querySelector('#news-title').textContent === '超时快讯'");
    }

    private static void theKeyboardReachesEverything(Browser browser) throws Exception {
        browser.evaluate(
                "document.activeElement.blur(); window.scrollTo(0, 0); document.querySelector('.skip').focus()");
        assertThat(browser.evaluate("document.querySelector('.skip').getBoundingClientRect().top >= 0")
                        .asBoolean())
                .as("the skip link shows itself")
                .isTrue();
        browser.press("Enter", 13, "\r");
        browser.await("document.activeElement.id === 'main'");
        browser.press("Tab", 9, "");
        browser.await("document.activeElement.id === 'lit-units'");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .isEqualTo("solid");
        browser.press("Tab", 9, "");
        browser.await("document.activeElement.matches('button.unit')");
        String unit = browser.evaluate("document.activeElement.innerText").asText();
        browser.press("Enter", 13, "\r");
        browser.await(
                "!document.querySelector('#all-units').hidden && document.querySelector('#all-units').innerText.includes("
                        + Browser.quoted(unit) + ")");
        browser.click("#all-units");
        browser.await("document.querySelector('#all-units').hidden && document.querySelector("
                + Browser.quoted("#lit-orders " + HOSTILE_LINK) + ")");
        assertThat(browser.evaluate(
                                "['header', 'main', 'h1', 'table caption', 'th[scope=row]', 'th[scope=col]'].filter(s => !document.querySelector(s)).join()")
                        .asText())
                .isEmpty();
    }

    private static void theFocusStaysWhenThePanelsAreFilledAnew(Browser browser) throws Exception {
        for (String panel :
                new String[] {"#units a", "#lit-units button:not([disabled])", "#lit-orders a", "#problems a"}) {
            String element = "document.querySelector(" + Browser.quoted(panel) + ")";
            browser.evaluate(element + ".focus(); window.had = document.activeElement; true");
            browser.await("!document.contains(window.had)");
            browser.await(
                    "document.activeElement.textContent === window.had.textContent && document.activeElement.tagName === window.had.tagName");
        }
    }

    private static void theOrderShowsItsText(Browser browser) throws Exception {
        assertThat(browser.evaluate("document.querySelector('h1').innerText").asText())
                .isEqualTo(PlantedOrders.ATTACK_SHOWN);
        assertThat(browser.evaluate("document.querySelector('blockquote').innerText")
                        .asText())
                .endsWith(PlantedOrders.ATTACK_SHOWN);
        assertThat(browser.evaluate("document.querySelector('#reckoning').innerText")
                        .asText())
                .contains("即转", "截至");
        assertThat(browser.evaluate("document.querySelectorAll('.clocks tbody tr').length")
                        .asInt())
                .as("a clock that is late and one on hold")
                .isEqualTo(2);
        assertThat(browser.evaluate("document.querySelector('.clocks tbody tr:last-child').innerText")
                        .asText())
                .contains("暂停")
                .doesNotContain("Invalid", "NaN");
        harmless(browser);
    }

    private static void theProblemShowsItsText(Browser browser) throws Exception {
        assertThat(browser.evaluate("document.querySelector('h1').innerText").asText())
                .isEqualTo(PlantedOrders.ATTACK_SHOWN);
        browser.await("document.querySelectorAll('.list tbody tr').length === 3");
        assertThat(browser.evaluate("document.body.innerText").asText())
                .contains("〔内容不公开显示〕")
                .doesNotContain(PlantedOrders.SECRET);
        harmless(browser);
    }

    private static void theUnitAndTheListShowWhatIsPlanted(Browser browser, BoardServer board) throws Exception {
        browser.open(board.uri().toString());
        browser.await("document.querySelector(" + Browser.quoted("#units a[href*='unit?id=']") + ")");
        browser.open(board.uri() + "supervised");
        browser.await("document.querySelectorAll('[aria-labelledby=targets] tbody tr').length === 2");
        assertThat(browser.evaluate("document.querySelector('[aria-labelledby=targets] tbody th').innerText")
                        .asText())
                .startsWith(PlantedOrders.ATTACK_SHOWN);
        assertThat(browser.evaluate("document.querySelector('[aria-labelledby=inspections] .note').innerText")
                        .asText())
                .isEqualTo("已派未到 1 · 已督查 1 · 派不出 0 · 每处发现 3.0");
        harmless(browser);
        browser.click("a[href='/unit?id=cg']");
        browser.await("location.pathname === '/unit' && document.querySelectorAll('.scores tbody tr').length === 3");
        assertThat(browser.evaluate("document.body.innerText").asText())
                .contains(PlantedStanding.UNIT_NAME, "71.5", "69.5 – 73.5", "9/43", "签收按时率", "薄弱", "变差")
                .doesNotContain("undefined", "NaN", PlantedOrders.SECRET);
        harmless(browser);
    }

    private static void onAPhoneNothingIsWiderThanTheScreen(Browser browser, BoardServer board) throws Exception {
        browser.look(390, 844, true, "dark");
        String order = "order?id=" + URLEncoder.encode(PlantedOrders.HOSTILE, StandardCharsets.UTF_8);
        for (String path : new String[] {"", order, "problem?id=P-hotline:RC00000000", "unit?id=cg", "supervised"}) {
            browser.open(board.uri() + path);
            browser.await("document.querySelector('#figures .value, h1 .said, .long tbody tr')");
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(path)
                    .isLessThanOrEqualTo(390);
        }
    }

    /** None of the markup became an element, and none of it ran. */
    private static void harmless(Browser browser) throws Exception {
        assertThat(browser.evaluate(
                                "window.hacked === undefined && document.querySelectorAll('main img, main script').length === 0")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("/[\\u202a-\\u202e\\u2066-\\u2069\\u200b]/.test(document.body.textContent)")
                        .asBoolean())
                .as("signs that turn the line around")
                .isFalse();
    }

    private static void nothingWasRefusedAndNothingCameFromOutside(Browser browser, BoardServer board) {
        assertThat(browser.complaints())
                .as("violations of the content security policy, and errors")
                .isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(board.uri().toString()) || url.equals("about:blank"));
    }
}
