package mashang.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param verdict what to do next
 * @param problem why it failed, for people, without anything of the message; where some addresses of the recipient have it, for whom it was not taken; absent
 *     where it did not fail
 * @param waitMillis how long the endpoint wants to be left alone; 0 where it does not say
 * @param taken addresses of the recipient that this try brought it to while others have not got it, or never will; empty where a recipient has one address
 */
public record Answer(Verdict verdict, @Nullable String problem, long waitMillis, List<String> taken) {

    /** What to do next. */
    public enum Verdict {
        /** The endpoint has it; where there is a problem, the rest of the recipient's addresses will never get it. */
        DONE,
        /** Some addresses have it, by this try or an earlier one; for the others the endpoint does not take it now. */
        PARTLY,
        /** It may have it or not; it is away, or overloaded: will pass. */
        RETRY,
        /** It certainly does not have it, because we were too fast. */
        SLOWER,
        /** It does not take anything from us: our address, signature or credentials are wrong. People have to act. */
        MISCONFIGURED,
        /** It will never take this message, for none of the addresses it was tried for. */
        REJECT
    }

    /** The endpoint has it. */
    public static final Answer DONE = new Answer(Verdict.DONE, null, 0);

    /** Where a recipient has one address, or none has it by this try. */
    public Answer(Verdict verdict, @Nullable String problem, long waitMillis) {
        this(verdict, problem, waitMillis, List.of());
    }

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

    /**
     * Some addresses have it.
     *
     * @param taken those that this try brought it to; may be empty
     */
    public static Answer partly(String problem, List<String> taken) {
        return new Answer(Verdict.PARTLY, problem, 0, taken);
    }
}
