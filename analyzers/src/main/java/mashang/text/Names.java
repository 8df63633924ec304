package mashang.text;

import java.util.BitSet;

/**
 * Names of persons behind the words that introduce them: 我叫李小明, 姓名：张三, 本人姓王, 联系人：欧阳锋.
 *
 * <p>A name is a surname and one or two characters, or parts joined by a dot (买买提·吐尔逊). Behind a colon and behind
 * 我叫 any such characters are one, elsewhere only those that names are usually made of. What follows must show where the
 * name ends: a sign, a digit, the end of the text, or a word such as 来自 or 电话. So a name may be missed, but the sentence
 * behind it is not eaten.
 */
final class Names {
    /** Words behind a name; they also tell where the name ends when it could go on. */
    private static final String[] BEHIND = {
        "来自", "來自", "家住", "现住", "現住", "住在", "居住", "今年", "现年", "现为", "现在", "电话", "電話", "手机", "手機", "联系", "聯繫", "聯絡",
        "身份", "身分", "证件", "號碼", "号码", "地址", "住址", "性别", "性別", "年龄", "年齡", "出生", "籍贯", "户籍", "户口", "要求", "强烈", "反映",
        "反应", "投诉", "投訴", "举报", "舉報", "表示", "认为", "希望", "请求", "請求", "恳请", "因为", "由于", "本人", "谢谢", "感谢", "敬上", "敬礼",
        "呈上", "等人", "向贵", "向您", "向你", "男，", "女，", "男,", "女,", "男性", "女性"
    };

    /** Names of institutions that begin with 希望: 我是石城希望小学的家长. */
    private static final String[] HOPES = {"希望小学", "希望中学", "希望学校", "希望工程"};

    /** Words behind a name that a label introduces. */
    private static final String[] BEHIND_LABELLED = {"日期", "时间", "時間", "毕业", "退休"};

    /** The same, of one character. */
    private static final String BEHIND_ONE = "是系係住在来來于於从從因男女的和与與及以我他她它你您您说就想要也被对對到已有原现今将將向为為曾家给等";

    private static final String[] TITLES = {
        "先生", "女士", "小姐", "师傅", "師傅", "老师", "老師", "主任", "经理", "經理", "局长", "科长", "处长", "书记", "队长", "所长", "校长", "院长",
        "厂长", "站长", "店长", "组长", "村长", "镇长", "部长", "总监", "会计", "律师", "医生", "大夫", "警官", "同志", "阿姨", "大姐", "大哥", "大爷",
        "大妈", "奶奶", "爷爷", "叔叔", "老板", "女儿", "总", "工", "姓", "某"
    };

    /** Those of them that stand behind a whole name, too. */
    private static final String[] ADDRESSES = {"先生", "女士", "小姐", "师傅", "師傅", "老师", "老師", "同志"};

    /** Whose names are masked: endings of 联系人, 投诉人 …, without their 人. */
    private static final String[] PERSONS = {
        "联系", "聯繫", "聯絡", "联络", "投诉", "投訴", "举报", "舉報", "反映", "信访", "信訪", "来访", "來訪", "来电", "來電", "来信", "來信", "申请",
        "申請", "申诉", "申訴", "检举", "控告", "求助", "诉求", "訴求", "报修", "报告", "留言", "上访", "报案", "报警", "当事", "反应", "具名", "经办",
        "咨询", "发帖", "报名", "委托", "受害", "收件", "收货", "收貨", "法定代表"
    };

    /** What stands before the last character of an introducing word, 业主：and the like aside. */
    private static final BitSet BEFORE_LAST = beforeLast();

    private static final String SEPARATORS = ",，、;；是为為叫";
    /** What may stand between a label and its colon: 联系人及电话：, 姓名（必填）：. */
    private static final String LABEL = "及和与與/、联系聯繫电话電話手机手機方式号号码號碼姓名必填业主代表签名本人的（）() ";

    private static final int LONGEST_LABEL = 12;
    private static final int LONGEST_PART = 6;
    private static final int MOST_SPACES = 4;
    /** So many blanks, underscores and line breaks may stand before what is filled in. */
    private static final int LONGEST_BLANK = 40;

    private static final int MOST_BREAKS = 2;
    private static final String OPENING = "（([【「『《“‘\"'";
    private static final String DOTS = "·•・‧∙⋅";
    private static final String STARS = "*＊×xXＸ○〇□";

    private String text = "";
    private int from;
    private int to;
    /** Whether the name found last may be the first of a list: it stands behind a label and a colon. */
    private boolean lists;

    /** How sure it is that a name follows. */
    private enum Sureness {
        /** Behind a colon or 我叫. */
        SURE,
        /** Behind a label alone. */
        LIKELY,
        /** Behind 我是 and 本人. */
        DOUBTFUL
    }

    void of(String other) {
        text = other;
    }

    /** Where the name found begins. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int to() {
        return to;
    }

    /** Whether an introducing word may end with these two characters. */
    static boolean beforeLast(char before, char last) {
        return BEFORE_LAST.get(before) || last == '主' || last == '者';
    }

    private static BitSet beforeLast() {
        BitSet before = new BitSet(Character.MAX_VALUE);
        "我人名字姓本贵貴署签户代 \u3000".chars().forEach(before::set);
        for (String person : PERSONS) {
            before.set(person.charAt(person.length() - 1));
        }
        return before;
    }

    /** Whether a name stands behind the introducing word whose last character is here. */
    boolean behind(int last) {
        lists = false;
        return switch (text.charAt(last)) {
            case '叫' -> called(last);
            case '姓' -> surnameOnly(last);
            case '名', '字' -> named(last);
            case '人' -> person(last);
            case '主' -> Chars.at(text, last + 1) == ':' && field(last + 2);
            case '者' -> Chars.at(text, last + 1) == ':' ? field(last + 2) : before(last, "患") && label(last);
            case '表' -> before(last, "法人代") && label(last);
            default -> is(last);
        };
    }

    /** Whether another name follows the last one: 张三、李四. */
    boolean another() {
        char c = Chars.at(text, to);
        if (c != 0 && "、/和与".indexOf(c) >= 0) {
            return name(skipSpaces(to + 1), Sureness.LIKELY);
        }
        return lists && c != 0 && ",; ".indexOf(c) >= 0 && alone(skipSpaces(to + 1)) && endsPiece();
    }

    /** Behind a comma or blank only a whole name goes on with the list. */
    private boolean endsPiece() {
        boolean whole = to >= text.length() || " \t\r\n,;.、。）)]】”\"'".indexOf(Chars.at(text, to)) >= 0;
        return whole && to - from > 1;
    }

    private boolean called(int last) {
        boolean mine = before(last, "我") && !(last > 1 && "帮给让替叫请".indexOf(text.charAt(last - 2)) >= 0);
        boolean self = before(last, "我名") || before(last, "我，名") || before(last, "本人名") || before(last, "名字");
        if (!mine && !self && !before(last, "本人")) {
            return false;
        }
        char c = Chars.at(text, last + 1);
        int at = c == '做' || c == '作' ? last + 2 : last + 1;
        c = Chars.at(text, at);
        return name(opened(skipSpaces(c == ':' || c == ',' ? at + 1 : at)), Sureness.SURE);
    }

    private boolean surnameOnly(int last) {
        if (!before(last, "本人") && !before(last, "我") && !before(last, "免贵") && !before(last, "免貴")) {
            return false;
        }
        int end = surnameEnd(last + 1);
        if (end < 0) {
            return false;
        }
        char c = Chars.at(text, end);
        boolean ends = ends(end) || behindOne(end) || startsWithAny(BEHIND, end) || titled(end) || c == '名' || c == '叫';
        return ends && found(last + 1, end);
    }

    private boolean named(int last) {
        boolean name = text.charAt(last) == '字' ? before(last, "名") : before(last, "姓");
        if (name) {
            return label(last);
        }
        boolean signed = before(last, "署") || before(last, "签") || before(last, "户");
        return signed && Chars.at(text, last + 1) == ':' && field(last + 2);
    }

    private boolean person(int last) {
        if (before(last, "本")) {
            char c = Chars.at(text, last + 1);
            return name(skipSpaces(c == ':' || c == ',' ? last + 2 : last + 1), Sureness.DOUBTFUL);
        }
        for (String person : PERSONS) {
            int begin = beginOf(last, person);
            if (begin >= 0) {
                boolean accused = begin > 0 && text.charAt(begin - 1) == '被';
                return !accused && label(last);
            }
        }
        return false;
    }

    private boolean is(int last) {
        boolean self = before(last, "我") || before(last, "本人");
        return self && name(last + 1, Sureness.DOUBTFUL);
    }

    /** Behind 姓名 or 联系人: with a colon, another separator, or none. */
    private boolean label(int last) {
        int colon = colon(last + 1);
        if (colon >= 0) {
            return field(colon + 1);
        }
        int at = skipSpaces(last + 1);
        char c = Chars.at(text, at);
        if (c != 0 && SEPARATORS.indexOf(c) >= 0) {
            return name(skipSpaces(at + 1), Sureness.LIKELY);
        }
        int filled = fieldBegin(last + 1);
        return filled == at ? name(at, Sureness.LIKELY) : alone(filled);
    }

    /** Behind the colon of a label; a form that was left empty goes on with its next label. */
    private boolean field(int at) {
        int begin = fieldBegin(at);
        int opened = opened(skipSpaces(at));
        lists = begin == opened ? name(begin, Sureness.SURE) : alone(begin);
        return lists;
    }

    /** Whether a name stands by itself: no other word, and no label of its own. */
    private boolean alone(int at) {
        return name(at, Sureness.LIKELY)
                && Chars.at(text, to) != ':'
                && !(ends(to) && NameCharacters.inDictionary(text, from, to));
    }

    /** Behind blanks, a line to write on, two line breaks at most, and a bracket or quote that opens. */
    private int fieldBegin(int at) {
        int i = at;
        int breaks = 0;
        while (i < text.length() && i - at < LONGEST_BLANK && breaks <= MOST_BREAKS && blank(i)) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
            i++;
        }
        return opened(i);
    }

    private boolean blank(int at) {
        return " \t\r\n_".indexOf(Chars.at(text, at)) >= 0;
    }

    private int opened(int at) {
        return at < text.length() && OPENING.indexOf(text.charAt(at)) >= 0 ? skipSpaces(at + 1) : at;
    }

    private int colon(int at) {
        for (int i = at; i < at + LONGEST_LABEL && i < text.length(); i++) {
            char c = Chars.at(text, i);
            if (c == ':' || c == '】' || c == ']') {
                return i;
            }
            if (LABEL.indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }

    private boolean name(int at, Sureness sureness) {
        if (sureness != Sureness.DOUBTFUL) {
            return anyName(at, sureness);
        }
        boolean functionWord = at < text.length() && NameCharacters.functionWord(text.charAt(at));
        return !functionWord && anyName(at, sureness) && !NameCharacters.inDictionary(text, from, to);
    }

    private boolean anyName(int at, Sureness sureness) {
        if (at >= text.length()) {
            return false;
        }
        if (joined(at)) {
            return true;
        }
        int end = surnameEnd(at);
        if (end < 0) {
            return false;
        }
        if (sureness != Sureness.DOUBTFUL && titled(end) && !(text.charAt(end) == '某')) {
            return found(at, end);
        }
        return given(at, end, sureness) || spaced(at, end, sureness);
    }

    /** Where the surname that begins here ends; −1 where there is none. */
    private int surnameEnd(int at) {
        if (at >= text.length()) {
            return -1;
        }
        if (NameCharacters.compoundSurname(text, at)) {
            return at + 2;
        }
        return NameCharacters.surname(text.charAt(at)) ? at + 1 : -1;
    }

    private boolean given(int at, int surnameEnd, Sureness sureness) {
        boolean one = fits(surnameEnd, sureness);
        boolean two = one && fits(surnameEnd + 1, sureness);
        if (!one) {
            return false;
        }
        int shorter = surnameEnd + 1;
        int longer = surnameEnd + 2;
        if (surnameEnd == at + 1 && NameCharacters.isWord(text, at)) {
            boolean sure = sureness == Sureness.SURE && behind(longer, sureness);
            boolean ended = sureness != Sureness.DOUBTFUL && ends(longer, sureness) && !behindOne(shorter);
            return two && (ended || sure) && found(at, longer);
        }
        if (behind(shorter, sureness)) {
            return found(at, shorter);
        }
        boolean addressed = sureness != Sureness.DOUBTFUL && startsWithAny(ADDRESSES, longer);
        if (two && (addressed || ends(longer, sureness))) {
            return found(at, longer);
        }
        if (ends(shorter, sureness)) {
            return found(at, shorter);
        }
        if (two && (behind(longer, sureness) || (sureness != Sureness.DOUBTFUL && behindOne(longer)))) {
            return found(at, longer);
        }
        if (sureness != Sureness.DOUBTFUL && behindOne(shorter)) {
            return !(text.charAt(shorter) == '的' && NameCharacters.inDictionary(text, at, shorter))
                    && found(at, shorter);
        }
        boolean unended = two && sureness == Sureness.SURE && usual(surnameEnd) && usual(surnameEnd + 1);
        return unended && found(at, longer);
    }

    /** 张 三, 李 小 明: as forms are filled in. */
    private boolean spaced(int at, int surnameEnd, Sureness sureness) {
        int first = skipSpaces(surnameEnd);
        if (first == surnameEnd || sureness == Sureness.DOUBTFUL || !fits(first, sureness) || isBehind(first)) {
            return false;
        }
        if (titled(first)) {
            return found(at, surnameEnd);
        }
        int second = skipSpaces(first + 1);
        boolean goesOn = second < text.length() && fits(second, sureness) && !isBehind(second);
        if (goesOn && ends(second + 1)) {
            return found(at, second + 1);
        }
        return ends(first + 1) && found(at, first + 1);
    }

    private boolean isBehind(int at) {
        return startsWithAny(BEHIND, at);
    }

    /** Parts joined by a dot. */
    private boolean joined(int at) {
        int end = partEnd(at);
        int parts = 1;
        while (end > at && end < text.length() && DOTS.indexOf(text.charAt(end)) >= 0 && parts < LONGEST_PART) {
            int next = partEnd(end + 1);
            if (next < 0) {
                return false;
            }
            end = next;
            parts++;
        }
        return parts > 1 && found(at, end);
    }

    /** Where a part of two characters or more ends; −1 where none begins. */
    private int partEnd(int at) {
        int end = at;
        while (end - at <= LONGEST_PART && end < text.length() && ofPart(end)) {
            end++;
        }
        return end - at >= 2 && end - at <= LONGEST_PART ? end : -1;
    }

    private boolean ofPart(int at) {
        char c = text.charAt(at);
        return Chars.han(c) && BEHIND_ONE.indexOf(c) < 0 && !startsWithAny(BEHIND, at);
    }

    private boolean fits(int at, Sureness sureness) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c == '某') {
            return true;
        }
        if (STARS.indexOf(c) >= 0) {
            return sureness == Sureness.SURE
                    && !(at + 2 < text.length() && text.charAt(at + 1) == c && text.charAt(at + 2) == c);
        }
        return sureness == Sureness.SURE ? NameCharacters.possible(c) : usual(at);
    }

    private boolean usual(int at) {
        return NameCharacters.usual(text.charAt(at)) || text.charAt(at) == '某';
    }

    /** Whether nothing that could be part of a name stands here. */
    private boolean ends(int at) {
        return at >= text.length() || !Chars.han(text.charAt(at));
    }

    /** Behind 我是 a digit or a letter goes on with something else: 我是荣盛3期的. */
    private boolean ends(int at, Sureness sureness) {
        boolean goesOn =
                sureness == Sureness.DOUBTFUL && (Chars.letterOrDigit(Chars.at(text, at)) || Chars.at(text, at) == '-');
        return !goesOn && ends(at);
    }

    private boolean behind(int at, Sureness sureness) {
        if (sureness == Sureness.DOUBTFUL && startsWithAny(HOPES, at)) {
            return false;
        }
        return startsWithAny(BEHIND, at) || (sureness != Sureness.DOUBTFUL && startsWithAny(BEHIND_LABELLED, at));
    }

    private boolean behindOne(int at) {
        return at < text.length() && BEHIND_ONE.indexOf(text.charAt(at)) >= 0;
    }

    private boolean titled(int at) {
        return startsWithAny(TITLES, at);
    }

    private boolean startsWithAny(String[] words, int at) {
        for (String word : words) {
            if (text.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean before(int last, String word) {
        return beginOf(last, word) >= 0;
    }

    /** Where a word begins that ends before {@code last}, spaces among its characters allowed; −1 where none does. */
    private int beginOf(int last, String word) {
        int i = last;
        for (int w = word.length() - 1; w >= 0; w--) {
            i--;
            for (int spaces = 0; spaces < MOST_SPACES && Chars.at(text, i) == ' '; spaces++) {
                i--;
            }
            if (i < 0 || text.charAt(i) != word.charAt(w)) {
                return -1;
            }
        }
        return i;
    }

    private int skipSpaces(int at) {
        int i = at;
        while (i - at < MOST_SPACES && Chars.at(text, i) == ' ') {
            i++;
        }
        return i;
    }

    private boolean found(int begin, int end) {
        from = begin;
        to = end;
        return true;
    }
}
