package mashang.local.cli;

import mashang.local.stack.Stack;

/** What to do with a stack once it is up: submit the jobs, say. */
@FunctionalInterface
public interface RunningHook {

    /** Leaves the stack as it is. */
    RunningHook NOTHING = (stack, console) -> {};

    /** Whatever it throws ends the command, and the stack with it. */
    void accept(Stack stack, Console console) throws Exception;
}
