package mashang.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file of ours: UTF-8, with or without a byte order mark. */
final class TextFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /** The text; absent, with the problem noted, where it cannot be read. */
    static @Nullable String read(Path path, String shownAs, Problems problems) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            problems.add(new Problem(
                    shownAs,
                    0,
                    "",
                    "读不到：" + why,
                    "cannot be read: " + why,
                    "检查路径和权限",
                    "Check the path and permissions"));
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            problems.add(new Problem(shownAs, line, "", "不是 UTF-8 编码", "not UTF-8", "用 UTF-8 另存", "Save it as UTF-8"));
            return null;
        }
        boolean marked = out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK;
        return out.subSequence(marked ? 1 : 0, out.length()).toString();
    }
}
