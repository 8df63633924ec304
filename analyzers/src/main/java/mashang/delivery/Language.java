package mashang.delivery;

/** What a recipient reads. */
public enum Language {
    ZH,
    EN
}
