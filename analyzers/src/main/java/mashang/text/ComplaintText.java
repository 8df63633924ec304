package mashang.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be stored and shown of a complaint: the text as written, without what identifies a person.
 *
 * <p>Masked are mobile and fixed phone numbers, ID numbers, bank cards, e-mail addresses, vehicle plates and web
 * addresses, in characters of any width, in one piece or grouped by spaces, dashes or, where the groups leave no doubt,
 * other signs and line breaks; and names of persons behind words that introduce them. Everything else stays exactly as
 * written: house numbers, dates, prices, order numbers, service numbers such as 12345 or 400 numbers.
 *
 * <p>One pass, linear time: at each place at most {@value DigitGroups#LOOK_AHEAD} characters are looked at twice. A text
 * with invisible characters takes two passes more, for what is found only without them. Broken surrogates are copied like
 * any other character. Nothing is allocated for a text with nothing to mask.
 */
public final class ComplaintText {
    private static final ThreadLocal<MaskScanner> SCANNERS = ThreadLocal.withInitial(MaskScanner::new);

    private ComplaintText() {}

    /**
     * The text with its personal data replaced by {@link Mask} signs.
     *
     * @param text any text, of any length
     * @return the very same string where there was nothing to mask
     */
    public static String clean(String text) {
        MaskScanner scanner = SCANNERS.get();
        try {
            if (scanner.scan(text)) {
                String masked = scanner.hidden(text).masked(text);
                // as written, too: an invisible character may be all that parts two numbers
                scanner.scan(masked);
                return scanner.masked(masked);
            }
            return scanner.masked(text);
        } finally {
            scanner.forget();
        }
    }

    /**
     * Which stretches of a text {@link #clean} masks, and as what.
     *
     * @return in the order of the text, apart from one another
     */
    public static List<Masked> explain(String text) {
        MaskScanner scanner = new MaskScanner();
        if (!scanner.scan(text)) {
            return scanner.found();
        }
        List<Masked> hidden = scanner.hidden(text).found();
        scanner.scan(scanner.masked(text));
        return merged(hidden, scanner.found());
    }

    /** Those of the first pass and those of the second, which were found where the first had put its signs. */
    private static List<Masked> merged(List<Masked> first, List<Masked> second) {
        List<Masked> all = new ArrayList<>(first.size() + second.size());
        int longer = 0; // by so much the text as written is longer up to here
        int next = 0;
        for (Masked masked : second) {
            while (next < first.size() && first.get(next).from() < masked.from() + longer) {
                Masked before = first.get(next++);
                longer += before.to() - before.from() - before.mask().sign().length();
                all.add(before);
            }
            all.add(new Masked(masked.from() + longer, masked.to() + longer, masked.mask()));
        }
        all.addAll(first.subList(next, first.size()));
        return List.copyOf(all);
    }
}
