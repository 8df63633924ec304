package mashang.local.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import mashang.local.documents.Issue;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Step;
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
                .addSubcommand(new BoardCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CommandLine(new LedgerCommand())
                        .addSubcommand(new LedgerShowCommand(console))
                        .addSubcommand(new LedgerReconcileCommand(console)))
                .addSubcommand(new CommandLine(new SlaCommand())
                        .addSubcommand(new SlaOracleCommand(console))
                        .addSubcommand(new SlaRunCommand(console)))
                .addSubcommand(new CommandLine(new TextCommand())
                        .addSubcommand(new TextSegmentCommand(console))
                        .addSubcommand(new TextCleanCommand(console))
                        .addSubcommand(new TextTermsCommand(console))
                        .addSubcommand(new TextExplainCommand(console)))
                .addSubcommand(problems(console))
                .addSubcommand(new SetupCommand(console))
                .addSubcommand(new RetentionCommand(console))
                .addSubcommand(new EraseCommand(console))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new HealthCommand(console))
                .addSubcommand("savepoint", new SavepointCommand(console, false))
                .addSubcommand("stop", new SavepointCommand(console, true))
                .addSubcommand(new CommandLine(new ResumeCommand(console)).setStopAtPositional(true))
                .addSubcommand(office(console))
                .addSubcommand(notices(console))
                .addSubcommand(new DigestCommand(console))
                .addSubcommand(new CommandLine(new AlertsCommand())
                        .addSubcommand(new AlertsTestCommand(console))
                        .addSubcommand(new AlertsPreviewCommand(console))
                        .addSubcommand(new AlertsListCommand(console))
                        .addSubcommand("ack", new OfficeDecideCommand(console, Step.ACKNOWLEDGED))
                        .addSubcommand(new AlertsSnoozeCommand(console)))
                .addSubcommand(new CommandLine(new RulesCommand())
                        .addSubcommand(new RulesPublishCommand(console))
                        .addSubcommand(new RulesListCommand(console))
                        .addSubcommand(new RulesDiffCommand(console))
                        .addSubcommand(new RulesDryRunCommand(console)))
                .addSubcommand(new CommandLine(new ScoreCommand())
                        .addSubcommand(new ScoreListCommand(console))
                        .addSubcommand(new ScoreExplainCommand(console)))
                .addSubcommand(new CommandLine(new IndicatorsCommand())
                        .addSubcommand(new IndicatorsListCommand(console))
                        .addSubcommand(new IndicatorsProposeCommand(console)))
                .addSubcommand(new BulletinCommand(console))
                .addSubcommand(new CommandLine(new TargetsCommand())
                        .addSubcommand("list", new TargetsListCommand(console, false))
                        .addSubcommand("write", new TargetsListCommand(console, true)))
                .addSubcommand(new CommandLine(new InspectionsCommand())
                        .addSubcommand(new InspectionsAssignCommand(console))
                        .addSubcommand(new InspectionsListCommand(console))
                        .addSubcommand(new InspectionsPlanCommand(console)))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchPipelineCommand(console))
                        .addSubcommand(new BenchSlaCommand(console))
                        .addSubcommand(new BenchTextCommand(console))
                        .addSubcommand(new BenchSinkCommand(console)));
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel(console.texts().text("usage.command-label"));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(console.texts().bundle())
                .setOut(console.results())
                .setErr(console.errors())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints);
    }

    private static CommandLine office(Console console) {
        return new CommandLine(new OfficeCommand())
                .addSubcommand(new OfficeWaiveCommand(console))
                .addSubcommand(new OfficeRevokeCommand(console))
                .addSubcommand(new OfficeAssignCommand(console))
                .addSubcommand("notice", new OfficeDecideCommand(console, Step.NOTICE_ISSUED))
                .addSubcommand("acknowledge", new OfficeDecideCommand(console, Step.ACKNOWLEDGED))
                .addSubcommand(new OfficeCheckCommand(console))
                .addSubcommand("write-off", new OfficeDecideCommand(console, Step.WRITTEN_OFF, SupervisedItem::meant))
                .addSubcommand(new OfficeSuperviseCommand(console))
                .addSubcommand(new OfficeInspectCommand(console))
                .addSubcommand(new OfficeFinishCommand(console))
                .addSubcommand(new OfficeSuggestionsCommand(console))
                .addSubcommand("merge", new OfficeMergeCommand(console, Step.MERGED))
                .addSubcommand("keep-apart", new OfficeMergeCommand(console, Step.MERGE_REFUSED))
                .addSubcommand(new OfficeAnswerCommand(console));
    }

    private static CommandLine notices(Console console) {
        return new CommandLine(new NoticesCommand())
                .addSubcommand(new NoticesProposeCommand(console))
                .addSubcommand(new NoticesDraftCommand(console))
                .addSubcommand(new NoticesListCommand(console))
                .addSubcommand(new NoticesRenderCommand(console))
                .addSubcommand(new NoticesIssueCommand(console))
                .addSubcommand(new NoticesDiscardCommand(console))
                .addSubcommand("answer", new OfficeDecideCommand(console, Step.REPLIED, Issue::orderOf));
    }

    private static CommandLine problems(Console console) {
        CommandLine problems = new CommandLine(new ProblemsCommand())
                .addSubcommand(new ProblemsTopCommand(console))
                .addSubcommand("show", new ProblemsShowCommand(console, false))
                .addSubcommand("explain", new ProblemsShowCommand(console, true))
                .addSubcommand(new ProblemsLikeCommand(console))
                .addSubcommand(new ProblemsItemsCommand(console))
                .addSubcommand(new ProblemsEvaluateCommand(console));
        Map<String, Step> decisions = new LinkedHashMap<>();
        decisions.put("merge", Step.PROBLEM_MERGED);
        decisions.put("split", Step.PROBLEM_SPLIT);
        decisions.put("rename", Step.PROBLEM_RENAMED);
        decisions.put("mute", Step.PROBLEM_MUTED);
        decisions.put("unmute", Step.PROBLEM_UNMUTED);
        decisions.put("strike-off", Step.PROBLEM_STRUCK_OFF);
        decisions.put("reopen", Step.PROBLEM_REOPENED);
        decisions.forEach((name, step) -> problems.addSubcommand(name, new ProblemsDecideCommand(console, step)));
        return problems;
    }
}
