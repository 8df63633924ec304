package mashang.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A recipient, as far as a message to it depends on it.
 *
 * @param name as messages address it
 * @param language what it reads
 * @param role as what it acknowledges alerts by the link in a message; absent: its messages have no such link
 */
public record Addressee(
        String name, Language language, @Nullable String role) {
    static Addressee of(Recipient recipient) {
        return new Addressee(recipient.name(), recipient.language(), recipient.role());
    }
}
