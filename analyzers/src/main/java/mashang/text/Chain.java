package mashang.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mashang.text.Location.Source;
import mashang.text.RegisteredPlace.Level;

/** Names written one after another as an address is: 鼓楼区东街街道福安路12号丽景花园. Never empty. */
record Chain(Source source, List<Mention> mentions, Standing standing) {
    /** How a text speaks of a place. */
    enum Standing {
        MEANT,
        /** Where somebody lives (我住…), which need not be where the matter lies. */
        HOME,
        /** Where it does not lie (不是…). */
        DENIED
    }

    Optional<Mention> first(Level level) {
        return mentions.stream().filter(m -> m.level() == level).findFirst();
    }

    /** The name that says best where it is. */
    Optional<Mention> site() {
        return sites().stream().min(Comparator.comparing(m -> m.kind() == null ? PlaceKind.BODY : m.kind()));
    }

    List<Mention> sites() {
        return mentions.stream().filter(m -> m.level() == Level.SITE).toList();
    }
}
