package mashang.documents;

/** What every form of a draft says of itself. */
final class Drafts {
    private Drafts() {}

    static String mark(Paper paper) {
        return paper.language().startsWith("zh") ? "草　稿　尚未签发，不具效力" : "DRAFT: not issued, without effect";
    }
}
