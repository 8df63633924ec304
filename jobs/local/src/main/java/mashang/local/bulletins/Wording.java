package mashang.local.bulletins;

/** Texts in one language by their keys. */
public interface Wording {
    /** The text of a key. */
    String text(String key, Object... arguments);

    /** The text of a key; the other one where there is none. */
    String textOr(String key, String other);
}
