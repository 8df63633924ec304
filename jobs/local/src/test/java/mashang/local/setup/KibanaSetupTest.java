package mashang.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mashang.config.kibana.KibanaObjects;
import mashang.config.kibana.SavedObject;
import mashang.config.kibana.Tongue;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KibanaSetupTest {
    private static final Path CONFIG = Path.of("..", "..", "config");

    private static final List<SavedObject> OBJECTS = packed();

    private StubKibana stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubKibana();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private KibanaSetup setup() {
        return new KibanaSetup(new KibanaClient(stub.uri(), "ApiKey right"), OBJECTS);
    }

    @Test
    void everythingIsImportedOnceAndTheSecondTimeNothing() throws IOException {
        KibanaSetup.Plan plan = setup().plan();
        assertThat(plan.outcomes().values()).containsOnly(Outcome.CREATED).hasSameSizeAs(OBJECTS);
        assertThat(stub.writes).as("looking writes nothing").isEmpty();
        setup().apply(plan);
        assertThat(stub.objects).hasSameSizeAs(OBJECTS);
        stub.writes.clear();

        KibanaSetup.Plan again = setup().plan();
        assertThat(again.outcomes().values()).containsOnly(Outcome.SAME);
        setup().apply(again);
        assertThat(stub.writes).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsWrittenAndWhatWasThereIsKept(@TempDir Path folder) throws IOException {
        setup().apply(setup().plan());
        stub.writes.clear();
        ObjectNode theirs = stub.objects.get("dashboard mashang-units");
        ((ObjectNode) theirs.path("attributes")).put("title", "Edited by somebody");

        KibanaSetup.Plan plan = setup().plan();
        Path kept = KibanaSetup.keep(plan, folder);
        setup().apply(plan);
        assertThat(stub.writes).containsExactly("dashboard mashang-units");
        assertThat(Files.readString(kept)).contains("Edited by somebody").doesNotContain("mashang-situation\"");
        assertThat(KibanaSetup.keep(setup().plan(), folder)).isNull();
    }

    @Test
    void anOldKibanaIsRefusedInOneSentence() {
        stub.version = "8.8.2";
        assertThatThrownBy(() -> new KibanaClient(stub.uri(), "ApiKey right").check())
                .isInstanceOf(KibanaUnavailable.class)
                .hasMessageContaining("Kibana is version 8.8.2; the dashboards need 8.9 to 9.x");
        stub.version = "10.0.0";
        assertThatThrownBy(() -> new KibanaClient(stub.uri(), "ApiKey right").check())
                .isInstanceOf(KibanaUnavailable.class);
        stub.version = "9.2.0";
        assertThat(new KibanaClient(stub.uri(), "ApiKey right").check()).isEqualTo("9.2.0");
    }

    @Test
    void aWrongKeyAndAStoppedServerAreSentences() {
        assertThatThrownBy(() -> new KibanaClient(stub.uri(), "ApiKey wrong").check())
                .hasMessageContaining("Kibana refused our credentials (its status hides the version)");
        assertThatThrownBy(() -> new KibanaClient(stub.uri(), "ApiKey wrong").export(OBJECTS))
                .hasMessageContaining("Kibana refused our credentials (401)");
        stub.close();
        assertThatThrownBy(() -> new KibanaClient(stub.uri(), "ApiKey right").check())
                .hasMessageContaining("cannot reach Kibana")
                .hasMessageContaining("nothing was changed");
        assertThatThrownBy(() ->
                        new KibanaClient(stub.uri(), "ApiKey right").importObjects(KibanaObjects.ndjson(OBJECTS), 1))
                .hasMessageContaining("cannot reach Kibana")
                .hasMessageContaining("run setup again")
                .hasMessageNotContaining("nothing was changed");
        assertThatThrownBy(() -> new KibanaClient(java.net.URI.create("ftp://x"), null))
                .isInstanceOf(KibanaUnavailable.class);
    }

    @Test
    void whoMayOnlyReadIsToldSoBeforeAnythingIsWritten() {
        KibanaClient client = new KibanaClient(stub.uri(), "ApiKey right");
        client.requireImportRight();
        stub.capabilities =
                "{\"savedObjectsManagement\":{\"read\":true,\"edit\":false},\"dashboard_v2\":{\"createNew\":true},\"indexPatterns\":{\"save\":false}}";
        assertThatThrownBy(client::requireImportRight)
                .isInstanceOf(KibanaUnavailable.class)
                .hasMessageContaining("we may read but not import; nothing was changed")
                .hasMessageContaining("Saved Objects Management");
        stub.capabilities =
                "{\"savedObjectsManagement\":{\"edit\":false},\"dashboard\":{\"createNew\":true},\"discover_v2\":{\"save\":true},\"indexPatterns\":{\"save\":true}}";
        client.requireImportRight();
        stub.capabilities = "";
        client.requireImportRight();
        assertThat(stub.writes).isEmpty();
    }

    @Test
    void whatKibanaDoesNotTakeIsTold() throws IOException {
        List<SavedObject> alone =
                OBJECTS.stream().filter(o -> o.type().equals("search")).toList();
        KibanaSetup setup = new KibanaSetup(new KibanaClient(stub.uri(), "ApiKey right"), alone);
        KibanaSetup.Plan plan = setup.plan();
        assertThatThrownBy(() -> setup.apply(plan))
                .isInstanceOf(KibanaUnavailable.class)
                .hasMessageContaining("missing_references");
        stub.largest = 1000;
        assertThatThrownBy(() -> setup().apply(setup().plan())).hasMessageContaining("413");
    }

    private static List<SavedObject> packed() {
        try {
            return KibanaObjects.pack(CONFIG, Tongue.zh);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
