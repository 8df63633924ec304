package mashang.connectors.elasticsearch;

import java.util.Set;

/** What Elasticsearch's answer about one document means for it. */
enum Verdict {
    /** It, or a newer version of it, is in the index. */
    DONE,
    /** Overloaded or away: will pass. */
    RETRY,
    /** This document will never be taken: to the dead letters with it. */
    REJECT,
    /** Our credentials, our missing index: no retry helps, and no document is to blame. */
    FATAL;

    /** Errors that come as 400 but are about the index or the request: a dead letter for every document would be wrong. */
    private static final Set<String> NOT_THE_DOCUMENT =
            Set.of("index_closed_exception", "validation_exception", "media_type_header_exception");

    /**
     * @param status HTTP status of the item, 100 to 599
     * @param errorType Elasticsearch's name of the error, empty where there is none
     */
    static Verdict of(int status, String errorType) {
        if (NOT_THE_DOCUMENT.contains(errorType)) {
            return FATAL;
        }
        return switch (status) {
            case 408, 429 -> RETRY;
            case 401, 403, 404 -> FATAL;
            case 409 -> DONE; // older than what is indexed: a replay
            default -> status >= 500 ? RETRY : status >= 300 ? REJECT : DONE;
        };
    }
}
