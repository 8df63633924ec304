package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;

/** The districts and streets the orders come from, with invented estates and roads in them. */
final class Places {

    /**
     * A district (区).
     *
     * @param code two letters, for its grid cells
     * @param longitude degrees east of its middle
     * @param latitude degrees north of its middle
     * @param weight its share of the orders
     */
    record District(String name, String code, double longitude, double latitude, double weight, List<String> streets) {}

    /**
     * Where a matter lies.
     *
     * @param estate an estate (小区), invented
     * @param road a road, invented
     */
    record Place(
            District district,
            String street,
            String grid,
            String estate,
            String road,
            double longitude,
            double latitude) {}

    static final List<District> DISTRICTS = List.of(
            district("鼓楼区", "GL", 119.30, 26.08, 28, "东街街道 南街街道 安泰街道 水部街道 温泉街道 洪山镇"),
            district("台江区", "TJ", 119.31, 26.05, 19, "茶亭街道 洋中街道 后洲街道 义洲街道 新港街道 瀛洲街道"),
            district("仓山区", "CS", 119.32, 26.02, 26, "上渡街道 临江街道 金山街道 三叉街街道 盖山镇 建新镇"),
            district("晋安区", "JA", 119.33, 26.09, 20, "茶园街道 王庄街道 象园街道 岳峰镇 鼓山镇 新店镇"),
            district("马尾区", "MW", 119.45, 26.00, 7, "罗星街道 马江街道 亭头镇 琅江镇 江滨街道 快安街道"));

    private static final List<String> ESTATE_HEADS =
            split("丽景 金桂 翠湖 望江 榕荫 海棠 书香 锦绣 阳光 凤凰 盛世 东方 碧水 玉兰 春晖 万和 福泽 龙腾 紫荆 新港 荣华 御景 泰和 康桥 云锦 澜山");
    private static final List<String> ESTATE_TAILS = split("花园 小区 新村 苑 公馆 家园 名城 雅居 华庭 里");
    private static final List<String> ROAD_HEADS = split("福安 桂香 工农 新榕 江湾 文博 东岭 前锋 凤池 橘洲 白鹭 洋里 福善 茉莉 连潭 竹屿 学宫 河沿 祥云 长林");
    private static final List<String> ROAD_TAILS = split("路 街 大道 巷 支路 北路 南路 西路");

    private Places() {}

    static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    private static District district(
            String name, String code, double longitude, double latitude, double weight, String streets) {
        return new District(name, code, longitude, latitude, weight, split(streets));
    }

    static Place place(Dice dice) {
        return place(dice, Places::name);
    }

    /** As in a large city, where hardly two matters of the same kind lie at the same name: names of two heads each. */
    static Place placeOfMany(Dice dice) {
        return place(
                dice,
                (heads, tails, any) -> any.pick(any.chance(.5) ? ESTATE_HEADS : ROAD_HEADS) + name(heads, tails, any));
    }

    /** Makes a name. */
    private interface Naming {
        String name(List<String> heads, List<String> tails, Dice dice);
    }

    private static Place place(Dice dice, Naming naming) {
        double[] weights = DISTRICTS.stream().mapToDouble(District::weight).toArray();
        District district = DISTRICTS.get(dice.weighted(weights));
        int street = dice.below(district.streets().size());
        return new Place(
                district,
                district.streets().get(street),
                String.valueOf(number(
                        new StringBuilder(district.code())
                                .append('-')
                                .append((char) ('A' + street))
                                .append('-'),
                        1 + dice.below(24),
                        2)),
                naming.name(ESTATE_HEADS, ESTATE_TAILS, dice),
                naming.name(ROAD_HEADS, ROAD_TAILS, dice),
                district.longitude() + (dice.below(8001) - 4000) / 100_000.0,
                district.latitude() + (dice.below(6001) - 3000) / 100_000.0);
    }

    /** Appends a number with leading zeros: no formatter, so no locale. */
    static StringBuilder number(StringBuilder text, long value, int digits) {
        String decimal = Long.toString(value);
        return text.append("0".repeat(Math.max(0, digits - decimal.length()))).append(decimal);
    }

    private static String name(List<String> heads, List<String> tails, Dice dice) {
        return dice.pick(heads) + dice.pick(tails);
    }

    /** The departments that handle orders, by name. Streets and towns handle some themselves. */
    static final List<String> DEPARTMENTS = split("市城市管理局 市住房和城乡建设局 市交通运输局 市公安局 市公安局交通警察支队 市生态环境局 市教育局 "
            + "市卫生健康委员会 市人力资源和社会保障局 市民政局 市市场监督管理局 市农业农村局 市水利局 市园林中心 市自然资源和规划局 市文化和旅游局 市工业和信息化局 "
            + "市发展和改革委员会 市财政局 市应急管理局 市消防救援支队 市医疗保障局 市住房公积金中心 市体育局 市商务局 市司法局 市水务集团有限公司 市公共交通集团有限公司");

    /** Names no registry has: misspelt, abolished, or of the clerk's own making. */
    static final List<String> UNKNOWN_UNITS = split("市城管执法大队三中队 区整治办 市政维护应急抢险队 原市房管局直管所 综合协调组");

    /** The name of a unit until it was renamed years ago: clerks go on writing it. */
    static final String FORMER_NAME = "市规划局";

    /** All names that a unit registry for this city should know. */
    static List<String> registeredUnits() {
        List<String> names = new ArrayList<>(DEPARTMENTS);
        names.add(FORMER_NAME);
        DISTRICTS.forEach(district -> names.addAll(district.streets()));
        return List.copyOf(names);
    }
}
