package mashang.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.CalendarPlan;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Light;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.RuleNews;
import mashang.sla.Span;
import mashang.sla.Verdict;
import mashang.sla.VerdictCsv;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.apache.flink.api.common.functions.Function;

/** What Maven's module boundaries cannot enforce. Every rule names its remedy. */
@AnalyzeClasses(
        packages = "mashang",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {
    /** The tests of connectors are a jar here. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String ORACLE = "mashang.sla.oracle..";

    private static final String[] RULES = {
        "mashang.workorder..",
        "mashang.sla..",
        "mashang.text..",
        "mashang.recurrence..",
        "mashang.ledger..",
        "mashang.units..",
        "mashang.delivery..",
        "mashang.rules..",
        "mashang.intake.."
    };

    @ArchTest
    static final ArchRule rulesKnowNoFlinkKafkaOrElasticsearch = noClasses()
            .that()
            .resideInAnyPackage(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "co.elastic..", "org.elasticsearch..")
            .because("a rule takes state and event and returns state or verdict; move the shell to jobs or connectors");

    @ArchTest
    static final ArchRule luceneStaysInText = noClasses()
            .that(DescribedPredicate.not(
                            resideInAnyPackage("mashang.text..", "mashang.local.text..", "mashang.local.search.."))
                    .as("are neither text analysis, nor its comparison with Lucene's, nor the embedded search server"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..")
            .because("only mashang.text knows how a text becomes terms; ask it for terms");

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .that(DescribedPredicate.not(mayLookAtTheClock()))
            .should(callMethod(System.class, "currentTimeMillis")
                    .or(callMethod(Instant.class, "now"))
                    .or(callMethod(Clock.class, "systemUTC"))
                    .or(callMethod(Clock.class, "systemDefaultZone")))
            .because("a verdict that depends on when it was computed cannot be replayed; take the time as an argument");

    @ArchTest
    static final ArchRule flinkFunctionsHaveNames = classes()
            .that()
            .areAssignableTo(Function.class)
            .should()
            .notBeAnonymousClasses()
            .because("an anonymous function cannot be tested, nor its state found again; give it a class");

    @ArchTest
    static final ArchRule jobsDoNotDependOnEachOther = slices().matching("mashang.jobs.(*)..")
            .should()
            .notDependOnEachOther()
            .because("jobs meet in topics only; move what they share to mashang.jobs");

    @ArchTest
    static final ArchRule pipelineKnowsNothingOfTheOneMachineStack = noClasses()
            .that()
            .resideOutsideOfPackage("mashang.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("mashang.local..")
            .because("the deployable jar must run without it");

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Processor|Info|Data|Impl)$")
            .because("such a name fits everything; say what the class is");

    @ArchTest
    static final ArchRule theOracleReckonsByItself = classes()
            .that()
            .resideInAPackage(ORACLE)
            .should()
            .onlyDependOnClassesThat(whatTheOracleMayKnow())
            .because("who shares code with the clocks shares their mistakes; write it again, plainly");

    @ArchTest
    static final ArchRule clocksDoNotAskTheOracle = noClasses()
            .that()
            .resideInAPackage("mashang.sla")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ORACLE)
            .because("it judges them; only commands and tests put the two side by side");

    /** What events, policies and results look like; nothing that reckons. */
    private static DescribedPredicate<JavaClass> whatTheOracleMayKnow() {
        Set<Class<?>> shared = Set.of(
                CaseEvent.class,
                Fact.class,
                Kind.class,
                Step.class,
                Urgency.class,
                Unit.class,
                Units.class,
                Alert.class,
                AlertCsv.class,
                CalendarPlan.class,
                ClockDefinition.class,
                ClockRule.class,
                Light.class,
                OrderMatch.class,
                Policy.class,
                RuleNews.class,
                Span.class,
                Verdict.class,
                VerdictCsv.class);
        return DescribedPredicate.describe("are its own, Java's, or data both share", c -> {
            String name = c.getBaseComponentType().getName();
            return !name.startsWith("mashang.")
                    || name.startsWith("mashang.sla.oracle.")
                    || shared.stream().anyMatch(s -> name.equals(s.getName()) || name.startsWith(s.getName() + '$'));
        });
    }

    private static DescribedPredicate<JavaClass> mayLookAtTheClock() {
        return DescribedPredicate.describe(
                "mains, metrics and the one-machine stack",
                c -> c.getSimpleName().endsWith("Main")
                        || c.getSimpleName().endsWith("Metrics")
                        || c.getPackageName().startsWith("mashang.local"));
    }
}
