package mashang.local.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.config.ConfigException;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.connectors.kafka.TopicProblem;
import mashang.local.flink.FlinkProblem;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import mashang.local.run.SimulatedRun;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong in a command into one sentence and an exit code; picocli's own sentences are English only. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** It could start, and went wrong later. */
    private static final Set<Reason> WHILE_RUNNING =
            EnumSet.of(Reason.STOPPED_MEANWHILE, Reason.JOB_FAILED, Reason.JOB_STUCK);

    private final Console console;

    Complaints(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        if (Mashang.MISSING_COMMAND.equals(e.getMessage())) {
            command.usage(console.errors());
            return ExitCodes.UNUSABLE;
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            unknown(unmatched);
        } else if (e instanceof MissingParameterException missing) {
            console.error("usage.missing", names(missing.getMissing()));
        } else {
            ArgSpec argument = e.getArgSpec();
            if (argument == null || e.getValue() == null) {
                console.error("usage.wrong", StackFailure.innermost(e));
            } else {
                console.error("usage.value", names(List.of(argument)), e.getValue());
            }
        }
        console.notice("usage.help", command.getCommandSpec().qualifiedName(" "));
        return ExitCodes.UNUSABLE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof StackFailure failure) {
            console.error(failure);
            boolean wasRunning = WHILE_RUNNING.contains(failure.reason());
            return wasRunning ? ExitCodes.FAILED : ExitCodes.UNUSABLE;
        }
        if (e instanceof ConfigException config) {
            console.say(config.text(console.language() == Language.en));
            console.error("config.bad", config.problems().size());
            return ExitCodes.UNUSABLE;
        }
        if (e instanceof ElasticsearchUnavailable unavailable) {
            console.say(unavailable.sentence(console.language() == Language.en));
            return ExitCodes.UNUSABLE;
        }
        if (e instanceof FlinkProblem problem) {
            return StatusCommand.tell(console, problem);
        }
        if (e instanceof TopicProblem || e instanceof IllegalArgumentException) {
            console.say(String.valueOf(e.getMessage()));
            return ExitCodes.UNUSABLE;
        }
        if (e instanceof SimulatedRun.MissingFeed missing) {
            console.error("demo.missing-feed", String.valueOf(missing.getMessage()));
            return ExitCodes.UNUSABLE;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
        console.error("unexpected", e.getClass().getSimpleName(), StackFailure.innermost(e));
        LoggerFactory.getLogger(Complaints.class).info("unexpected", e);
        return ExitCodes.FAILED;
    }

    private void unknown(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        Set<String> known = command.getSubcommands().keySet();
        if (word.startsWith("-")) {
            console.error("usage.unknown-option", word);
            known = command.getCommandSpec().optionsMap().keySet();
        } else {
            console.error(known.isEmpty() ? "usage.unknown-argument" : "usage.unknown-command", word);
        }
        String name = word.replaceFirst("=.*", "");
        Nearest.of(name, known).ifPresent(nearest -> console.notice("usage.suggestion", nearest));
    }

    private static String names(List<? extends ArgSpec> arguments) {
        return String.join(
                ", ",
                arguments.stream()
                        .map(a -> a instanceof OptionSpec option ? option.longestName() : a.paramLabel())
                        .toList());
    }
}
