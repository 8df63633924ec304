package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
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
        assertThat(ComplaintText.mask(written)).isEqualTo(masked);
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
        assertThat(ComplaintText.mask(written)).isEqualTo(masked);
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
        assertThat(ComplaintText.mask(text)).isSameAs(text);
    }

    @Test
    void plantedNumbersNeverSurvive() {
        Random random = new Random(7);
        String[] around = {"", "，", "电话", "号", " ", "。", "（", "：", "的", "\n", "\uD83D\uDE21", "住3栋", "于2026-03-01 "};
        for (int i = 0; i < 20_000; i++) {
            String number = "1" + (3 + random.nextInt(7)) + String.format("%09d", random.nextInt(1_000_000_000));
            String written = cut(number, random.nextInt(4));
            String text = around[random.nextInt(around.length)] + written + "，" + around[random.nextInt(around.length)];
            String masked = ComplaintText.mask(text);
            assertThat(masked).as(text).doesNotContain(written).contains(Mask.PHONE.sign());
            assertThat(ComplaintText.mask(masked)).as(text).isSameAs(masked);
        }
    }

    private static String cut(String number, int way) {
        return switch (way) {
            case 0 -> number;
            case 1 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 2 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
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
        String alphabet = "0123456789０５xX@.-+()（） ：:/转闽京AaD电话一三八wchtpom\uD83D\uDE21\u0000\u202E\uFFFF\n";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ComplaintText.mask(text.toString())).isNotNull();
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
                "\uD83D"
            })
    void takesLinearTimeOnTheWorstTexts(String piece) {
        String text = piece.repeat(4_000_000 / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> ComplaintText.mask(text));
    }
}
