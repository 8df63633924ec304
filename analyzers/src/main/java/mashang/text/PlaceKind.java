package mashang.text;

/** What sort of place a name names, from the one that says best where a matter lies to the one that says it least. */
public enum PlaceKind {
    /** 小区: an estate. */
    ESTATE,
    /** 楼宇: a building, market, park, school, hospital. */
    BUILDING,
    /** 社区、村: a community or village. */
    COMMUNITY,
    /** 道路: a road, street, lane or bridge. */
    ROAD,
    /** 机构: a company or project, whose name may be its place or may not. */
    BODY
}
