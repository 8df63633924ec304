package mashang.config;

import java.util.Map;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.NumberStyle;

/**
 * How the office writes its documents ({@code templates/documents}).
 *
 * @param office what it calls itself, by language
 * @param kinds of each kind its settings
 * @param templates by {@link PaperTemplate.Use} and language
 */
public record DocumentPlan(
        Map<Language, String> office,
        Map<DocumentKind, Settings> kinds,
        Map<PaperTemplate.Use, Map<Language, PaperTemplate>> templates) {

    /**
     * What is set for a kind.
     *
     * @param names what it is called, by language
     * @param number how it is numbered
     * @param category of the order that stands for a document: by it the policy knows how soon it has to be answered
     */
    public record Settings(Map<Language, String> names, NumberStyle number, String category) {}

    /** The settings of a kind. */
    public Settings settings(DocumentKind kind) {
        Settings settings = kinds.get(kind);
        if (settings == null) {
            throw new IllegalStateException("checked when it was read: " + kind);
        }
        return settings;
    }

    /** The template for a use. */
    public PaperTemplate template(PaperTemplate.Use use, Language language) {
        PaperTemplate template = templates.getOrDefault(use, Map.of()).get(language);
        if (template == null) {
            throw new IllegalStateException("checked when it was read: " + use + ' ' + language);
        }
        return template;
    }
}
