package mashang.jobs;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Remembers every line that is logged while it is open, down to DEBUG, exceptions included. */
final class LogLines extends AbstractAppender implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Level before;
    /** Silent meanwhile: nobody reads DEBUG on the console. */
    private final List<Appender> others;

    private LogLines(Level before, List<Appender> others) {
        super("log-lines", null, null, true, Property.EMPTY_ARRAY);
        this.before = before;
        this.others = others;
    }

    static LogLines open() {
        LogLines lines = new LogLines(
                root().getLevel(), List.copyOf(root().getAppenders().values()));
        lines.others.forEach(root()::removeAppender);
        lines.start();
        root().addAppender(lines);
        Configurator.setRootLevel(Level.DEBUG); // the Flink test jars turn everything off
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        Throwable thrown = event.getThrown();
        lines.add(event.getMessage().getFormattedMessage() + (thrown == null ? "" : " " + thrown));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root().removeAppender(this);
        others.forEach(root()::addAppender);
        Configurator.setRootLevel(before);
        stop();
    }

    private static Logger root() {
        return (Logger) LogManager.getRootLogger();
    }
}
