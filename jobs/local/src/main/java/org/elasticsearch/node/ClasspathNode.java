package org.elasticsearch.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.ClasspathPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A real Elasticsearch node whose plugins come from the class path.
 *
 * <p>In this package because the construction of a node can only be varied from here.
 */
public final class ClasspathNode extends Node {

    public ClasspathNode(Settings settings, Path configFolder, List<Plugin> plugins) {
        this(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configFolder, () -> "local"), plugins);
    }

    private ClasspathNode(Environment environment, List<Plugin> plugins) {
        super(NodeConstruction.prepareConstruction(environment, ClasspathPlugins.none(), services(plugins), true));
    }

    private static NodeServiceProvider services(List<Plugin> plugins) {
        return new NodeServiceProvider() {
            @Override
            PluginsService newPluginService(Environment environment, PluginsLoader none) {
                return new ClasspathPlugins(environment, plugins);
            }
        };
    }
}
