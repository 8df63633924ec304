package mashang.config;

import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.delivery.AckLink;
import mashang.delivery.Addressee;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.Format;
import mashang.delivery.Language;
import mashang.delivery.Shipment;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages from a city's templates (Mustache, without logic). Every value is made harmless for the format
 * ({@link Format#value}); what does not fit is shortened: the values of one alert, the lines of a digest, whose counts stay.
 */
public final class AlertWriter {
    private static final int COUNTED = 10;

    private final DeliveryPlan plan;
    private final AlertWords words;
    private final @Nullable String secret;
    private final Map<String, Template> compiled = new HashMap<>();

    /** Writes messages without links to acknowledge. */
    public AlertWriter(DeliveryPlan plan, AlertWords words) {
        this(plan, words, null);
    }

    /** @param secret signs links to acknowledge; absent: there are none, as there are none without a board */
    public AlertWriter(DeliveryPlan plan, AlertWords words, @Nullable String secret) {
        this.plan = plan;
        this.words = words;
        this.secret = secret;
    }

    /**
     * A message in words.
     *
     * @param title one line of plain text
     * @param text in the format of the channel; plain text where that is HTML
     * @param html absent where the channel wants none
     */
    public record Written(
            String title, String text, @Nullable String html) {}

    /** Writes a message. */
    public Written write(Shipment shipment, ChannelSettings.Type type) {
        Addressee to = addressee(shipment);
        Language language = to == null ? Language.ZH : to.language();
        String name = to == null ? shipment.recipient() : to.name();
        String kind = shipment.isDigest() ? "digest" : "alert";
        Map<String, Object> view =
                view(shipment, language, name, shipment.parts().size());
        String title = render(shipment.isDigest() ? "digest-title" : "title", language, Format.TEXT, view)
                .strip()
                .replaceAll("\\s+", " ");
        Format format = type.format();
        if (format == Format.HTML) {
            return new Written(title, render(kind, language, Format.TEXT, view), render(kind, language, format, view));
        }
        return new Written(title, fitting(shipment, type, language, name, kind), null);
    }

    private @Nullable Addressee addressee(Shipment shipment) {
        Addressee known = shipment.parts().get(0).addressee();
        return known != null
                ? known
                : plan.routes()
                        .recipient(shipment.recipient())
                        .map(r -> new Addressee(r.name(), r.language(), r.role()))
                        .orElse(null);
    }

    /** Fills a template as it would be filled, whole and shortened, to see whether it can be. */
    void sample(Template template, Shipment shipment, Language language) {
        template.execute(view(shipment, language, "", shipment.parts().size()));
        template.execute(view(shipment, language, "", 1));
    }

    private String fitting(Shipment shipment, ChannelSettings.Type type, Language language, String name, String kind) {
        int lines = shipment.parts().size();
        String text = render(kind, language, type.format(), view(shipment, language, name, lines));
        int low = shipment.isDigest() ? 0 : lines;
        int high = lines;
        if (shipment.isDigest() && !type.fits(text)) {
            while (low < high - 1) { // the most lines that fit
                int middle = (low + high) / 2;
                String shorter = render(kind, language, type.format(), view(shipment, language, name, middle));
                if (type.fits(shorter)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            text = render(kind, language, type.format(), view(shipment, language, name, low));
        }
        if (!type.fits(text)) { // a cut link leads nowhere, so it is left out first
            Map<String, Object> view = view(shipment, language, name, low);
            view.put("hasAck", false);
            view.put("hasLink", false);
            view.put("board", false);
            text = render(kind, language, type.format(), view);
        }
        while (!type.fits(text)) { // a template far too long for the channel
            text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) * 9 / 10));
        }
        return text;
    }

    private Map<String, Object> view(Shipment shipment, Language language, String name, int lines) {
        List<Consignment> parts = shipment.parts();
        Map<String, Object> view;
        if (!shipment.isDigest()) {
            view = view(parts.get(0), shipment, language);
        } else {
            view = new HashMap<>();
            Map<String, Integer> kinds = new LinkedHashMap<>();
            Map<String, Integer> units = new LinkedHashMap<>();
            List<Map<String, Object>> shown = new ArrayList<>();
            for (Consignment part : parts) {
                Map<String, Object> one = view(part, shipment, language);
                boolean isProblem = part.alert().problem() != null;
                kinds.merge(one.get("headline") + (isProblem ? "" : " · " + one.get("clock")), 1, Integer::sum);
                if (Boolean.TRUE.equals(one.get("hasUnit"))) {
                    units.merge(String.valueOf(one.get("unit")), 1, Integer::sum);
                }
                if (shown.size() < lines) {
                    one.put("n", shown.size() + 1);
                    shown.add(one);
                }
            }
            view.put("total", parts.size());
            view.put("kinds", counts(kinds, language));
            view.put("units", counts(units, language));
            view.put("lines", shown);
            view.put("more", parts.size() > shown.size());
            view.put("rest", parts.size() - shown.size());
        }
        view.put("recipient", name);
        view.put("board", plan.board() != null);
        view.put("boardLink", plan.board() == null ? "" : plan.board());
        return view;
    }

    /** An alert and its link to acknowledge, which is the same at every try. */
    private Map<String, Object> view(Consignment part, Shipment shipment, Language language) {
        Map<String, Object> view = words.of(part, language);
        String link = ackLink(part, shipment);
        view.put("hasAck", !link.isEmpty());
        view.put("ackLink", link);
        return view;
    }

    private String ackLink(Consignment part, Shipment shipment) {
        Addressee to = part.addressee();
        boolean isOfOrder = part.alert().problem() == null;
        if (secret == null || plan.board() == null || to == null || to.role() == null || !isOfOrder) {
            return "";
        }
        long expiresAt = shipment.firstTriedAt() / 1_000 + AckLink.LIVES_SECONDS;
        AckLink link =
                new AckLink(part.alert().orderId(), part.alert().alertId(), part.recipient(), to.role(), expiresAt);
        return plan.board() + "/ack?" + link.query(secret);
    }

    /** The most frequent first; ten of them are enough for people, and the rest is one more, so that the sum is right. */
    private static List<Map<String, Object>> counts(Map<String, Integer> counted, Language language) {
        List<Map.Entry<String, Integer>> all = counted.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<Map<String, Object>> shown = new ArrayList<>();
        all.stream().limit(COUNTED).forEach(e -> shown.add(Map.of("what", e.getKey(), "count", e.getValue())));
        int others = all.stream().skip(COUNTED).mapToInt(Map.Entry::getValue).sum();
        if (others > 0) {
            shown.add(Map.of("what", language == Language.ZH ? "其他" : "others", "count", others));
        }
        return shown;
    }

    private String render(String kind, Language language, Format format, Map<String, Object> view) {
        String name = TemplateCheck.name(kind, language, format);
        return compiled.computeIfAbsent(
                        name,
                        n -> TemplateCheck.compile(
                                String.valueOf(plan.templates().get(n)), format))
                .execute(view);
    }
}
