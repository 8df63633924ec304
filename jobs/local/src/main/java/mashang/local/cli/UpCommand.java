package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code up}: the stack without a feed, until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private final Console console;
    private final RunningHook hook;

    @Mixin
    private StackArguments stackArguments = new StackArguments();

    /** @param hook submits the jobs; runs before the command says that it is ready */
    UpCommand(Console console, RunningHook hook) {
        this.console = console;
        this.hook = hook;
    }

    @Override
    public Integer call() throws Exception {
        try (Stack stack = StackStarter.start(stackArguments, console)) {
            hook.accept(stack, console);
            RunningStack address = stack.address();
            console.result("kafka", address.bootstrap());
            console.result("elasticsearch", address.elasticsearch());
            console.result("flink", address.flink());
            console.result("data", address.folder());
            console.notice("up.ready");
            stack.awaitClosed();
        }
        return ExitCodes.OK;
    }
}
