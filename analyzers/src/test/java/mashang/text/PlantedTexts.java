package mashang.text;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Complaints with personal data planted in them, and complaints with numbers that only look like it. Written down from how
 * people write; shares nothing with the code that masks.
 */
final class PlantedTexts {
    /**
     * A text with one value planted.
     *
     * @param kind what was planted
     * @param format in which form
     * @param value exactly as it stands in the text
     * @param text the whole
     */
    record Planted(Mask kind, String format, String value, String text) {}

    /** A value in the form in which it is planted. */
    private record Form(Mask kind, String format, String value) {}

    private static final String[] OPENINGS = {
        "市民反映，",
        "你好，",
        "",
        "尊敬的领导：您好！",
        "来电人称小区夜间施工噪音扰民，",
        "2026年3月1日8:30，",
        "我在3栋2单元1201室，",
        "已拨打12345三次无人处理，",
        "物业费2.8元/㎡·月，停水5天，",
        "工单20260301000123未办结，"
    };
    private static final String[] CLOSINGS = {
        "，请尽快处理。", "。", "，谢谢！", "；希望2026-03-15前答复。", "，已投诉3次。", "\n2026年3月2日", "（请勿公开）", " 急！", "，水费156.80元", ""
    };
    private static final String[] CALL_ME = {"电话", "请打", "联系电话：", "手机", "我的号码是", "回电 ", "电话/微信：", "尾款3000元，找", ""};
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国文志海燕波宁飞鹏辉玲健俊雪峰晓春梅林清云龙东";
    private static final String[] COMPOUNDS = {"欧阳", "司马", "上官", "诸葛", "皇甫", "慕容"};
    private static final String TRADITIONAL = "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許蘇盧蔣葉";

    private final Random random;

    PlantedTexts(long seed) {
        random = new Random(seed);
    }

    /** The next text with something planted; all kinds and forms come about equally often. */
    Planted planted() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> inSentence(mobile());
            case 2 -> inSentence(fixed());
            case 3 -> inSentence(identity());
            case 4 -> inSentence(card());
            case 5 -> random.nextBoolean() ? inSentence(mail()) : inSentence(plate());
            default -> name();
        };
    }

    private Planted inSentence(Form form) {
        String before = pick(OPENINGS) + leading(form);
        String text = before + form.value() + pick(CLOSINGS);
        return new Planted(form.kind(), form.format(), form.value(), text);
    }

    private String leading(Form form) {
        return switch (form.kind()) {
            case PHONE -> form.format().startsWith("local") ? pick("电话", "联系电话：", "座机 ") : pick(CALL_ME);
            case IDENTITY ->
                form.format().startsWith("mistyped") ? pick("身份证", "身份证号：", "身份证号码是") : pick("身份证", "身份证号：", "证件 ", "");
            case CARD -> form.format().startsWith("mistyped") ? pick("银行卡号：", "账号") : pick("退款到", "卡号", "银行卡：");
            case MAIL -> pick("邮箱", "发到", "email: ");
            case PLATE -> pick("车牌", "一辆", "车号：");
            default -> "";
        };
    }

    private Form mobile() {
        String n = "1" + pick("3", "5", "7", "8", "9") + digits(9);
        String a = n.substring(0, 3);
        String b = n.substring(3, 7);
        String c = n.substring(7);
        return switch (random.nextInt(22)) {
            case 0 -> phone("plain", n);
            case 1 -> phone("3 4 4", a + " " + b + " " + c);
            case 2 -> phone("3-4-4", a + "-" + b + "-" + c);
            case 3 -> phone("full width", wide(n));
            case 4 -> phone("full width 3-4-4", wide(a + "-" + b + "-" + c));
            case 5 -> phone("+86", pick("+86", "+86 ", "0086", "86-") + n);
            case 6 -> phone("digit by digit", joined(n, pick(" ", "-", ".", "，", "、")));
            case 7 -> phone("Chinese digits", chinese(n, "零一二三四五六七八九"));
            case 8 -> phone("Chinese digits, 幺", chinese(n, "零幺二三四五六七八九"));
            case 9 -> phone("capital digits", chinese(n, "零壹贰叁肆伍陆柒捌玖"));
            case 10 -> {
                String gap = pick(" ", "-", "，", "　");
                yield phone(
                        "Chinese digits with gaps",
                        chinese(a, "零一二三四五六七八九") + gap + chinese(b, "零一二三四五六七八九") + gap + chinese(c, "零一二三四五六七八九"));
            }
            case 11 -> phone("mixed digits", a + chinese(b, "零一二三四五六七八九") + c);
            case 12 -> phone("mixed digits, first Chinese", chinese(a, "零一二三四五六七八九") + b + c);
            case 13 -> phone("circled digits", chinese(n, "⓪①②③④⑤⑥⑦⑧⑨"));
            case 14 -> {
                String picture = pick("\uD83D\uDE00", "☎", "★", "\uD83D\uDCF1");
                yield phone("emoji between", a + picture + b + picture + c);
            }
            case 15 -> phone("emoji keycaps", joined(n, "\uFE0F\u20E3") + "\uFE0F\u20E3");
            case 16 -> {
                String sign = pick("，", "。", "、", "．", "·", "/", "…", "～", "——", "_");
                yield phone("unusual signs", a + sign + b + sign + c);
            }
            case 17 -> phone("over lines", a + "\n" + b + "\n" + c);
            case 18 -> phone("zero width", joined(n, pick("\u200B", "\u2060", "\u00AD")));
            case 19 -> phone("two numbers", n + pick("/", "、", " ", "或") + n);
            case 20 -> phone("bracketed", "(" + a + ")" + b + c);
            default -> phone("7 4, 3 8", random.nextBoolean() ? a + b + " " + c : a + " " + b + c);
        };
    }

    private static Form phone(String format, String value) {
        return new Form(Mask.PHONE, "mobile, " + format, value);
    }

    private Form fixed() {
        String area = pick("0591", "010", "021", "0731", "0755");
        String local = (2 + random.nextInt(7)) + digits(7);
        String cut = local.substring(0, 4) + pick(" ", "-") + local.substring(4);
        return switch (random.nextInt(8)) {
            case 0 -> new Form(Mask.PHONE, "fixed, dash", area + "-" + local);
            case 1 -> new Form(Mask.PHONE, "fixed, plain", area + local);
            case 2 -> new Form(Mask.PHONE, "fixed, brackets", pick("(" + area + ")", "（" + area + "）") + local);
            case 3 -> new Form(Mask.PHONE, "fixed, cut", area + pick(" ", "-") + cut);
            case 4 -> new Form(Mask.PHONE, "fixed, extension", area + "-" + local + pick("转", "-") + digits(3));
            case 5 -> new Form(Mask.PHONE, "fixed, full width", wide(area + "-" + local));
            case 6 -> new Form(Mask.PHONE, "fixed, Chinese digits", chinese(area + local, "零一二三四五六七八九"));
            default -> new Form(Mask.PHONE, "local, after a word", (3 + random.nextInt(6)) + local.substring(1));
        };
    }

    private Form identity() {
        String n = checked(pick("350102", "110105", "440106", "310115")
                + (1940 + random.nextInt(75))
                + two(1 + random.nextInt(12))
                + two(1 + random.nextInt(28))
                + digits(3));
        return switch (random.nextInt(9)) {
            case 0 -> id("plain", n);
            case 1 -> id("lower x or plain", n.toLowerCase(java.util.Locale.ROOT));
            case 2 -> id("6 8 4", cut(n, " ", 6, 14));
            case 3 -> id("6-8-4", cut(n, "-", 6, 14));
            case 4 -> id("dots or slashes", cut(n, pick(".", "/"), 6, 14));
            case 5 -> id("date cut", cut(n, pick(".", "/", " ", "-"), 6, 10, 12, 14));
            case 6 -> id("full width", wide(n));
            case 7 ->
                id(
                        "Chinese digits",
                        chinese(n.substring(0, 17), "零一二三四五六七八九") + chinese(n.substring(17), "零一二三四五六七八九"));
            default -> new Form(Mask.IDENTITY, "mistyped, after a word", mistyped(n));
        };
    }

    private static Form id(String format, String value) {
        return new Form(Mask.IDENTITY, "id, " + format, value);
    }

    private Form card() {
        int length = pick("16", "19").equals("16") ? 16 : 19;
        String n = luhn(pick("622202", "621700", "436742", "521899") + digits(length - 7));
        StringBuilder fours = new StringBuilder(n);
        String sign = pick(" ", "-", ".", "　");
        for (int at = (n.length() - 1) / 4 * 4; at > 0; at -= 4) {
            fours.insert(at, sign);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Form(Mask.CARD, "card, plain", n);
            case 1 -> new Form(Mask.CARD, "card, fours", fours.toString());
            case 2 -> new Form(Mask.CARD, "card, full width", wide(n));
            default -> new Form(Mask.CARD, "mistyped card, after a word", mistyped(n));
        };
    }

    private Form mail() {
        String name = pick("zhang.san", "li_si88", "wangwu", "123456789", "zhao-liu");
        String host = pick("qq.com", "163.com", "example.com.cn", "mail.fz.gov.cn");
        return random.nextInt(3) == 0
                ? new Form(Mask.MAIL, "mail, full width", wide(name + "@" + host))
                : new Form(Mask.MAIL, "mail, plain", name + "@" + host);
    }

    private Form plate() {
        String head = pick("闽", "京", "粤", "川", "閩", "粵");
        String city = pick("A", "B", "C", "D");
        String five = pick("12A45", "8K620", "66666", "A1234");
        return switch (random.nextInt(5)) {
            case 0 -> new Form(Mask.PLATE, "plate, dot", head + city + "·" + five);
            case 1 -> new Form(Mask.PLATE, "plate, space", head + city + " " + five);
            case 2 -> new Form(Mask.PLATE, "plate, new energy", head + city + "D" + digits(5));
            case 3 -> new Form(Mask.PLATE, "plate, full width", head + wide(city + five));
            default -> new Form(Mask.PLATE, "plate, plain", head + city + five);
        };
    }

    private Planted name() {
        String given = one(GIVEN) + (random.nextInt(4) == 0 ? "" : one(GIVEN));
        String full = one(SURNAMES) + given;
        return switch (random.nextInt(9)) {
            case 0 -> named("我叫", full, pick("我叫", "我的名字叫", "您好，我叫"), pick("，", "。", "，男，", "，今年56岁，", "（业主），"));
            case 1 -> named("我叫, going on", full, "我叫", pick("来自农村，", "家住花园路，", "身份证号见附件，", "电话见下，"));
            case 2 ->
                named("姓名：", full, pick("姓名：", "姓名:", "姓名: ", "姓 名：", "【姓名】", "真实姓名："), pick("\n", "，", " 性别：男 ", " "));
            case 3 ->
                named("label with colon", full, label() + pick("：", ":", "： "), pick("，", "\n", " ", "（3栋）", "电话见下"));
            case 4 -> named("label alone", full, label(), pick("，", "。", "，男，"));
            case 5 ->
                named("compound surname", pick(COMPOUNDS) + given, pick("我叫", "姓名：", "联系人：", "我是"), pick("，", "。"));
            case 6 ->
                named(
                        "dotted",
                        pick("买买提·吐尔逊", "阿依古丽·艾合买提", "迪丽努尔•阿不都"),
                        pick("我叫", "姓名：", "我是", "本人"),
                        pick("，", "。"));
            case 7 -> named("traditional", one(TRADITIONAL) + given, pick("我叫", "姓名：", "聯繫人：", "投訴人："), pick("，", "。"));
            default ->
                random.nextBoolean()
                        ? named(
                                "spaced",
                                full.charAt(0) + pick(" ", "　") + given,
                                pick("姓名：", "联系人：", "姓 名："),
                                pick("，", "\n"))
                        : named("本人, 我是", full, pick("本人", "我是", "本人系", "本人是"), pick("，男，", "，身份证号见附件，", "，现住花园路，"));
        };
    }

    private String label() {
        return pick("联系人", "投诉人", "举报人", "反映人", "信访人", "申请人", "来电人");
    }

    private Planted named(String format, String name, String before, String behind) {
        String text = pick(OPENINGS) + before + name + behind + "楼上夜间装修" + pick(CLOSINGS);
        return new Planted(Mask.NAME, "name, " + format, name, text);
    }

    /** A text with nothing to mask, full of what could be taken for it. */
    String clean() {
        StringBuilder text = new StringBuilder(pick(OPENINGS));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            text.append(lookAlike()).append(pick("，", "。", "；", " ", "\n"));
        }
        return text.toString();
    }

    private String lookAlike() {
        UnaryOperator<String> room =
                at -> at + "栋" + (1 + random.nextInt(3)) + "单元" + (101 + random.nextInt(3000)) + "室";
        return switch (random.nextInt(27)) {
            case 0 -> "2026年" + (1 + random.nextInt(12)) + "月" + (1 + random.nextInt(28)) + "日";
            case 1 ->
                "2026-0" + (1 + random.nextInt(9)) + "-" + two(1 + random.nextInt(28)) + " " + two(random.nextInt(24))
                        + ":30:00";
            case 2 -> "二〇一九年十月二十五日";
            case 3 -> "单价13" + digits(3) + "." + two(random.nextInt(100)) + "元，总价1" + digits(6) + "元";
            case 4 -> "工单编号RC2026" + digits(10);
            case 5 -> "订单号2026030" + digits(11);
            case 6 -> room.apply(String.valueOf(1 + random.nextInt(40)));
            case 7 -> "股票60" + digits(4) + "跌到13." + digits(2);
            case 8 -> "面积138." + digits(2) + "㎡，长1300×宽1500×高2000毫米";
            case 9 -> "拨打12345、110、400-" + digits(3) + "-" + digits(4) + "无人接";
            case 10 -> "坐标119.3062,26.0753";
            case 11 -> "1、3、5、7、9号楼停水";
            case 12 -> "一、二、三期业主共一千三百八十户";
            case 13 -> pick("我是高新区居民", "我是安徽人，", "我是业主，", "我是党员", "我是江苏来的", "我是单亲妈妈", "我是一名老师");
            case 14 -> pick("本人于2019年购房", "本人和家人", "本人向贵局反映", "本人常年在外", "本人申请退款", "本人全家");
            case 15 -> pick("联系人电话打不通", "投诉人应当得到答复", "申请人向司法局申请", "举报人信息泄露", "当事人和物业", "要求公开投诉人姓名");
            case 16 -> pick("我叫停了施工", "我叫车回家", "我叫他不要停", "这路名叫什么", "小区名叫金域蓝湾", "姓名权受侵害", "姓名和电话都登记了");
            case 17 -> "130/1500/2000元三档收费";
            case 18 -> "公交138路、1380路改线";
            case 19 -> "版本v1.0." + digits(2) + "，IP 192.168.10." + random.nextInt(255);
            case 20 -> "京东自营、闽江大道" + random.nextInt(999) + "号、新A区";
            case 21 -> "电话费8333.12元";
            case 22 -> "房产证闽(2019)福州市不动产权第90" + digits(5) + "号";
            case 23 -> "统一社会信用代码9135010" + "0MA2Y" + digits(5) + "X";
            case 24 -> "学生1998-2003级，共138人，2025/2026学年";
            case 25 -> "合同第2019-" + digits(4) + "-" + digits(3) + "号";
            default -> "高1.3.8米，分三一三八两段";
        };
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private String one(String from) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String wide(String ascii) {
        StringBuilder wide = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            wide.append(c > ' ' && c < 0x7F ? (char) (c + '！' - '!') : c);
        }
        return wide.toString();
    }

    private static String chinese(String ascii, String digits) {
        StringBuilder spoken = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            spoken.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
        }
        return spoken.toString();
    }

    private static String joined(String digits, String sign) {
        return String.join(sign, List.of(digits.split("", -1)).subList(0, digits.length()));
    }

    private static String cut(String digits, String sign, int... before) {
        StringBuilder cut = new StringBuilder(digits);
        for (int i = before.length - 1; i >= 0; i--) {
            cut.insert(before[i], sign);
        }
        return cut.toString();
    }

    private static String mistyped(String number) {
        int last = number.length() - 1;
        char wrong = number.charAt(last) == '7' ? '8' : '7';
        return number.substring(0, last) + wrong;
    }

    /** GB 11643: the remainders of the powers of two. */
    private static String checked(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static String luhn(String without) {
        int sum = 0;
        for (int i = 0; i < without.length(); i++) {
            int value = without.charAt(without.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? value * 2 : value;
            sum += weighed / 10 + weighed % 10;
        }
        return without + (10 - sum % 10) % 10;
    }
}
