package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** The log configuration a cluster is given writes lines that a machine reads, whatever is in a message. */
class JsonLogTest {
    private static final Path FILE = Path.of("..", "..", "config", "deploy", "logging", "log4j2-json.properties");

    @Test
    void everyEventIsOneLineOfJson() throws Exception {
        try (LoggerContext context = new LoggerContext("json")) {
            Configuration read = new PropertiesConfigurationFactory()
                    .getConfiguration(context, ConfigurationSource.fromUri(FILE.toUri()));
            context.start(read);
            ConsoleAppender appender = read.getAppender("ConsoleAppender");
            String line = appender.getLayout()
                    .toSerializable(Log4jLogEvent.newBuilder()
                            .setLoggerName("mashang.jobs.\"odd\"")
                            .setLevel(Level.WARN)
                            .setThreadName("task \\ 1")
                            .setMessage(new SimpleMessage("作业 \"x\"\nsecond line\tend"))
                            .setThrown(new IllegalStateException("a \"reason\"\nof two lines"))
                            .build())
                    .toString();
            assertThat(line).endsWith("\n").hasLineCount(1);
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.path("message").asText()).isEqualTo("作业 \"x\"\nsecond line\tend");
            assertThat(json.path("level").asText()).isEqualTo("WARN");
            assertThat(json.path("logger").asText()).isEqualTo("mashang.jobs.\"odd\"");
            assertThat(json.path("error").asText()).contains("IllegalStateException", "of two lines", "JsonLogTest");
            assertThat(json.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(context.getLogger("org.apache.kafka.clients.consumer.ConsumerConfig")
                            .getLevel())
                    .as("half a page of settings each")
                    .isEqualTo(Level.WARN);
        }
    }
}
