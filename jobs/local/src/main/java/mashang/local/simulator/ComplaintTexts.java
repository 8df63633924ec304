package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;

/** Titles and texts of simulated orders, without their lives. */
public final class ComplaintTexts {
    private ComplaintTexts() {}

    /** Title and text, in turns, of the first orders of a simulation; the same seed gives the same texts. */
    public static List<String> of(long seed, int orders) {
        Simulation settings = Simulation.of(seed, orders);
        Arrivals arrivals = new Arrivals(settings);
        PlantedProblems problems = new PlantedProblems(settings);
        List<String> texts = new ArrayList<>(2 * orders);
        for (long number = 0; number < orders; number++) {
            Complaints.Words words = Complaints.of(OrderFace.of(seed, number, arrivals.of(number), problems));
            texts.add(words.title());
            texts.add(words.content());
        }
        return texts;
    }
}
