package mashang.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import mashang.text.Chain.Standing;
import mashang.text.Location.Source;
import mashang.text.PlaceNames.Place;
import mashang.text.RegisteredPlace.Level;
import org.jspecify.annotations.Nullable;

/** Finds the names of places in a text, by the register first and by their endings in what is left. */
final class PlaceReader {
    /** Registered names up to this length must begin and end with a word: 金山 is not in 黄金山庄. */
    private static final int SHORT = 2;

    /** Those up to this length must end with one, or as places do (中环路 in 中环路口): 万象汇 is not in 万象汇报. */
    private static final int MIDDLING = 4;

    /** What may stand between the parts of an address. */
    private static final String JOINTS = "的市内境 ";

    private static final String ADDRESS_JOINTS = JOINTS + "，、；";
    private static final int JOINT_LENGTH = 3;

    private static final int SAID_BEFORE = 5;
    private static final Pattern DENIED = Pattern.compile("(?:(?<!是)不是|并非)在?$");
    private static final Pattern HOME = Pattern.compile("[我们人家]居?住[在于]?$");

    /** What 区 and 县 end without naming one: 小区, 开发区, 我县. */
    private static final Set<String> NO_DISTRICT =
            Set.of(("小 社 园 片 校 市 城 景 厂 辖 地 库 山 郊 新 学 禁 误 特 湖 军 老 该 本 我 全 各 外 街 住宅 开发 工业 高新 老城"
                            + " 服务 生活 商业 绿化 办公 居民 停车 施工 保护 试验 示范 贫困 主城 旅游 风景 安置 棚户 行政 中心 公共 休息 等候 危险 重点 核心")
                    .split(" "));

    private final CompiledRegister register;
    private final Tokens segmenter;
    private final UnregisteredNames names;

    PlaceReader(CompiledRegister register, Vocabulary vocabulary) {
        this.register = register;
        segmenter = new Tokens(vocabulary);
        names = new UnregisteredNames(vocabulary);
    }

    /** The chains of names in a text, in their order. */
    List<Chain> read(Source source, String clean) {
        if (clean.isBlank()) {
            return List.of();
        }
        Readable folded = Readable.of(clean);
        return read(source, clean, folded, segmenter.of(folded.text()));
    }

    /** The same of a text that was cut already. */
    List<Chain> read(Source source, SegmentedText text) {
        return text.clean().isBlank()
                ? List.of()
                : read(source, text.clean(), text.cut().readable(), text.cut().tokens());
    }

    private List<Chain> read(Source source, String clean, Readable folded, List<Token> tokens) {
        List<Mention> mentions = new ArrayList<>();
        boolean[] taken = registered(source, folded, tokens, mentions);
        byEnding(source, folded, tokens, taken, mentions);
        mentions.sort(Comparator.comparingInt(Mention::from));
        return chains(source, clean, mentions);
    }

    /** Finds registered names; gives which characters of the folded text they take. */
    private boolean[] registered(Source source, Readable folded, List<Token> tokens, List<Mention> mentions) {
        String text = folded.text();
        boolean[] edge = new boolean[text.length() + 1];
        for (Token token : tokens) {
            edge[token.start()] = true;
            edge[token.end()] = true;
        }
        boolean[] taken = new boolean[text.length()];
        int at = 0;
        while (at < text.length()) {
            Words.Found<List<RegisteredPlace>> found = register.longest(text, at);
            if (found == null || !stands(text, edge, at, found.end())) {
                at++;
                continue;
            }
            int end = text.startsWith("小区", found.end()) ? found.end() + 2 : found.end();
            mentions.add(mention(source, folded, found.value(), at, end));
            Arrays.fill(taken, at, end, true);
            at = end;
        }
        return taken;
    }

    private static boolean stands(String text, boolean[] edge, int from, int to) {
        int length = to - from;
        if (length <= SHORT) {
            return edge[from] && edge[to];
        }
        return length > MIDDLING || edge[to] || UnregisteredNames.kind(text.substring(from, to)) != null;
    }

    /** A name of several levels (a road and the street called after it) is the most specific. */
    private static Mention mention(Source source, Readable folded, List<RegisteredPlace> named, int from, int to) {
        Level level = Objects.requireNonNull(named.stream()
                .map(RegisteredPlace::level)
                .max(Comparator.naturalOrder())
                .orElse(null));
        List<RegisteredPlace> places =
                named.stream().filter(p -> p.level() == level).toList();
        RegisteredPlace first = places.get(0);
        return mention(source, folded, level, first.name(), first.kind(), places, from, to);
    }

    private static Mention mention(
            Source source,
            Readable folded,
            Level level,
            String name,
            @Nullable PlaceKind kind,
            List<RegisteredPlace> places,
            int from,
            int to) {
        int end = level == Level.SITE ? Houses.end(folded.text(), to) : to;
        return new Mention(
                level,
                name,
                kind,
                places,
                source,
                folded.written(from, to),
                folded.place(from),
                folded.end(to),
                folded.end(end),
                folded.text().substring(to, end));
    }

    private void byEnding(Source source, Readable folded, List<Token> tokens, boolean[] taken, List<Mention> mentions) {
        List<String> free = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            free.add(taken[token.start()] || taken[token.end() - 1] ? ComplaintAnalyzer.BREAK : token.text());
        }
        for (Place place : names.find(free)) {
            int from = tokens.get(place.from()).start();
            int to = tokens.get(place.to() - 1).end();
            String name = folded.written(from, to);
            PlaceKind kind = UnregisteredNames.kind(name);
            Level level = kind == null ? Level.STREET : Level.SITE;
            mentions.add(mention(source, folded, level, name, kind, List.of(), from, to));
        }
        for (int i = 1; i < tokens.size(); i++) {
            boolean area = free.get(i).equals("区") || free.get(i).equals("县");
            if (area && names.partOfName(free.get(i - 1)) && !NO_DISTRICT.contains(free.get(i - 1))) {
                int from = tokens.get(i - 1).start();
                int to = tokens.get(i).end();
                mentions.add(
                        mention(source, folded, Level.DISTRICT, folded.written(from, to), null, List.of(), from, to));
            }
        }
    }

    private static List<Chain> chains(Source source, String clean, List<Mention> mentions) {
        List<Chain> chains = new ArrayList<>();
        List<Mention> chain = new ArrayList<>();
        for (Mention mention : mentions) {
            if (!chain.isEmpty() && !continues(source, clean, chain.get(chain.size() - 1), mention)) {
                add(source, clean, chain, chains);
                chain = new ArrayList<>();
            }
            chain.add(mention);
        }
        add(source, clean, chain, chains);
        return chains;
    }

    /** A district that only its ending makes one stands after its city or before its streets, or it is none. */
    private static void add(Source source, String clean, List<Mention> mentions, List<Chain> chains) {
        if (mentions.isEmpty()) {
            return;
        }
        Mention first = mentions.get(0);
        boolean alone = mentions.size() == 1 && first.level() == Level.DISTRICT && !first.registered();
        boolean inCity = first.from() > 0 && clean.charAt(first.from() - 1) == '市';
        if (!alone || inCity) {
            chains.add(new Chain(source, List.copyOf(mentions), standing(clean, first.from())));
        }
    }

    private static Standing standing(String clean, int from) {
        String before = clean.substring(Math.max(0, from - SAID_BEFORE), from);
        if (DENIED.matcher(before).find()) {
            return Standing.DENIED;
        }
        return HOME.matcher(before).find() ? Standing.HOME : Standing.MEANT;
    }

    private static boolean continues(Source source, String clean, Mention before, Mention next) {
        int end = before.end();
        if (next.from() < end || next.from() - end > JOINT_LENGTH) {
            return false;
        }
        String joints = source == Source.ADDRESS ? ADDRESS_JOINTS : JOINTS;
        boolean joined = clean.substring(end, next.from()).chars().allMatch(c -> joints.indexOf(c) >= 0);
        boolean down = before.level().compareTo(next.level()) < 0;
        boolean closer = before.level() == Level.SITE
                && before.kind() == PlaceKind.ROAD
                && next.level() == Level.SITE
                && next.kind() != PlaceKind.ROAD;
        return joined && (down || closer);
    }
}
