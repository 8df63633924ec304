package mashang.local.machine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Why the stack cannot run on this machine, in one sentence for the person at the keyboard: what is wrong and what to do
 * about it. {@link #getMessage()} is the Chinese sentence, {@link #sentence(Locale)} gives either language.
 */
public final class StackFailure extends Exception {

    /** What went wrong. Each has its sentence in {@code failures.properties} and {@code failures_en.properties}. */
    public enum Reason {
        /** Arguments: port, what wanted it. */
        PORT_IN_USE,
        /** Argument: folder. */
        FOLDER_NOT_WRITABLE,
        /** Argument: folder. */
        FOLDER_FULL,
        /** Argument: the file that stands where a folder should. */
        NOT_A_FOLDER,
        /** Argument: folder. */
        ALREADY_RUNNING,
        /** Argument: the version that runs. */
        WRONG_JAVA,
        /** Arguments: cause, log file. */
        SEARCH_FAILED,
        /** Arguments: cause, log file. */
        SEARCH_OUT_OF_MEMORY,
        /** Argument: cause. */
        BROKER_FAILED,
        /** Argument: cause. */
        CLUSTER_FAILED,
        /** Arguments: job, cause. */
        JOB_FAILED,
        /** Arguments: job, what it says or how long nothing moved. */
        JOB_STUCK,
        /** Argument: what stopped. */
        STOPPED_MEANWHILE
    }

    private final Reason reason;
    private final transient Object[] details;

    public StackFailure(Reason reason, Object... details) {
        this(null, reason, details);
    }

    public StackFailure(@Nullable Throwable cause, Reason reason, Object... details) {
        super(sentence(Locale.CHINESE, reason, details), cause);
        this.reason = reason;
        this.details = details.clone();
    }

    /** What an I/O error under {@code folder} means to a person: no space, no permission, or {@code otherwise}. */
    public static StackFailure of(Throwable error, Path folder, Reason otherwise, Object... details) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (isFull(e)) {
                return new StackFailure(error, Reason.FOLDER_FULL, folder);
            }
            if (isDenied(e)) {
                return new StackFailure(error, Reason.FOLDER_NOT_WRITABLE, folder);
            }
            if (e instanceof FileAlreadyExistsException
                    || String.valueOf(e.getMessage()).contains("Not a directory")) {
                return new StackFailure(error, Reason.NOT_A_FOLDER, folder);
            }
        }
        return new StackFailure(error, otherwise, details);
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence in {@code locale}'s language: English for {@link Locale#ENGLISH}, Chinese otherwise. */
    public String sentence(Locale locale) {
        return sentence(locale, reason, details);
    }

    /** The innermost message of an error, on one line: what a person can act upon. */
    public static String innermost(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }

    private static boolean isFull(Throwable e) {
        return e instanceof IOException && String.valueOf(e.getMessage()).contains("No space left");
    }

    private static boolean isDenied(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof AccessDeniedException
                || e instanceof ReadOnlyFileSystemException
                || (e instanceof IOException
                        && (message.contains("Read-only file system") || message.contains("Permission denied")));
    }

    private static String sentence(Locale locale, Reason reason, Object... details) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "mashang.local.machine.failures",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] words = new Object[details.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(details[i]);
        }
        return new MessageFormat(texts.getString(reason.name()), Locale.ROOT).format(words);
    }
}
