package mashang.text;

import java.util.BitSet;
import java.util.Set;

/**
 * What Chinese names are made of: the Hundred Family Surnames (百家姓) and those of today, the characters of given names,
 * simplified and traditional, and the words that only look like a name.
 */
final class NameCharacters {
    /** The Hundred Family Surnames come first; left out are those that are rather function words (有 能 后 相 年). */
    private static final BitSet SURNAMES =
            characters("文吳溫赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺"
                    + "倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江"
                    + "童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳"
                    + "汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴"
                    + "胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步耿满弘匡寇广禄阙东"
                    + "欧沃蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠丰巢关蒯查荆游竺权逯盖桓仉督晋楚闫法鄢涂钦岳帅缑亢况郈琴商牟佘佴伯赏墨哈谯笪肖覃付代仝冼"
                    + "苟粟揭冒楼丛祃甯禤佟丘兰邝卿粱訚栗趙錢孫馮陳衛蔣瀋韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭禦貝計談龐紀項藍閔婁顏鍾駱萬盧繆"
                    + "應鄧單諸鈕龔陸榮儲烏車寧欒厲劉葉龍賴藺喬陰蒼雙聞黨譚貢勞閻習魚終廣闕東歐聶師簡饒關鞏蓋權莊鄭祿塗幹邊連");

    private static final Set<String> COMPOUND =
            words("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 长孙 長孫 宇文 司徒 夏侯 令狐 端木 百里 呼延 南宫 南宮 西门 西門 "
                    + "东郭 東郭 轩辕 軒轅 钟离 鍾離 澹台 澹臺 公冶 宗政 濮阳 濮陽 淳于 单于 單于 太叔 申屠 仲孙 仲孫 闻人 聞人 赫连 赫連 独孤 獨孤 拓跋 完颜 完顏 "
                    + "鲜于 鮮于 闾丘 閭丘 司空 亓官 司寇 子车 巫马 公西 壤驷 公良 漆雕 乐正 宰父 谷梁 东门 南门 微生 梁丘 左丘 第五 欧陽");
    private static final BitSet COMPOUND_HEADS = heads(COMPOUND);

    /** Characters given names are made of, most of them. */
    private static final BitSet GIVEN =
            characters("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力玲鹏华红斌波宇浩凯健俊帆雪帅鑫旭宁龙林欢阳建民国志新梅琴玉萍莉春燕云峰海荣生祥东南北西"
                    + "中正德福贵财宝富庆金银铜锋钢铁钧铭锐锦锡长安邦定康泰永恒久远达通顺利成功业才学智慧聪颖思念恩惠仁义礼信忠孝廉善良诚真美好佳嘉吉祺瑞祯禄寿喜乐"
                    + "悦怡欣笑晓晨曦旦昕昊昌晶晴晖景曙朝夕月星辰宸霖霏雯霜露雨雷震虹风岚山岩岭峻岳崇川江河湖泽清源淼洪深淑润涵渊湘溪滨汉沛泓泉泳洁浪涌潇澜瀚木柏松"
                    + "柳杨桃李杏桐梓楠樱棠森彬枫梁楚榕榆竹筠菊莲荷莹蓉薇萱芬芝芷苗茂茜莎蓓蕾蕊菲芸芹苏若茹花蕙兴家宏宽宗冠宣宾宪容寅士大小少子孟仲叔季伯元亮光先克"
                    + "全公兵典冰凡凤凌刘列则初剑励勋勤匡升卓卫原双友发可史向君启吴周和咏品哲唐喆嗣四三五二一坚坤垒城培基堂塘增墨夏天奇奕奎如妍妮妹姗姝姣娅娇婉婕婧"
                    + "婵婷媛嫣嫦孔守宜尔尚尧展屹岗嵘巍左巧布希帜年广庭延开弘彤彦彩影征律微心必怀恬恺悟情惟意愉慈懿战扬承挺振捷掌政敬数斯方旋日旺昂易映昭晋晗普晔曼"
                    + "曾有望本权来杭果柯标树根格桥楷榜槐模欧歌武殿毅沁沙沈泊法津流添渝港满漫潮炎炜炳烁烈焕焘煌照煜熙熠爱爽牧玄率玥玫环珂珊珍珠珺琛琦琪琳琰琼瑛瑜瑶"
                    + "瑾璇璐璟瓊甜用田甲申男画登白百皓益盛目相瞳石硕祖神科秋程稳立章童端笛第策简箐粲精素紫纪纯纲纳绍维绮绿缘群羽翔翠翰耀老耕聚胜胤能舒航舟艺节范荔"
                    + "莺菁菡萌蒙蓝蔚蔓藏虎蝶行衡袁裕观言计许诗语诺谊谋谦谨豪贝贞贤赞起越跃路轩轶辅辛迅迎运进连迪逸道遥遵邵邹郁郎重野量鉴钟铃锁锴镜镕闯闻陈陵陶隆雁"
                    + "雄雅集青靖韬韵韶音顶须颂颉颜飞首香馨驰骁骅骏高魁鲁鲲鸣鸥鸿鹃鹤鹭麒麟麦黎默龄龚齐炼裴焯况彪吕韦翎芮姿婴婀婼昱昶曜淇淳湛滢漪澄炅煊煦熹璋璞皎祎"
                    + "禹禾秉稷筱绪缨羲翊聿芊芃苒荃莞葵蕴藜蘅衍觅谧赫跞轲迦郝鄞钦铎锟闵霆霁靓颢飏馥骞骐鸢鹂黛娥娣婶嫒媚妙姬嫔嬛奚奂宥宛寒尹岑岱嵩巩庄廷彰恂恪悠惜慕"
                    + "慎懋戈拓挚捍揚撒效敦斐旻昀晏晟晰暄暖曹朋朔朗杉束杜枝柔查柱桑桓梦棋棣植榛樊檀毓水汐汝池沐沃沂治洛洲浦涓涯淮渤温游湉溢滔漾澍濛濠灵灿炫烨焰燃燊"
                    + "牛狄玮珀珈珏珑珩珮琅琇琢琨琬琮瑀瑄瑕瑟瑭璀璁璎璘璨瓒畅畔畴皑盈睿瞻矜砚碧磐祈禧裔裳襄覃训诣诵谌豫贯赛赵轼辙迈逊逍邓邢郡郭酉里钊钰铄铠镔镭阔陆"
                    + "隽雍霄霓韧韫项顾颐颦飒饶馗骄骢魏鲍鲜鹰黄鼎鼐俐俏俪俞俨保修倩倪偉傅傲僖儒允兆其冉冬净凝创劲勃勉化千协占卿厚厉台叶合同吟含咪哈唯啸圆圣坦垚埔堃"
                    + "墉壮声复多夫奋始娱媱孜存孙宋完官实宫宵密察寸导尊屏履岁岐峥峦崎崔嵇州工巨己巳师帝席常幸幼底应庚度弛弢強為軍麗華國傑剛東榮貴蘭紅風飛龍鳳鳴鵬連"
                    + "運遠達進銘鋒錦長陽雲靜順頌顯顏駿魯鴻齊義書樂慶愛憲應懷戰曉會樹樺權歡潔潤濤瀾燦爾獻瑩產畢發盧聖聰膽興艷藝蘇薈蘆許詩誠語誼謙謝貞賢贊輝轉輯鄧鄭"
                    + "鈞鈴銀錫鍾鐵門閩雙霽韻頤騰驍鮮麥黃龔");

    /** Characters no given name has. */
    private static final BitSet NEVER =
            characters("的了是系住吗呢吧啊也就都被把将让给到从因但却而且与及或者这那哪什么怎你您我他她它们此个位名号栋楼室区县市省镇乡村组队巷弄街院厂店馆所局处部委"
                    + "会司股办站校园苑府湾厦座单员户客居租买卖付钱款费价打电话联身份证件码址反投举报要想请求说告诉问题称表示认做没不未无很太最更还又再只已经去回在"
                    + "于往对当按据由等后前内外间候昨每次半点分秒米块亿們個這與從說對開過還沒問題電話聯繫證號碼區縣鎮鄉樓主人女谁吃喝睡看听车房病药险资贷债欠骗偷抢"
                    + "拆迁停堵噪污染臭垃圾物理");

    /** Words that begin like a name and are none. */
    private static final Set<String> NO_NAMES = words(
            "文明 文化 文件 文书 文字 文章 文艺 文物 文庭 安徽 安庆 安阳 江苏 江西 江阴 广东 广西 广元 云南 云浮 甘肃 宁夏 宁波 宁德 常德 常州 常熟 岳阳 岳麓 衡阳 邵阳 邵东 温州 温岭 金华 金山 金湖 "
                    + "沈阳 龙岩 龙海 黄山 黄石 黄冈 黄埔 石林 石首 项城 荆州 连江 古田 平和 平潭 平江 高平 高阳 武汉 武平 武夷 东莞 东山 东营 东北 东南 华东 华南 "
                    + "华北 成安 湛江 康定 富阳 柳州 徐州 郑州 杭州 苏州 许昌 吉安 吉林 曲阜 曲靖 景德 乐山 乐清 巴中 巴南 林州 蓝田 蓝山 韶山 韶关 梅州 申明 高兴 "
                    + "高级 高中 高一 高二 高三 高考 高管 高龄 安全 安静 安心 安排 平安 平时 平常 平行 明白 明天 明年 明显 明日 明知 明确 成功 成立 成年 成为 向来 "
                    + "向上 方法 方便 方面 房东 师傅 师兄 司机 白领 常年 常务 时常 全体 全国 全家 全年 全日 全程 全城 全力 应该 应急 应届 计划 计生 管家 管道 经常 "
                    + "经济 单亲 农民 农业 农行 商业 商家 强烈 解放 关心 关注 法律 路过 车辆 马上 马路 万一 空军 伍佰 石化 水利 水务 水泥 华为 华侨 金融 金额 双方 "
                    + "双职 双胞 元旦 元月 包括 包工 左右 左边 古城 党支 连续 连夜 连锁 满意 满足 盛大 舒服 广大 广场 查询 通过 通知 通信 边上 尚有 居民 祖国 祖籍 "
                    + "祖宅 童年 凌晨 夏天 夏季 秋天 秋季 代为 代课 幸福 幸运 幸亏 权益 权利 宣传 印象 牛年 龙年 龙华 贝尔 那些 习惯 温馨 温泉 阴历 越来 越南 越秀 "
                    + "冷静 赏识 简直 富裕 富民 平台 常青 高速 高新 高层 高铁 武昌 林业 谷歌 云端 云龙 费用 符合 查明 查看 符号 华润 荣盛 万科 金茂 龙湖 于第 步行 "
                    + "步道 方才 应对 管理 程序 祝愿 单独 时限 苗木 计量 明文 贾人 习俗 项目 古树 高校 广电 金牌 钱财 双亲 万达 万元 满月 常识 经手 经营 经过 终于 "
                    + "终身 终止 容易 通常 通行 居委 居然");

    private static final String FUNCTION_WORDS = "于於和向从從常时時连連应應经經终終尚那全简簡越通";

    private NameCharacters() {}

    /** Whether a family is called so. */
    static boolean surname(char c) {
        return SURNAMES.get(c);
    }

    /** Whether a surname of two characters begins at a place. */
    static boolean compoundSurname(String text, int at) {
        return at + 2 <= text.length()
                && COMPOUND_HEADS.get(text.charAt(at))
                && COMPOUND.contains(text.substring(at, at + 2));
    }

    /** Whether a character can stand in a given name at all. */
    static boolean possible(char c) {
        return Chars.han(c) && !NEVER.get(c);
    }

    /** Whether a character often stands in a given name. */
    static boolean usual(char c) {
        return GIVEN.get(c);
    }

    /** Whether a surname is rather a function word where nothing says that a name follows: 本人于三月. */
    static boolean functionWord(char surname) {
        return FUNCTION_WORDS.indexOf(surname) >= 0;
    }

    /** Whether a stretch is one word of smartcn's dictionary: 毕业, 明星. */
    static boolean inDictionary(String text, int from, int to) {
        WordTrie words = SegmentDictionary.smartcn().trie;
        for (int i = from; i < to; i++) {
            if (CharKind.of(text.charAt(i)) != CharKind.HAN) {
                return false;
            }
        }
        int word = words.find(text.substring(from, to));
        return to - from > 1 && word != WordTrie.NONE && words.word(word);
    }

    /** Whether two characters that could be surname and given name are a word of another kind. */
    static boolean isWord(String text, int at) {
        return at + 2 <= text.length() && NO_NAMES.contains(text.substring(at, at + 2));
    }

    private static BitSet characters(String all) {
        BitSet set = new BitSet(Character.MAX_VALUE);
        all.chars().forEach(set::set);
        return set;
    }

    private static Set<String> words(String all) {
        return Set.of(all.split(" ", -1));
    }

    private static BitSet heads(Set<String> words) {
        BitSet heads = new BitSet(Character.MAX_VALUE);
        words.forEach(word -> heads.set(word.charAt(0)));
        return heads;
    }
}
