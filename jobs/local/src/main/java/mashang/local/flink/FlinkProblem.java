package mashang.local.flink;

import org.jspecify.annotations.Nullable;

/** Why a Flink cluster does not do what was asked of it: one sentence, in both languages. */
public final class FlinkProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String english;
    private final boolean answered;

    private FlinkProblem(String chinese, String english, boolean answered, @Nullable Throwable cause) {
        super(chinese, cause);
        this.english = english;
        this.answered = answered;
    }

    /** Nothing, or nothing of Flink's, answers there. */
    static FlinkProblem unreachable(String address, @Nullable Throwable cause) {
        String why = cause == null ? "" : "：" + cause;
        return new FlinkProblem(
                "连不上 Flink（%s）%s".formatted(address, why),
                "cannot reach Flink (%s)%s".formatted(address, why.replace("：", ": ")),
                false,
                cause);
    }

    /** It has looked at the request and says no. */
    static FlinkProblem refused(String request, String words) {
        return new FlinkProblem(
                "Flink 拒绝了 %s：%s".formatted(request, words),
                "Flink refuses %s: %s".formatted(request, words),
                true,
                null);
    }

    /** It has tried. */
    static FlinkProblem failed(String what, String words) {
        return new FlinkProblem(
                "%s 没有做成：%s".formatted(what, words), "%s has failed: %s".formatted(what, words), true, null);
    }

    static FlinkProblem late(String what, long seconds) {
        return new FlinkProblem(
                "%s 在 %d 秒内没有完成；Flink 还在做，请用 status 查看。".formatted(what, seconds),
                "%s was not done within %d s; Flink goes on with it, see status.".formatted(what, seconds),
                true,
                null);
    }

    static FlinkProblem noJob(String name, String known) {
        return new FlinkProblem(
                "没有运行中的作业 %s；运行中的有：%s".formatted(name, known),
                "no job %s runs; these do: %s".formatted(name, known),
                false,
                null);
    }

    static FlinkProblem unclear(String word, String known) {
        return new FlinkProblem(
                "%s 说的可能是几个作业：%s；请写全名或编号。".formatted(word, known),
                "%s may mean several jobs: %s; give the whole name, or the id.".formatted(word, known),
                false,
                null);
    }

    public String sentence(boolean inEnglish) {
        return inEnglish ? english : String.valueOf(getMessage());
    }

    /** Whether it could be asked at all: the cluster is there, and so is what it was asked about. */
    public boolean isAnswered() {
        return answered;
    }
}
