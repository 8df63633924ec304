package mashang.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import mashang.config.ConfigException;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.connectors.kafka.TopicProblem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a job's command so that what a person can mend is said in one sentence, without a stack trace. */
public final class JobMain {
    private static final int WRONG_OPTIONS = 2;
    private static final int CANNOT_START = 1;

    private JobMain() {}

    /** Runs it; ends the JVM with 2 for wrong options and 1 where the job cannot start. */
    public static void run(Object command, String... args) {
        PrintWriter messages = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(command, messages, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The same without ending the JVM; errors of Flink's own control flow pass through. */
    static int run(Object command, PrintWriter messages, String... args) {
        CommandLine line = new CommandLine(command);
        try {
            ParseResult parsed = line.parseArgs(args);
            Integer helped = CommandLine.executeHelpRequest(parsed);
            return helped != null ? helped : call(parsed);
        } catch (ParameterException e) {
            messages.println(e.getMessage());
            return WRONG_OPTIONS;
        } catch (ConfigException | TopicProblem | ElasticsearchUnavailable | IllegalArgumentException e) {
            messages.println(e.getMessage());
            return CANNOT_START;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the job failed: " + e.getMessage(), e);
        }
    }

    /** Runs the command that was named last: the job itself, not the list of jobs. */
    private static int call(ParseResult parsed) throws Exception {
        ParseResult named = parsed;
        while (named.hasSubcommand()) {
            named = named.subcommand();
        }
        Object command = named.commandSpec().userObject();
        if (command instanceof Callable<?> job && job.call() instanceof Integer code) {
            return code;
        }
        throw new ParameterException(named.commandSpec().commandLine(), "没有说是哪个作业 / no job is named");
    }
}
