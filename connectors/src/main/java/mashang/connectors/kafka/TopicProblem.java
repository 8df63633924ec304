package mashang.connectors.kafka;

/** A topic is missing, unreachable or unfit; the message is for people, Chinese and English. */
public final class TopicProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicProblem(String message) {
        super(message);
    }

    TopicProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
