package mashang.local.cli;

import java.net.URI;
import java.nio.file.Path;
import mashang.local.machine.StackFailure;
import mashang.local.stack.Stack;
import mashang.local.stack.StackListener;
import mashang.local.stack.StackOptions;

/** Starts a stack for a command and tells the person at the keyboard how it goes. */
public final class StackStarter implements StackListener {

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

    @Override
    public void up(Part part, URI address) {
        console.notice("stack.part", part.title(), address);
    }

    @Override
    public void stopping() {
        console.notice("stack.stopping");
    }
}
