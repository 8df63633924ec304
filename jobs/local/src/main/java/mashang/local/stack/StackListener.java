package mashang.local.stack;

import java.net.URI;

/** Hears how the stack comes up and goes down, on whatever thread that happens. */
public interface StackListener {

    /** The parts, by the names people know them under. */
    enum Part {
        KAFKA("Kafka"),
        ELASTICSEARCH("Elasticsearch"),
        FLINK("Flink");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Hears nothing. */
    StackListener NONE = new StackListener() {};

    /** A part answers at {@code address}. */
    default void up(Part part, URI address) {}

    /** The stack starts to close. */
    default void stopping() {}
}
