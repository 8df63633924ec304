package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import mashang.text.Change.Kind;
import org.junit.jupiter.api.Test;

class ReadableTest {
    @Test
    void whatNeedsNothingIsTheVerySameText() {
        for (String text : List.of("", "小区旁边的搅拌站噪音扰民，灰尘污染严重。", "（三楼）住户【急】反映！！", "第一段。\n\n第二段😡")) {
            assertThat(Readable.of(text).text()).isSameAs(text);
            assertThat(Readable.of(text).changes()).isEmpty();
            assertThat(Readable.of(text).place(text.length())).isEqualTo(text.length());
        }
    }

    @Test
    void changesTakeTimeInProportionToTheText() {
        for (String folded : List.of("Ａ", "後", "\ud83d")) {
            String text = folded.repeat(1_000_000);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThat(Readable.of(text).changes())
                            .singleElement()
                            .satisfies(change -> assertThat(change.became())
                                    .isEqualTo(Readable.of(text).text())));
        }
    }

    @Test
    void tagsAreLeftOut() {
        reads("小区<b>噪</b>音", "小区噪音");
        reads("<P ALIGN=center>停水</P>", "\n停水\n");
        reads("停水<br/>停电<br>停气", "停水\n停电\n停气");
        reads("<a href=\"/x?a>b\" title='说明>'>链接</a>", "链接");
        reads("<!DOCTYPE html><?xml version=\"1.0\"?>停水", "停水");
        reads("<o:p></o:p>停水<st1:place w:st=\"on\">福州</st1:place>", "停水福州");
        reads("<ruby>經<rp>(</rp><rt>jīng</rt><rp>)</rp></ruby>過", "经过");
        reads("<ruby>經<rt>jīng過", "经jīng过");
    }

    @Test
    void commentsScriptsAndStylesAreLeftOutWithAllTheyHold() {
        reads("停<!-- 不是<b>正文 -->水", "停水");
        reads("停<script type=\"x\">var a = '<p>电</p>' < 3;</SCRIPT>水", "停水");
        reads("停<style>p { color: red }</style>水", "停水");
        reads("停<!-- 没有结尾", "停 没有结尾");
        reads("停<script>没有结尾", "停没有结尾");
    }

    @Test
    void tagsWithoutEndTakeNoTextWithThem() {
        reads("停水<br", "停水\n");
        reads("停水<div class=\"x\"<p>停电", "停水\n\n停电");
        reads("停水<img src=\"a.png 我家停电", "停水我家停电");
        reads("停水<a href=x 我家停电", "停水我家停电");
        reads("停水</p", "停水\n");
    }

    @Test
    void signsThatAreNoTagsStay() {
        reads("a<b", "a＜b");
        reads("温度<5，x<b，y>3", "温度＜5，x＜b，y＞3");
        reads("<电话>是<<多少>>", "＜电话＞是＜＜多少＞＞");
        reads("<unknown>&<", "＜unknown＞＆＜");
        reads("<", "＜");
        reads("1 < 2 > 0", "1 ＜ 2 ＞ 0");
    }

    @Test
    void entitiesAreDecoded() {
        reads("停&nbsp;水&amp;停&#30005;&#x6C34;&lt;b&gt;", "停 水＆停电水＜b＞");
        reads("停&amp;nbsp;水&amp;amp;lt;电", "停 水＜电");
        reads("停&nbsp水&ldquo;电&rdquo;&hellip;&#128545;", "停 水“电”…😡");
        reads("停&shy;水&#8203;费&#10;单", "停水费\n单");
        reads("R&D &unknown; &#xD800; &#0; &#99999999; &;", "R＆D ＆unknown； ＆＃xD800； ＆＃0； ＆＃99999999； ＆；");
        reads("&#20094;隆年&#38291;", "乾隆年间");
    }

    @Test
    void readingsInBracketsAreLeftOut() {
        reads("經(jīng)過現(xiàn)場協(xié)調，創(chuàng)業(yè)", "经过现场协调，创业");
        reads("女（nǚ）儿( ér )長(cháng)樂(lè)嗯(ńg)", "女儿长乐嗯");
        reads("經過(jīngguò)北京(Běi jīng)西安(xī'ān)我们(wǒmen)玩儿(wánr)", "经过北京西安我们玩儿");
        reads("分解的：国(guo\u0301)绿(lu\u0308\u0300)，别的字形：高(ɡāo)安(ɑ\u0304n)", "分解的：国绿，别的字形：高安");
        reads("我的(de)走了(le)孩子(zi)", "我的走了孩子");
        reads("因?wèi)停水，這(zhè)樣(yàng)", "因停水，这样");
    }

    @Test
    void otherBracketsStay() {
        reads("(三楼)住户(业主)在A3(B座)", "（三楼）住户（业主）在A3（B座）");
        reads("服务器(lan)端口(lan1)和(wan2)", "服务器（lan）端口（lan1）和（wan2）");
        reads("雷内(René)、咖啡(café)、李(Lǐ Míng Ān)", "雷内（René）、咖啡（café）、李（Lǐ Míng Ān）");
        reads("(jīng)开头，abc(jīng)", "（jīng）开头，abc（jīng）");
        reads("经(jīng", "经（jīng");
        reads("房(de)字(bo)", "房（de）字（bo）");
        reads("为什么?好不好?", "为什么？好不好？");
    }

    @Test
    void toneDigitsAreReadingsWhereThereAreSeveral() {
        reads("經(jing1)過(guo4)現(xian4)場(chang3)", "经过现场");
        reads("经(jing1)过(guo4)", "经（jing1）过（guo4）");
        reads("經(jing1)過(guo4)現(xian4)在A(a1)座(b2)", "经过现在A（a1）座（b2）");
    }

    @Test
    void linesOfThePageAreLeftOut() {
        String page = """
                您现在的位置：首页 > 新闻中心 > 本地新闻
                2026-03-01 08:30:00  来源：蓉城日报  作者：张三
                字号：大 中 小 【打印】 【关闭】
                小区停水三天
                責任編輯：李四
                - 某小区旧改完成2026-02-28

                上一篇：某路封闭施工
                分享到：微信 微博
                版权所有 蓉城日报社
                闽ICP备12345678号
                """;
        assertThat(Readable.of(page).text().replace("\n", "")).isEqualTo("小区停水三天");
        assertThat(Readable.of(page).changes())
                .filteredOn(change -> change.kind() == Kind.BOILERPLATE)
                .hasSize(9);
        reads("停水三天【责任编辑：李四】，无人处理", "停水三天，无人处理");
    }

    @Test
    void linesThatMayBeTheWritersStay() {
        for (String line : List.of(
                "来源：楼上装修",
                "2026-03-01",
                "打印店噪音扰民",
                "点击【关闭】按钮没有反应",
                "当前位置：航城街道三号路",
                "微信付款被骗",
                "关闭小区大门，居民出入不便",
                "时间：2026年3月1日，地点：三号路",
                "该网站闽ICP备12345678号涉嫌诈骗",
                "- 又停水一次2026-02-28",
                "首页上写着免费")) {
            String text = "第一行。\n" + line + "\n第三行。";
            assertThat(Readable.of(text).text()).contains(Readable.of(line).text());
        }
        reads("打印", "打印");
        reads("分享", "分享");
    }

    @Test
    void masksAreBreaks() {
        reads("联系〔电话〕张三〔证件〕", "联系，张三，");
        reads("〔2026〕5号〔附件〕", "〔2026〕5号〔附件〕");
    }

    @Test
    void lineBreaksDoNotCutWords() {
        reads("小区旁边的搅\n拌站噪\r\n音", "小区旁边的搅拌站噪音");
        reads("搅拌\n\n站，\n  小区\n　　花园\n3号\r\n楼\u2028A座", "搅拌\n\n站，\n  小区\n  花园\n3号楼\nA座");
        reads("停水\n打印\n停电", "停水\n停电");
    }

    @Test
    void thereIsOneWayOfWriting() {
        reads("ＡＢｃ１２３，WiFi，a.b;(c)!?\"~", "ABc123，WiFi，a．b；（c）！？＂～");
        reads("停\u00A0水\u3000停\t电\u0007。", "停 水 停 电 。");
        reads("停\u200B水\uFEFF停\u00AD电\u202E费❤\uFE0F", "停水停电费❤");
        reads("停\uD83D水\uDE21😡", "停\uFFFD水\uFFFD😡");
        reads("｢停水｣｡", "「停水」。");
    }

    @Test
    void signsRepeatTwiceAtMost() {
        reads("停水！！！！！……——？？", "停水！！……——？？");
        reads("停水!!!!     好、、、", "停水！！  好、、");
        reads("哈哈哈哈AAAA1111", "哈哈哈哈AAAA1111");
    }

    @Test
    void placesLeadBack() {
        Readable readable = Readable.of("經(jīng)過<b>現</b>場&amp;水〔电话〕。");
        assertThat(readable.text()).isEqualTo("经过现场＆水，。");
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8).stream().map(readable::place))
                .containsExactly(0, 7, 11, 16, 17, 22, 23, 27, 28);
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8).stream().map(readable::end))
                .containsExactly(0, 1, 8, 12, 17, 22, 23, 27, 28);
    }

    @Test
    void changesSayWhatAndWhy() {
        assertThat(Readable.of("經(jīng)過&amp;停,水〔电话〕<br>再見！！！！\u200B").changes())
                .containsExactly(
                        new Change(0, 1, Kind.TRADITIONAL, "经"),
                        new Change(1, 7, Kind.PINYIN, ""),
                        new Change(7, 8, Kind.TRADITIONAL, "过"),
                        new Change(8, 13, Kind.HTML, "＆"),
                        new Change(14, 15, Kind.WIDTH, "，"),
                        new Change(16, 20, Kind.MASK, "，"),
                        new Change(20, 24, Kind.HTML, "\n"),
                        new Change(25, 26, Kind.TRADITIONAL, "见"),
                        new Change(28, 30, Kind.REPEATED, ""),
                        new Change(30, 31, Kind.INVISIBLE, ""));
    }

    @Test
    void noTextTakesLong() {
        for (String part : List.of(
                "<",
                "(",
                "&",
                "经(",
                "经(ān",
                "<b ",
                "<b a=\"",
                "<b a=\"<b '",
                "<!--",
                "<script>",
                "</script",
                "&amp;",
                "&#",
                "〔",
                "【责任编辑：",
                "】",
                "\n",
                "经\n",
                "责任编辑：\n",
                "来源：a \n",
                "上一篇：\n-2026-01-01\n",
                "著",
                "乾隆",
                "\uD800",
                "位置：＞",
                "经(jing1",
                "经（ānananananananan",
                " ",
                "停",
                "😡",
                "\u200B")) {
            String text = part.repeat(500_000 / part.length());
            Readable readable = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Readable.of(text), part);
            assertThat(readable.text().length()).as(part).isLessThanOrEqualTo(text.length());
            assertThat(readable.place(readable.text().length())).isLessThanOrEqualTo(text.length());
        }
    }

    private static void reads(String written, String read) {
        assertThat(Readable.of(written).text()).as(written).isEqualTo(read);
    }
}
