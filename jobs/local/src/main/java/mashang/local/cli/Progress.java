package mashang.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work is: a bar on a terminal, else a line now and then, so that a log file stays readable. */
public final class Progress implements AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int COLUMNS = 100;

    private final PrintStream err;
    private final String task;
    private final long total;
    private final @Nullable ProgressBar bar;
    private long done;
    private long told;
    private long toldAt = System.nanoTime();

    Progress(PrintStream err, String task, long total, boolean terminal) {
        this.err = err;
        this.task = task;
        this.total = total;
        this.bar = terminal ? bar(err, task, total) : null;
    }

    /** So many steps are done now, of those announced. */
    public synchronized void stepTo(long steps) {
        done = steps;
        if (bar != null) {
            bar.stepTo(steps);
        } else if (System.nanoTime() - toldAt >= BETWEEN_LINES.toNanos()) {
            tell();
        }
    }

    /** One more step. */
    public void step() {
        stepTo(done() + 1);
    }

    /** Ends the bar or tells the last number. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        } else if (done != told) {
            tell();
        }
    }

    private synchronized long done() {
        return done;
    }

    private void tell() {
        told = done;
        toldAt = System.nanoTime();
        err.println(total > 0 ? task + " " + done + "/" + total : task + " " + done);
    }

    private static ProgressBar bar(PrintStream err, String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                .build();
    }
}
