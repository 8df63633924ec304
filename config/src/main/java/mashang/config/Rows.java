package mashang.config;

import org.jspecify.annotations.Nullable;

/** Takes a record apart into the cells a feed asks for. Thread-safe. */
interface Rows {
    /**
     * The row of a record.
     *
     * @param text the record, decoded, not blank
     * @param header the header line as bytes; absent where there is none
     */
    Row read(String text, byte @Nullable [] header) throws Refused;
}
