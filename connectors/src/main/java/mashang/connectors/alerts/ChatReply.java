package mashang.connectors.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Set;
import mashang.delivery.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the robots of chats answer: mostly HTTP 200, and the truth as a code in the body. A body that cannot be read is never success.
 *
 * @param field name of the code in the body
 * @param tooFast codes that mean too many messages
 * @param ours codes that mean that we are not let in: people have to act
 * @param refused codes that mean that this message will never be taken
 */
record ChatReply(String field, Set<Integer> tooFast, Set<Integer> ours, Set<Integer> refused) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Answer judge(HttpResponse<String> response) {
        Answer byStatus = HttpCalls.byStatus(response);
        JsonNode code = code(response.body());
        if (code == null || !code.isInt()) {
            return byStatus.equals(Answer.DONE) ? Answer.retry("HTTP 200, " + field + " missing") : byStatus;
        }
        int number = code.intValue();
        String said = field + ' ' + number;
        if (number == 0) {
            return byStatus;
        }
        return tooFast.contains(number)
                ? Answer.slower(said, 0)
                : ours.contains(number)
                        ? Answer.misconfigured(said)
                        : refused.contains(number) ? Answer.reject(said) : Answer.retry(said);
    }

    private @Nullable JsonNode code(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? null : json.get(field);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
