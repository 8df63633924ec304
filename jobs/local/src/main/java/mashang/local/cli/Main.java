package mashang.local.cli;

import picocli.CommandLine;

/** The command line: {@code mashang [--lang zh|en] COMMAND}. Exit codes: {@link ExitCodes}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        LogFiles.none();
        Language language = Language.of(arguments, System.getenv("MASHANG_LANG"));
        System.exit(run(Console.standard(language), arguments));
    }

    /** Runs one command line; the console speaks the language already. */
    static int run(Console console, String... arguments) {
        return commands(console).execute(arguments);
    }

    private static CommandLine commands(Console console) {
        Complaints complaints = new Complaints(console);
        CommandLine line = new CommandLine(new Mashang())
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new UpCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CommandLine(new SlaCommand())
                        .addSubcommand(new SlaOracleCommand(console))
                        .addSubcommand(new SlaRunCommand(console)))
                .addSubcommand(new CommandLine(new TextCommand())
                        .addSubcommand(new TextSegmentCommand(console))
                        .addSubcommand(new TextCleanCommand(console))
                        .addSubcommand(new TextTermsCommand(console))
                        .addSubcommand(new TextExplainCommand(console)))
                .addSubcommand(
                        new CommandLine(new ProblemsCommand()).addSubcommand(new ProblemsEvaluateCommand(console)))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchSlaCommand(console))
                        .addSubcommand(new BenchTextCommand(console)));
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel(console.texts().text("usage.command-label"));
        return line.setResourceBundle(console.texts().bundle())
                .setOut(console.results())
                .setErr(console.errors())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints);
    }
}
