package mashang.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mashang.jobs.recurrence.SavedRecurrence;
import mashang.jobs.supervision.SavedSupervision;
import mashang.workorder.CaseEvent;

/**
 * Writes the savepoints {@link SavepointsTest} keeps of a version: once, when it is deployed first, and never again. One argument: the version.
 * Runs in the folder of this module.
 */
final class SavepointsMain {
    private SavepointsMain() {}

    public static void main(String[] arguments) throws Exception {
        Path version = SavedRun.KEPT.resolve(arguments[0]);
        Path temporary = Files.createTempDirectory("savepoints");
        List<CaseEvent> orders = SavedSupervision.log();
        keep(
                new SavedSupervision().run(2, orders.subList(0, orders.size() / 2), null, temporary),
                version.resolve("supervision"));
        List<CaseEvent> complaints = SavedRecurrence.log();
        keep(
                new SavedRecurrence().run(2, complaints.subList(0, complaints.size() / 2), null, temporary),
                version.resolve("recurrence"));
    }

    private static void keep(Path savepoint, Path target) throws Exception {
        Files.createDirectories(target);
        Files.copy(savepoint.resolve("_metadata"), target.resolve("_metadata"));
        System.out.println(target + ": " + Files.size(target.resolve("_metadata")) + " bytes");
    }
}
