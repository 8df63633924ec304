package mashang.local.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mashang.local.machine.StackFailure;
import mashang.local.stack.Stack;
import mashang.local.stack.StackListener;
import mashang.local.stack.StackOptions;

/** Starts a stack for a command and tells the person at the keyboard how it goes. */
public final class StackStarter implements StackListener {

    /** The death of a process is noticed a moment after its connections break. */
    private static final long NOTICED_MILLIS = 2_000;

    private final Console console;

    private StackStarter(Console console) {
        this.console = console;
    }

    /** Sends the logs to the data folder and starts. The caller closes what it gets. */
    public static Stack start(StackOptions options, Path data, Console console)
            throws StackFailure, InterruptedException {
        LogFiles.in(data);
        console.notice("stack.starting", data);
        return Stack.start(options, new StackStarter(console));
    }

    /** What went wrong with a run on this stack: if a part of it died, that, and not what followed from it. */
    static Exception cause(Stack stack, Exception failure) throws InterruptedException {
        try {
            Part dead = stack.broken().get(NOTICED_MILLIS, TimeUnit.MILLISECONDS);
            return new StackFailure(failure, StackFailure.Reason.STOPPED_MEANWHILE, dead.title());
        } catch (TimeoutException | ExecutionException alive) {
            return failure;
        }
    }

    @Override
    public void up(Part part, URI address) {
        console.notice("stack.part", part.title(), address);
    }

    @Override
    public void stopping() {
        console.notice("stack.stopping");
    }
}
