package mashang.connectors.elasticsearch;

import org.jspecify.annotations.Nullable;

/** Elasticsearch cannot be used as it is; the message says what to do about it, in Chinese and in English. */
public final class ElasticsearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    ElasticsearchUnavailable(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " | " + english, cause);
        this.chinese = chinese;
        this.english = english;
    }

    /** The message in one language. */
    public String sentence(boolean inEnglish) {
        return inEnglish ? english : chinese;
    }

    static ElasticsearchUnavailable unreachable(ElasticsearchAccess access, Throwable cause) {
        return new ElasticsearchUnavailable(
                "连不上 Elasticsearch（" + access.addresses() + "）：请确认它已启动，地址、端口与防火墙无误",
                "cannot reach Elasticsearch (" + access.addresses()
                        + "): check that it is running and that address, port and firewall are right",
                cause);
    }

    static ElasticsearchUnavailable notElasticsearch(ElasticsearchAccess access, @Nullable Throwable cause) {
        return new ElasticsearchUnavailable(
                access.addresses() + " 的应答不是 Elasticsearch 的应答：请检查地址，或其前面的代理",
                "what answers at " + access.addresses()
                        + " is not Elasticsearch: check the address, or the proxy in front of it",
                cause);
    }

    static ElasticsearchUnavailable version(String found) {
        return new ElasticsearchUnavailable(
                "Elasticsearch 版本为 " + found + "，本系统支持 8.x 与 9.x：请升级，或改连受支持的集群",
                "Elasticsearch is version " + found + "; 8.x and 9.x are supported: upgrade it or use another cluster",
                null);
    }

    static ElasticsearchUnavailable credentials(int status) {
        return new ElasticsearchUnavailable(
                "Elasticsearch 拒绝了我们的身份（" + status + "）：请检查 API 密钥或用户名与密码是否正确、未过期",
                "Elasticsearch refused our credentials (" + status
                        + "): check that the API key, or user and password, are right and not expired",
                null);
    }

    static ElasticsearchUnavailable blocked(String reason) {
        return new ElasticsearchUnavailable(
                "Elasticsearch 的索引被设了写保护（" + reason
                        + "）：请解除（PUT /索引/_settings，index.blocks 各项置为 null；磁盘写满引起的先腾出空间），再运行一次",
                "an index of Elasticsearch is blocked (" + reason
                        + "): take the block away (PUT /INDEX/_settings, index.blocks.* null; where a full disk is the cause, make room first) and run this again",
                null);
    }

    static ElasticsearchUnavailable blockedIndices(String indices) {
        return new ElasticsearchUnavailable(
                "这些索引需要新字段或别名，但被设为只读（" + indices + "）：请解除（PUT /索引/_settings，index.blocks 各项置为 null）后重新安装；什么也没有改动",
                "these indices need new fields or aliases and are read-only (" + indices
                        + "): take the block away (PUT /INDEX/_settings, index.blocks.* null) and install again; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable severalBehindAlias(String alias, String indices) {
        return new ElasticsearchUnavailable(
                "“" + alias + "”在此是别名，指向几个索引（" + indices + "），没有指明写哪一个：写入会被全部拒收。请给其中一个设 is_write_index，或改去别名；什么也没有改动",
                "\"" + alias + "\" is an alias here, of several indices (" + indices
                        + "), and none is named for writing: every document would be refused. Make one is_write_index, or remove the alias; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable aliasTaken(String alias) {
        return new ElasticsearchUnavailable(
                "“" + alias + "”应是按月索引的别名，却已有同名的索引：按月索引会建不成。请把它另存（POST /_reindex）后删除，再重新安装；什么也没有改动",
                "\"" + alias
                        + "\" should be the alias of the monthly indices, but an index has this name: no month could be created."
                        + " Copy it to another one (POST /_reindex), delete it and install again; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable foreignBehindAlias(String alias, String indices) {
        return new ElasticsearchUnavailable(
                "别名“" + alias + "”还指向不属于它的索引（" + indices + "）：能查这个别名的人也就能看到它们。请先把它们从别名中移除，再重新安装；什么也没有改动",
                "alias \"" + alias + "\" also leads to indices that are not its own (" + indices
                        + "): whoever may read the alias could read them. Take them out of the alias and install again; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable forbidden(String index) {
        return new ElasticsearchUnavailable(
                "没有写入索引“" + index + "”的权限，或该索引被设为只读：请授予 write 与 auto_configure 权限，或解除索引的写保护",
                "not allowed to write to index \"" + index
                        + "\", or it is blocked for writing: grant write and auto_configure, or remove the block",
                null);
    }

    static ElasticsearchUnavailable missingIndex(String index) {
        return new ElasticsearchUnavailable(
                "索引“" + index + "”不存在，且集群不允许自动创建：请先安装索引模板并创建索引，或在 action.auto_create_index 中放行",
                "index \"" + index + "\" does not exist and the cluster does not create it by itself: install the index"
                        + " templates and create it, or allow it in action.auto_create_index",
                null);
    }

    static ElasticsearchUnavailable notWritable(String index, String error) {
        return new ElasticsearchUnavailable(
                "索引“" + index + "”目前不能写入（" + error + "）：请打开被关闭的索引，或提高集群的分片上限，然后重启任务",
                "index \"" + index + "\" cannot be written to (" + error
                        + "): open it if it is closed, or raise the cluster's shard limit, then restart the job",
                null);
    }

    static ElasticsearchUnavailable unreadable(int times) {
        return new ElasticsearchUnavailable(
                "Elasticsearch 的批量写入应答连续 " + times + " 次无法读懂：请检查中间的代理与服务器版本；未确认的文档会在重启后重写",
                "Elasticsearch's bulk reply could not be read " + times
                        + " times in a row: check the proxy in between and"
                        + " the server's version; unconfirmed documents are written again after the restart",
                null);
    }

    static ElasticsearchUnavailable rejectionNotKept(Throwable cause) {
        return new ElasticsearchUnavailable(
                "被拒收的文档无法写入死信主题：请检查 Kafka；任务重启后会重试",
                "a rejected document could not be written to the dead letters: check Kafka; the job tries again after its"
                        + " restart",
                cause);
    }

    static ElasticsearchUnavailable privileges(String missing) {
        return new ElasticsearchUnavailable(
                "用来安装的身份缺少权限（" + missing + "）：请换用有这些权限的账号或 API 密钥；什么也没有改动",
                "who installs lacks privileges (" + missing
                        + "): use a user or an API key that has them; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable keyOfKey() {
        return new ElasticsearchUnavailable(
                "用 API 密钥不能再建有权限的 API 密钥：请用用户名与密码安装；什么也没有改动",
                "an API key cannot make another one that has rights: install with user and password; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable otherTypes(String fields) {
        return new ElasticsearchUnavailable(
                "已有索引里的字段与本版本的类型不同（" + fields + "）：Elasticsearch 改不了已有字段的类型，请把这些索引另存或删除后重新安装并重放；什么也没有改动",
                "fields of existing indices are of another type than this version's (" + fields
                        + "): Elasticsearch cannot change the type of a field; put these indices away, install again and"
                        + " replay; nothing was changed",
                null);
    }

    static ElasticsearchUnavailable missingAnalyzer() {
        return new ElasticsearchUnavailable(
                "Elasticsearch 没有 smartcn 中文分词插件：请在每个节点执行 bin/elasticsearch-plugin install analysis-smartcn 并重启节点",
                "Elasticsearch lacks the smartcn analyzer: run bin/elasticsearch-plugin install analysis-smartcn on every"
                        + " node and restart it",
                null);
    }

    static ElasticsearchUnavailable refused(String what, int status, String error) {
        return new ElasticsearchUnavailable(
                "Elasticsearch 拒绝了" + what + "（" + status + " " + error + "）",
                "Elasticsearch refused " + what + " (" + status + " " + error + ")",
                null);
    }
}
