package mashang.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param verdict what to do next
 * @param problem why it failed, for people, without anything of the message; of {@code DONE} and {@code ENOUGH}, for whom it was not taken while others have
 *     it; absent where it did not
 * @param waitMillis how long the endpoint wants to be left alone; 0 where it does not say
 */
public record Answer(Verdict verdict, @Nullable String problem, long waitMillis) {

    /** What to do next. */
    public enum Verdict {
        /** The endpoint has it. */
        DONE,
        /** Some have it since an earlier try, and it is tried no more for the rest; this try brought nothing. */
        ENOUGH,
        /** It may have it or not; it is away, or overloaded: will pass. */
        RETRY,
        /** It certainly does not have it, because we were too fast. */
        SLOWER,
        /** It does not take anything from us: our address, signature or credentials are wrong. People have to act. */
        MISCONFIGURED,
        /** It will never take this message. */
        REJECT
    }

    /** The endpoint has it. */
    public static final Answer DONE = new Answer(Verdict.DONE, null, 0);

    public static Answer retry(String problem) {
        return new Answer(Verdict.RETRY, problem, 0);
    }

    public static Answer slower(String problem, long waitMillis) {
        return new Answer(Verdict.SLOWER, problem, waitMillis);
    }

    public static Answer misconfigured(String problem) {
        return new Answer(Verdict.MISCONFIGURED, problem, 0);
    }

    public static Answer reject(String problem) {
        return new Answer(Verdict.REJECT, problem, 0);
    }
}
