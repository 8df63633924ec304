package mashang.jobs.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.recurrence.city.ProblemView;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Hotness;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.portrait.Theme;
import mashang.recurrence.trend.BurstState;

/** Problems as documents of {@code mashang-problems}; the version is the problem's revision. */
public final class ProblemDocuments {
    /** Their index. */
    public static final String INDEX = "mashang-problems";

    private static final int MOST_NAMES = 5;

    private ProblemDocuments() {}

    /** @param halfLife after so long a complaint counts half for a problem's hotness */
    public static Document of(ProblemView view, String city, Duration halfLife) {
        JsonDocument json = new JsonDocument()
                .put("problemId", view.problemId())
                .put("aliases", view.aliases())
                .put("city", city)
                .put("standing", view.standing())
                .put("mergedInto", view.mergedInto())
                .put("active", view.standing() == ProblemView.Standing.LIVE)
                .put("label", view.portrait().label())
                .put("terms", view.terms());
        put(json, view.life());
        put(json, view.theme());
        BurstState burst = view.burst();
        if (burst != null) {
            json.put("rising", burst.rising()).put("burst", burst.id()).put("burstFrom", burst.from());
        }
        put(json, view.portrait());
        put(json, view.hotness(), view.portrait().heatAt(), halfLife);
        return json.to(INDEX, view.problemId(), view.revision());
    }

    private static void put(JsonDocument json, ProblemLife life) {
        json.put("name", life.name())
                .put("phase", life.phase())
                .put("trend", life.trend())
                .put("urgent", life.urgencies())
                .put("muted", life.muted())
                .put("struckOffAt", life.struckOffAt())
                .put("openOrders", life.openOrders().size() + life.openUnlisted());
    }

    private static void put(JsonDocument json, Theme theme) {
        json.put("theme", theme.isTheme())
                .put("themeReason", theme.isTheme() ? theme.reason() : null)
                .put("mainName", theme.mainName())
                .put("mainNameShare", theme.share())
                .put("spread", theme.spread())
                .put("topCallerShare", theme.topCaller());
    }

    private static void put(JsonDocument json, Portrait portrait) {
        List<String> examples = new ArrayList<>(portrait.firstExamples());
        examples.addAll(portrait.latestExamples());
        List<String> categories = Portrait.main(portrait.categories(), 1);
        json.put("size", portrait.size())
                .put("callers", portrait.people())
                .put("callersUnknown", portrait.unknown())
                .put("firstSeenAt", portrait.firstSeen())
                .put("lastSeenAt", portrait.lastSeen())
                .put("examples", examples)
                .put("districts", Portrait.main(portrait.districts(), MOST_NAMES))
                .put("streets", Portrait.main(portrait.streets(), MOST_NAMES))
                .put("grids", Portrait.main(portrait.grids(), MOST_NAMES))
                .put("gridCount", portrait.grids().size())
                .put("units", Portrait.main(portrait.units(), MOST_NAMES))
                .put("category", categories.isEmpty() ? null : categories.get(0));
    }

    private static void put(JsonDocument json, Hotness hotness, Instant at, Duration halfLife) {
        json.put("heat", hotness.value())
                .put("heatAt", at)
                .put("heatRecent", hotness.recent())
                .put("heatPlace", hotness.place())
                .put("heatMatter", hotness.matter())
                .put("heatPeople", hotness.people());
        if (hotness.value() > 0) {
            double halvings = at.toEpochMilli() / (double) halfLife.toMillis();
            json.put("heatLog", StrictMath.log(hotness.value()) / StrictMath.log(2) + halvings);
        }
    }
}
