package mashang.local.simulator;

/**
 * A record planned for an order: when it is handed over and what it will say. Its bytes are made only when it is due.
 *
 * @param loggedAt epoch milliseconds
 * @param partition raw partition
 * @param content what it says
 */
record Planned(long loggedAt, int partition, Content content) {

    /** What a record says; pure, so that a repetition has the same bytes. */
    @FunctionalInterface
    interface Content {
        byte[] bytes(OrderFace face);
    }

    Planned again(long later, int otherPartition) {
        return new Planned(later, otherPartition, content);
    }
}
