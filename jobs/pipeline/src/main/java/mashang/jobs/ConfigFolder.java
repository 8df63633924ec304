package mashang.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a city's configuration lies (配置目录): a folder of this machine, or the URI of one on any file system that Flink can read here (s3, hdfs,
 * oss, file). One that is elsewhere is copied to a folder of its own, which goes when this is closed: a job reads its configuration once, where it is submitted.
 */
public final class ConfigFolder implements AutoCloseable {
    static final String OPTION = "--config";

    /** Two letters or more, so that a drive is none. */
    private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    @Option(
            names = OPTION,
            paramLabel = "DIR|URI",
            required = true,
            description = {
                "配置目录（feeds、units、policies、elasticsearch 等），或它在 Flink 所能读取的文件系统上的地址（如 s3://桶/config）；提交时读取一次。",
                "Folder of the city's configuration, or its URI on a file system that Flink reads (s3://bucket/config); read here, once. Index"
                        + " templates in its elasticsearch folder are installed."
            })
    private String where = "config";

    private @Nullable Path copied;

    /**
     * The folder; the copy of one that is elsewhere.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says what to do
     */
    Path folder() {
        if (!URI_SCHEME.matcher(where).matches()) {
            return Path.of(where);
        }
        Path folder = copied;
        if (folder == null) {
            folder = copy();
            copied = folder;
        }
        return folder;
    }

    private Path copy() {
        try {
            org.apache.flink.core.fs.Path from = new org.apache.flink.core.fs.Path(uri());
            FileSystem files = from.getFileSystem();
            if (!files.getFileStatus(from).isDir()) {
                throw cannotBeRead("不是目录", "it is no folder");
            }
            Path to = Files.createTempDirectory("mashang-config");
            copied = to;
            copy(files, from, to);
            return to;
        } catch (UnsupportedFileSystemSchemeException e) {
            String scheme = uri().getScheme().toLowerCase(Locale.ROOT);
            throw cannotBeRead(
                    "Flink 没有 " + scheme + " 文件系统，请在提交处的 plugins 目录放入它的插件",
                    "Flink has no file system for " + scheme
                            + " here: put its plugin into the plugins folder of the command line");
        } catch (IOException e) {
            throw cannotBeRead(String.valueOf(e.getMessage()), e.getClass().getSimpleName());
        }
    }

    private URI uri() {
        try {
            return new URI(where);
        } catch (URISyntaxException e) {
            throw cannotBeRead("地址写法不对，空格写作 %20", e.getReason());
        }
    }

    private IllegalArgumentException cannotBeRead(String why, String reason) {
        return new IllegalArgumentException(
                "读不到配置目录 " + where + "：" + why + " / cannot read the configuration: " + reason);
    }

    private static void copy(FileSystem files, org.apache.flink.core.fs.Path from, Path to) throws IOException {
        for (FileStatus file : files.listStatus(from)) {
            org.apache.flink.core.fs.Path path = file.getPath();
            Path target = to.resolve(path.getName());
            if (file.isDir()) {
                Files.createDirectories(target);
                copy(files, path, target);
            } else {
                try (FSDataInputStream in = files.open(path)) {
                    Files.copy(in, target);
                }
            }
        }
    }

    @Override
    public void close() {
        Path folder = copied;
        copied = null;
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the copy of the configuration in " + folder, e);
        }
    }
}
