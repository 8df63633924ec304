package mashang.local.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A register in memory, which goes through the same JSON as the index. */
final class PlainRegister implements Register {
    final Map<String, String> entries = new LinkedHashMap<>();

    /** Numbers that somebody else is given just before each of the next reservations. */
    final List<String> overtaken = new ArrayList<>();

    /** Runs once, just before somebody reserves a number. */
    Runnable overtaking = () -> {};

    /** Runs once, when somebody asks for the numbers: what others do meanwhile. */
    Runnable meanwhile = () -> {};

    @Override
    public Optional<Entry> find(String id) {
        return all().stream()
                .filter(e -> e.id().equals(id) || e.draft().id().equals(id))
                .max(Comparator.comparing(Entry::status));
    }

    @Override
    public List<Entry> all() {
        return entries.values().stream().map(PlainRegister::read).toList();
    }

    private static Entry read(String json) {
        try {
            return Entry.of(new com.fasterxml.jackson.databind.ObjectMapper().readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> numbers() {
        Runnable others = meanwhile;
        meanwhile = () -> {};
        others.run();
        return all().stream()
                .map(Entry::issue)
                .filter(Objects::nonNull)
                .map(Issue::number)
                .toList();
    }

    @Override
    public void put(Entry entry) {
        entries.put(entry.id(), entry.json().toString());
    }

    @Override
    public boolean reserve(Entry entry) {
        Runnable others = overtaking;
        overtaking = () -> {};
        others.run();
        if (overtaken.remove(entry.id()) || entries.containsKey(entry.id())) {
            return false;
        }
        put(entry);
        return true;
    }

    @Override
    public void remove(Draft draft) {
        entries.remove(draft.id());
    }
}
