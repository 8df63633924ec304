package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话13800138000,请回|电话〔电话〕,请回",
                "138 0013 8000|〔电话〕",
                "138-0013-8000找我|〔电话〕找我",
                "１３８００１３８０００|〔电话〕",
                "1 3 8 0 0 1 3 8 0 0 0|〔电话〕",
                "1380013 8000|〔电话〕",
                "+8613800138000|〔电话〕",
                "+86 138 0013 8000。|〔电话〕。",
                "0086-13800138000|〔电话〕",
                "微信wx13800138000|微信wx〔电话〕",
                "一三八零零一三八零零零|〔电话〕",
                "1380-0138-000|〔电话〕",
                "13800138000/13900139000|〔电话〕/〔电话〕",
                "13800138000 13900139000|〔电话〕 〔电话〕",
                "2019-02-28 13800138000|2019-02-28 〔电话〕",
                "0591-83331234|〔电话〕",
                "059183331234|〔电话〕",
                "(0591)83331234|〔电话〕",
                "（0591）8333 1234转801|〔电话〕",
                "0591-8333-1234|〔电话〕",
                "010 62345678-12|〔电话〕",
                "+86-591-83331234|〔电话〕",
                "0731-8222333|〔电话〕",
                "联系电话：83331234|联系电话：〔电话〕",
            })
    void masksPhones(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "身份证11010519491231002X|身份证〔证件〕",
                "110105 19491231 002x，|〔证件〕，",
                "１１０１０５１９４９１２３１００２Ｘ|〔证件〕",
                "110105194912310 02X|〔证件〕",
                "440524188001010014|〔证件〕",
                "旧证350102900101123号|旧证〔证件〕号",
                "卡号6222021234567890128|卡号〔卡号〕",
                "6222 0212 3456 7890 128|〔卡号〕",
                "4111-1111-1111-1111|〔卡号〕",
                "邮箱zhang.san@example.com。|邮箱〔邮箱〕。",
                "13800138000@qq.com|〔邮箱〕",
                "ｚｈａｎｇ＠ｑｑ．ｃｏｍ|〔邮箱〕",
                "见http://www.fz.gov.cn/a?b=1，谢谢|见〔网址〕，谢谢",
                "网址www.example.com/x.|网址〔网址〕.",
                "example.com.cn有|〔网址〕有",
                "https://例|〔网址〕例",
                "闽A12345占道|〔车牌〕占道",
                "闽A·12345|〔车牌〕",
                "闽AD12345|〔车牌〕",
                "闽a 1B345|〔车牌〕",
                "闽Ａ１２３４５|〔车牌〕",
                "闽A1234学|〔车牌〕",
            })
    void masksWhatElseNamesAPerson(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A3区联丰路米兰春天G2栋320",
                "2019-02-28 11:25:05",
                "20260301 至 20260315",
                "2026年3月1日至2026年3月15日",
                "1998-2003-005",
                "单价 13800.50 元，总价 1380013800 元",
                "13800138000.55",
                "工单RC20260301000001",
                "工单 20260301000001",
                "订单号 202603010000011234",
                "拨打12345热线、110、400-123-4567",
                "110105194912310021", // wrong check digit
                "4111111111111112", // not a card
                "京AB区3栋1单元",
                "新A3区2026年",
                "湘江路1988号",
                "一二三四五六七八九",
                "3.14@home",
                "1.2.3",
                "v1.0.13",
                "住户共 138 0013 户",
                "\uD83D\uDE21 \uD83D 坏\uDE21的代理",
                "(0591)",
                "电话联系20260301",
            })
    void leavesEverythingElseAsWritten(String text) {
        assertThat(ComplaintText.clean(text)).isSameAs(text);
    }

    /** In the tables, ¶ is a line break and ¦ stands for each invisible character in turn. */
    private static final String[] INVISIBLE = {
        "\u200B", "\u200C", "\u200D", "\u2060", "\u00AD", "\uFEFF", "\u200B\u200B\u200B\u200B\u200B"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "找138.1234.5678。|找〔电话〕。",
                "138/1234/5678|〔电话〕",
                "138,1234,5678,请回|〔电话〕,请回",
                "138_1234_5678|〔电话〕",
                "138·1234·5678|〔电话〕",
                "138•1234•5678|〔电话〕",
                "138・1234・5678|〔电话〕",
                "１３８．１２３４．５６７８|〔电话〕",
                "138，1234，5678|〔电话〕",
                "138 . 1234 . 5678|〔电话〕",
                "138¶1234¶5678|〔电话〕",
                "138\r¶1234\r¶5678|〔电话〕",
                "138 1234¶5678|〔电话〕",
                "138-1234¶5678|〔电话〕",
                "+86 138.1234.5678|〔电话〕",
                "+86138.1234.5678|〔电话〕",
                "+86.138.1234.5678|+86.〔电话〕",
                "86,138,1234,5678|86,〔电话〕",
                "tel138.1234.5678|tel〔电话〕",
                "1.138.1234.5678|1.〔电话〕",
                "138.1234.5678/139.1234.5678|〔电话〕/〔电话〕",
                "138/1234/5678/139/1234/5678|〔电话〕/〔电话〕",
                "3栋¶138¶1234¶5678¶2026-03-01|3栋¶〔电话〕¶2026-03-01",
                "电话0591.8333.1234|电话〔电话〕",
                "电话：0591/83331234|电话：〔电话〕",
                "电话0591,8333,1234转801|电话〔电话〕",
                "电话 010_6234_5678|电话 〔电话〕",
                "电话0591·83331234|电话〔电话〕",
                "电话0591-8333¶1234|电话〔电话〕",
                "电话：8333.1234|电话：〔电话〕",
                "电话号码是8333·1234|电话号码是〔电话〕",
                "(0591)8333.1234|〔电话〕",
                "卡号4111.1111.1111.1111|卡号〔卡号〕",
                "6222/0212/3456/7890/128|〔卡号〕",
                "4111¶1111¶1111¶1111|〔卡号〕",
                "4111 1111¶1111 1111|〔卡号〕",
                "电话8333¶6222 0212 3456 7890 128|电话8333¶〔卡号〕",
                "138¶6222 0212 3456 7890 128|138¶〔卡号〕",
                "(0591),6222 0212 3456 7890 128|(0591),〔卡号〕",
                "138 1234¶5678 3栋|〔电话〕 3栋",
                "138.1234.5678 139.1234.5678|〔电话〕 〔电话〕",
                "110105.19491231.002X|〔证件〕",
                "110105/1949/12/31/002X|〔证件〕",
                "110105 1949.12.31 002X|〔证件〕",
            })
    void masksNumbersWithUnusualSignsBetweenTheirGroups(String written, String masked) {
        String text = lines(written);
        assertThat(ComplaintText.clean(text)).isEqualTo(lines(masked));
        assertThat(ComplaintText.clean(lines(masked))).isEqualTo(lines(masked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "找¦138¦1234¦5678¦。|找¦〔电话〕¦。",
                "1¦3¦8¦0¦0¦1¦3¦8¦0¦0¦0|〔电话〕",
                "138.¦1234¦.5678|〔电话〕",
                "+¦86 138¦00138000|〔电话〕",
                "一三八¦零零一三八零零零|〔电话〕",
                "电¦话8333¦1234|电¦话〔电话〕",
                "0591¦-8333¦1234|〔电话〕",
                "(05¦91¦)8333¦1234|〔电话〕",
                "身份证110105¦19491231¦002¦X。|身份证〔证件〕。",
                "35010¦2900101123号|〔证件〕号",
                "4111¦ 1111 ¦1111 11¦11|〔卡号〕",
                "zhang¦@example¦.com|〔邮箱〕",
                "闽¦A¦12345|〔车牌〕",
                "13800138000，单¦62345678|〔电话〕，单¦62345678",
                "13800138000¦13900139000|〔电话〕¦〔电话〕",
                "噪¦音2026¦-03-01，13800138000|噪¦音2026¦-03-01，〔电话〕",
            })
    void looksThroughInvisibleCharacters(String written, String masked) {
        for (String invisible : INVISIBLE) {
            assertThat(ComplaintText.clean(written.replace("¦", invisible))).isEqualTo(masked.replace("¦", invisible));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026.03.02",
                "2026/3/2",
                "2026-03-02",
                "2026,3,2",
                "2026.03.02/2026.03.15",
                "2026_03_02_1234",
                "电话联系2026.0301",
                "电话咨询2025/2026年",
                "1,234,567",
                "13,812,345,678",
                "138,123,456,78",
                "1,381,234,567.80元",
                "138,123.45",
                "电话费8333.12元",
                "130,1500,2000元",
                "130/1500/2000 元",
                "3.138,1234,5678",
                "138,1234,5678.50",
                "192.168.10.11",
                "139.123.45.67:8080",
                "138.0.7204.100",
                "v138.1234.5678",
                "138.1234.5678.9",
                "119.3062,26.0753",
                "139.7412,35.6581",
                "139.7412/3565",
                "138.1234,5678",
                "11:25:05.1234",
                "2026-03-02T11:25:05.123",
                "RC20260301000001",
                "RC138.1234.5678",
                "138/1234号",
                "138/1234/567号",
                "138,1234,5678室",
                "电话联系3201,3202室",
                "致电3栋3201/3202",
                "138¶1234",
                "1380¶1234¶567",
                "86¶1380¶0138",
                "4111.1111.1111.1112",
                "622202.1234567894",
                "0591.83331234",
                "噪¦音2026¦.03.02",
                "1,23¦4,567",
                "\uD83D\uDC68\u200D\uD83D\uDC69 3栋",
            })
    void leavesWhatOnlyLooksLikeAnUnusualNumber(String written) {
        String text = lines(written).replace("¦", "\u200B");
        assertThat(ComplaintText.clean(text)).isSameAs(text);
    }

    private static String lines(String table) {
        return table.replace('¶', '\n');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我叫李小明，家住花园路|我叫〔姓名〕，家住花园路",
                "我叫杨柳来自农村|我叫〔姓名〕来自农村",
                "我叫王伟家住三楼|我叫〔姓名〕家住三楼",
                "我叫李明和老婆都|我叫〔姓名〕和老婆都",
                "我的名字叫做余成虎。|我的名字叫做〔姓名〕。",
                "姓名：张三|姓名：〔姓名〕",
                "姓 名： 张 三，男|姓 名： 〔姓名〕，男",
                "【姓名】李 小 明 【电话】|【姓名】〔姓名〕 【电话】",
                "姓名及电话：艾光明 13800138000|姓名及电话：〔姓名〕 〔电话〕",
                "本人王某某，住3栋|本人〔姓名〕，住3栋",
                "本人姓王，|本人姓〔姓名〕，",
                "我姓欧阳，|我姓〔姓名〕，",
                "我是欧阳锋，|我是〔姓名〕，",
                "我是买买提·吐尔逊，|我是〔姓名〕，",
                "举 报 人：夏明志身份证号|举 报 人：〔姓名〕身份证号",
                "投诉人：蒋诚先、陈歌、李菲|投诉人：〔姓名〕、〔姓名〕、〔姓名〕",
                "信访人黄尊富，系|信访人〔姓名〕，系",
                "联系人：王先生|联系人：〔姓名〕先生",
                "聯繫人：張麗華。|聯繫人：〔姓名〕。",
                "举报人：王*明，|举报人：〔姓名〕，",
                "我是张伟，|我是〔姓名〕，",
                "我是刘洋，|我是〔姓名〕，",
                "本人张小明，|本人〔姓名〕，",
                "我叫高峰，|我叫〔姓名〕，",
                "我叫李¦小明，|我叫〔姓名〕，",
            })
    void masksNamesAndNothingBehindThem(String written, String masked) {
        String text = written.replace('¦', '\u200B');
        assertThat(ComplaintText.clean(text)).isEqualTo(masked);
        assertThat(ComplaintText.clean(masked)).isSameAs(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我叫车回家",
                "帮我叫车，",
                "我叫他把电话",
                "所名叫石灰嘴幼儿园",
                "我是金域蓝湾业主",
                "我是荣盛3期的",
                "我是安徽人",
                "我是党员，",
                "本人于2019年",
                "本人费用，",
                "本人家中，",
                "申请人向司法局",
                "申请人利用住宅",
                "被举报人：唐明新",
                "联系人及时",
                "投诉人：业主",
                "姓名权、荣誉权",
                "姓名，年龄，单位",
                "我姓什么",
                "当事人和物业",
                "张三和李四",
                "本人于三月投诉无果",
                "本人于五月",
                "本人于福州居住多年",
                "本人于春节",
                "本人于元旦，在",
                "本人于五一，",
                "本人于国庆，",
                "我是石城希望小学",
                "我是明星",
                "我是广州，",
                "我是印度，",
                "我是林海，",
                "本人康复",
                "本人毕业",
                "本人游泳",
                "本人农田",
                "本人黄牛投诉",
                "我叫马上来",
                "我叫双方来",
                "我叫万能的网友",
                "我是",
                "姓名：",
                "我叫李"
            })
    void leavesWhatIsNoNameOrNobodysOwn(String text) {
        assertThat(ComplaintText.clean(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "身份证350102199001011235|身份证〔证件〕",
                "身份证号码是：35010219900101123|身份证号码是：〔证件〕",
                "卡号6222021234567890120|卡号〔卡号〕",
                "账号 43001234567890|账号 〔卡号〕",
                "手机：1380-013-8000|手机：〔电话〕",
                "一三八 零零一三 八零零零|〔电话〕",
                "幺三八零零幺三八零零零一直没人接|〔电话〕一直没人接",
                "138零零一三8000|〔电话〕",
                "壹叁捌零零壹叁捌零零零|〔电话〕",
                "①③⑧⓪⓪①③⑧⓪⓪⓪|〔电话〕",
                "138☎0013☎8000|〔电话〕",
                "1、3、8、0、0、1、3、8、0、0、0|〔电话〕",
                "١٣٨٠٠١٣٨٠٠٠|〔电话〕",
                "(138)00138000|〔电话〕",
                "粵A12345|〔车牌〕",
            })
    void masksWhatUsedToBeALimit(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
        assertThat(ComplaintText.clean(masked)).isSameAs(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话：0591-87654321、87654322|电话：〔电话〕、〔电话〕",
                "电话：0591-87654321/87654322|电话：〔电话〕/〔电话〕",
                "电话：0591-87654321或87654322|电话：〔电话〕或〔电话〕",
                "电话：87654321，87654322|电话：〔电话〕，〔电话〕",
                "电话：87654321 87654322 87654323|电话：〔电话〕 〔电话〕 〔电话〕",
                "联系电话：3322792、3321147|联系电话：〔电话〕、〔电话〕",
                "手机13800138000、87654322|手机〔电话〕、〔电话〕",
                "电话：87654321，2300000元|电话：〔电话〕，2300000元",
                "电话：87654321，20260301|电话：〔电话〕，20260301",
                "0591-87654321，单87654322|〔电话〕，单87654322",
            })
    void masksEachOfSeveralPhonesBehindOneWord(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
        assertThat(ComplaintText.clean(masked)).isSameAs(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zhang@qq.com2019年3月|〔邮箱〕2019年3月",
                "邮箱zhang@qq.com13800138000|邮箱〔邮箱〕〔电话〕",
                "邮箱zhang@qq.com0591-87654322|邮箱〔邮箱〕〔电话〕",
                "zhang@qq.com-13800138000|〔邮箱〕-〔电话〕",
                "www.qq.com2019年3月|〔网址〕2019年3月",
            })
    void masksAddressesWithANumberGluedBehind(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
        assertThat(ComplaintText.clean(masked)).isSameAs(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话138&nbsp;0013&nbsp;8000|电话〔电话〕",
                "<span>138</span><span>00138000</span>|<span>〔电话〕</span>",
                "电话138*0013*8000|电话〔电话〕",
                "电话138+0013+8000|电话〔电话〕",
                "电话：138（0013）8000，|电话：〔电话〕，",
                "130*1500*2000|130*1500*2000",
                "138****8000|138****8000",
                "<a href='tel:13800138000'>x</a>|<a href='tel:〔电话〕'>x</a>",
                "a<b且c>d，<p>2026</p>|a<b且c>d，<p>2026</p>",
            })
    void masksNumbersWithMarkupOrCountingSignsBetweenTheirGroups(String written, String masked) {
        assertThat(ComplaintText.clean(written)).isEqualTo(masked);
        assertThat(ComplaintText.clean(masked)).isSameAs(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名：¶张三|姓名：¶〔姓名〕",
                "姓名：\t王建国|姓名：\t〔姓名〕",
                "姓名：      张三|姓名：      〔姓名〕",
                "姓名____张三|姓名____〔姓名〕",
                "联系人（张三）|联系人（〔姓名〕）",
                "投诉人(张三)|投诉人(〔姓名〕)",
                "姓名【张三】|姓名【〔姓名〕】",
                "我叫“李小明”|我叫“〔姓名〕”",
                "姓名：<b>张三</b>|姓名：<b>〔姓名〕</b>",
                "姓名：&nbsp;张三|姓名：&nbsp;〔姓名〕",
                "<td>姓名</td><td>张三</td>|<td>姓名</td><td>〔姓名〕</td>",
                "姓名：<br>王建国|姓名：<br>〔姓名〕",
                "申请人:张昊，张斌建|申请人:〔姓名〕，〔姓名〕",
                "投诉人：张昊 张斌建 李四|投诉人：〔姓名〕 〔姓名〕 〔姓名〕",
                "投诉人：张昊，高兴|投诉人：〔姓名〕，高兴",
                "投诉人：张昊，万科1期|投诉人：〔姓名〕，万科1期",
                "联系人王建国先生|联系人〔姓名〕先生",
                "收件人：张三|收件人：〔姓名〕",
                "收货人张三，|收货人〔姓名〕，",
                "法定代表人：王建国|法定代表人：〔姓名〕",
                "法人代表王建国，|法人代表〔姓名〕，",
                "患者李四，|患者〔姓名〕，",
                "<td>姓名</td><td>单位</td><td>班级</td>|<td>姓名</td><td>单位</td><td>班级</td>",
                "姓名：      班级：|姓名：      班级：",
                "姓名：¶班级：|姓名：¶班级：",
                "联系人（业主）|联系人（业主）",
                "法人代表大会，患者安全|法人代表大会，患者安全",
            })
    void masksNamesInTheFieldsOfForms(String written, String masked) {
        assertThat(ComplaintText.clean(lines(written))).isEqualTo(lines(masked));
        assertThat(ComplaintText.clean(lines(masked))).isEqualTo(lines(masked));
    }

    @Test
    void explainsWhatWasFoundInTheTextAsWritten() {
        assertThat(ComplaintText.explain("我叫李\u200B明，1\u200B3800138000或13900139000"))
                .containsExactly(
                        new Masked(2, 5, Mask.NAME), new Masked(6, 18, Mask.PHONE), new Masked(19, 30, Mask.PHONE));
        assertThat(ComplaintText.explain("停水三天")).isEmpty();
    }

    @Test
    void plantedNumbersNeverSurvive() {
        Random random = new Random(7);
        String[] around = {"", "，", "电话", "号", " ", "。", "（", "：", "的", "\n", "\uD83D\uDE21", "住3栋", "于2026-03-01 "};
        for (int i = 0; i < 20_000; i++) {
            String number = "1" + (3 + random.nextInt(7)) + String.format("%09d", random.nextInt(1_000_000_000));
            String written = cut(number, random.nextInt(12));
            String text = around[random.nextInt(around.length)] + written + "，" + around[random.nextInt(around.length)];
            String masked = ComplaintText.clean(text);
            assertThat(masked).as(text).doesNotContain(written).contains(Mask.PHONE.sign());
            assertThat(ComplaintText.clean(masked)).as(text).isSameAs(masked);
        }
    }

    private static String cut(String number, int way) {
        return switch (way) {
            case 0 -> number;
            case 1 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 2 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
            case 3, 4, 5, 6, 7, 8, 9 -> {
                String sign = List.of(".", "/", ",", "_", "·", "\n", "\r\n").get(way - 3);
                yield number.substring(0, 3) + sign + number.substring(3, 7) + sign + number.substring(7);
            }
            case 10 -> number.replaceAll("(?<=.)(?=.)", "\u200B");
            default ->
                number.chars()
                        .map(c -> c + 0xFEE0)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }

    @Test
    void survivesAnyCharacters() {
        Random random = new Random(11);
        String alphabet =
                "0123456789０５xX@.-+()（） ：:/转闽京AaD电话一三八①我叫姓名人是李明·、某*先生wchtpom\uD83D\uDE21\u0000\u202E\u200B\uFFFF\n_,·";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ComplaintText.clean(text.toString())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1-",
                "12345 ",
                "a",
                "a@",
                "a.",
                "闽",
                "闽A1234",
                "(",
                "(0591",
                "一",
                "http://",
                "138 0013 ",
                "www.",
                "\uD83D",
                "138.1234.",
                "138,1234,",
                "138\n1234\n",
                "4111/",
                "1.",
                "电话0591.",
                "\u200B",
                "1\u200B",
                "138.\u200B1234\u00AD.",
                "我叫",
                "我叫李小",
                "姓名：李明、",
                "联系人 ",
                "人",
                "李·",
                "@",
                "<",
                "\u202E",
                "\u0000",
                "\uDB40",
                "一三八 ",
                "1\uD83D\uDE00",
                "身份证1",
                "1一",
                "一1",
                "①1",
                "壹1",
                "12一二",
                "a@b.com1",
                "姓名：\n",
                "姓名_",
                "投诉人：张昊，张斌建",
                "<a ",
                "<b>1</b>",
                "&nbsp;1",
                "(1",
                "a.com1",
                "电话87654321、"
            })
    void takesLinearTimeOnTheWorstTexts(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> ComplaintText.clean(text));
    }
}
