package mashang.text;

/** What is at stake for people in a complaint, as its words say. */
public enum Concern {
    /** 安全: somebody may come to harm. */
    SAFETY,
    /** 健康: somebody is ill, hurt or being poisoned. */
    HEALTH,
    /** 民生: water, power, gas, wages, a roof. */
    LIVELIHOOD
}
