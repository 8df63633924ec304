package org.elasticsearch.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;

/**
 * Takes Elasticsearch's plugins from the application's class path instead of {@code modules/} and {@code plugins/}.
 *
 * <p>In this package because the description of a loaded plugin is package-private.
 */
public final class ClasspathPlugins extends PluginsService {

    private final List<LoadedPlugin> loaded;

    public ClasspathPlugins(Environment environment, List<Plugin> plugins) {
        super(environment.settings(), environment.configDir(), none());
        this.loaded = plugins.stream().map(ClasspathPlugins::loaded).toList();
    }

    /** The loader of a node without any plugin folder. */
    public static PluginsLoader none() {
        return new PluginsLoader(Set.of(), Set.of(), Map.of());
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        // The super constructor already asks, before our field is there.
        return loaded == null ? List.of() : loaded;
    }

    @Override
    public PluginsAndModules info() {
        return new PluginsAndModules(
                List.of(), plugins().stream().map(LoadedPlugin::descriptor).toList());
    }

    private static LoadedPlugin loaded(Plugin plugin) {
        String name = plugin.getClass().getName();
        PluginDescriptor descriptor = new PluginDescriptor(
                name,
                "from the class path",
                "NA",
                Build.current().version(),
                String.valueOf(Runtime.version().feature()),
                name,
                null,
                List.of(),
                false,
                false,
                false,
                false);
        return new LoadedPlugin(descriptor, plugin, plugin.getClass().getClassLoader());
    }
}
