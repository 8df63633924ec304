package mashang.local.documents;

import java.util.List;
import java.util.Optional;

/** What was drafted and issued. */
public interface Register {
    /** An entry by its id; a document also by the draft it was. */
    Optional<Entry> find(String id);

    /** All entries: those issued in the order of their numbers' years and times, then drafts, the oldest first. */
    List<Entry> all();

    /** Every number that was ever given, as far as anybody knows, in whatever year and style. */
    List<String> numbers();

    /** Puts an entry in, or in place of the one of its id. */
    void put(Entry entry);

    /** Puts in a document under its number; false, and nothing is put in, where somebody else was given that number. */
    boolean reserve(Entry entry);

    /** Takes a draft out. */
    void remove(Draft draft);
}
