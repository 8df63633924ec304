package mashang.local.cli;

import java.nio.file.Path;

/** The project's folder, as the launcher found it; the working folder when run without the launcher. */
final class ProjectFolder {

    private ProjectFolder() {}

    static Path path() {
        return Path.of(System.getProperty("mashang.home", "")).toAbsolutePath();
    }

    /** A data folder, where {@code --data} does not say. */
    static Path data(String name) {
        return path().resolve(".mashang").resolve(name);
    }

    /** Default of {@code --config}. */
    static Path config() {
        return path().resolve("config");
    }
}
