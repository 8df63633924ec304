package mashang.local.cli;

import java.net.URI;
import mashang.local.machine.StackFailure;
import mashang.local.stack.Stack;
import mashang.local.stack.StackListener;

/** Starts a stack for a command and tells the person at the keyboard how it goes. */
public final class StackStarter implements StackListener {

    private final Console console;

    private StackStarter(Console console) {
        this.console = console;
    }

    /** Sends the logs to the data folder and starts. The caller closes what it gets. */
    public static Stack start(StackArguments arguments, Console console) throws StackFailure, InterruptedException {
        LogFiles.in(arguments.data());
        console.notice("stack.starting", arguments.data());
        return Stack.start(arguments.options(), new StackStarter(console));
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
