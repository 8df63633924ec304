package mashang.connectors.elasticsearch;

/**
 * A document to be written whole, over any older version of it ({@code external_gte}).
 *
 * @param index concrete index or write alias
 * @param id {@code _id}, from the domain, up to 512 bytes
 * @param version number of distinct facts and decisions behind the document, 1 or more: it grows the same way in every
 *     run, so that a replay writes the same documents and an older one never overwrites a newer one
 * @param source the document as UTF-8 JSON
 */
public record Document(String index, String id, long version, byte[] source) {}
