package mashang.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.local.sla.Outcome;
import mashang.sla.oracle.Judgement;
import mashang.sla.oracle.Oracle;
import mashang.workorder.CaseEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sla oracle}: what the rules say of a log, by plain code that shares nothing with the job. */
@Command(name = "oracle", mixinStandardHelpOptions = true)
final class SlaOracleCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SlaArguments arguments = new SlaArguments();

    SlaOracleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return arguments.run(console, SlaOracleCommand::judge);
    }

    private static Outcome judge(City city, List<CaseEvent> log, long until) {
        Oracle oracle = new Oracle(city.policies(), city.calendars(), city.units(), city.grace());
        Judgement judgement = oracle.judge(log, until);
        return new Outcome(
                judgement.verdicts(), judgement.alerts(), judgement.tooOld().size());
    }
}
