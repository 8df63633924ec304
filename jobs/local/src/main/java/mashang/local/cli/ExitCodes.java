package mashang.local.cli;

/** What the process's exit code means. */
public final class ExitCodes {

    /** It did what it should. */
    public static final int OK = 0;

    /** It ran, and the result is not what it should be, or it failed on the way. */
    public static final int FAILED = 1;

    /** It could not run: wrong usage, or something about this machine. */
    public static final int UNUSABLE = 2;

    private ExitCodes() {}
}
