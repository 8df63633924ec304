package mashang.config.kibana;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packs {@code config/kibana} into what Kibana imports: the same bytes from the same sources, in either language. */
public final class KibanaObjects {
    private KibanaObjects() {}

    /**
     * Every object, those before that others need.
     *
     * @param config the configuration folder, with {@code kibana} and {@code elasticsearch} in it
     * @throws KibanaSourceException if a source is wrong, or names a field that no index has
     */
    public static List<SavedObject> pack(Path config, Tongue tongue) throws IOException {
        Sources sources = Sources.read(config);
        List<SavedObject> objects = new ArrayList<>();
        sources.views().values().forEach(view -> objects.add(view.object(tongue)));
        sources.searches().values().forEach(search -> objects.add(search.object(tongue)));
        sources.dashboards()
                .forEach((name, source) -> objects.add(new DashboardFile(name, source, sources, tongue).object()));
        return objects;
    }

    /** The objects as NDJSON, UTF-8. */
    public static byte[] ndjson(List<SavedObject> objects) {
        StringBuilder lines = new StringBuilder();
        objects.forEach(object -> lines.append(object.line()).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Part of the build: writes {@code mashang-zh.ndjson} and {@code mashang-en.ndjson}.
     *
     * @param arguments configuration folder; folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Files.createDirectories(Path.of(arguments[1]));
        for (Tongue tongue : Tongue.values()) {
            byte[] packed = ndjson(pack(Path.of(arguments[0]), tongue));
            Files.write(target.resolve("mashang-" + tongue + ".ndjson"), packed);
        }
    }
}
