package mashang.connectors.kafka;

import java.io.Serializable;

/**
 * The names of our topics, all below one prefix.
 *
 * @param prefix {@code mashang} for a city's main pipeline; a replay beside it has a prefix, and so a clock, of its own
 */
public record Topics(String prefix) implements Serializable {

    /** The names of the main pipeline. */
    public static final Topics MAIN = new Topics("mashang");

    /** Canonical events and the ticks behind them. */
    public String events() {
        return prefix + ".events";
    }

    /** Rule files that were published, every version, and the ticks behind them. */
    public String rules() {
        return prefix + ".rules";
    }

    /** Decisions, keyed by alert id. */
    public String alerts() {
        return prefix + ".alerts";
    }

    /** What each order contributes to the figures of units, every version, keyed by order id. */
    public String accounts() {
        return prefix + ".accounts";
    }

    /** What is told of recurring problems, keyed by alert id: another job writes it than decides about orders. */
    public String problemAlerts() {
        return prefix + ".problem-alerts";
    }

    /** What came of the delivery of alerts, compacted. */
    public String deliveries() {
        return prefix + ".deliveries";
    }

    /** What could not be used, with the original bytes: restricted, kept 30 days. */
    public String deadLetters() {
        return prefix + ".dead-letters";
    }

    /** Raw records of a feed, where the feed's file names no topic of its own. */
    public String raw(String feed) {
        return prefix + ".raw." + feed;
    }
}
