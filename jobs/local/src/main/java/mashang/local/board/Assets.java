package mashang.local.board;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The files of the pages, all of them ours or from a jar of this build: read once, sent compressed, and not sent again while they stay the same. */
final class Assets {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final List<String> PAGES = List.of("board.html", "enter.html");

    /** Pages that are one frame, filled by a script of their own. */
    private static final List<String> SHEETS = List.of("order", "problem", "unit", "supervised");

    private static final String FRAME = "web/sheet.html";
    private static final String SCRIPTS = "{scripts}";
    private static final String CHARTS = "<script src=\"/assets/echarts.js\" defer></script>\n  ";

    private static final List<String> OURS = List.of(
            "board.css",
            "page.js",
            "words.js",
            "theme.js",
            "charts.js",
            "board.js",
            "order.js",
            "problem.js",
            "unit.js",
            "supervised.js",
            "lists.js",
            "enter.js",
            "icon.svg");

    private final Map<String, File> files = new HashMap<>();

    private record File(String type, byte[] plain, byte[] zipped, String tag) {}

    Assets() {
        PAGES.forEach(name -> files.put(name, file(name, "web/" + name)));
        SHEETS.forEach(name -> files.put(name + ".html", sheet(name)));
        OURS.forEach(name -> files.put(name, file(name, "web/" + name)));
        files.put("echarts.js", file("echarts.js", ECHARTS));
    }

    /** Sends a file; says whether there is one of this name. */
    boolean send(Context request, String name) {
        File file = files.get(name);
        if (file == null) {
            return false;
        }
        request.header("Cache-Control", "no-cache").header("ETag", file.tag()).header("Vary", "Accept-Encoding");
        if (file.tag().equals(request.header("If-None-Match"))) {
            request.status(304);
            return true;
        }
        request.contentType(file.type());
        String accepted = request.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            request.header("Content-Encoding", "gzip").result(file.zipped());
        } else {
            request.result(file.plain());
        }
        return true;
    }

    private static File sheet(String name) {
        String script = "<script type=\"module\" src=\"/assets/" + name + ".js\"></script>";
        String frame = new String(read(FRAME), StandardCharsets.UTF_8);
        String page = frame.replace(SCRIPTS, name.equals("problem") ? CHARTS + script : script);
        return file(name + ".html", page.getBytes(StandardCharsets.UTF_8));
    }

    private static File file(String name, String resource) {
        return file(name, read(resource));
    }

    private static File file(String name, byte[] plain) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            String tag = '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
            return new File(type(name), plain, zipped(plain), tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        }
        return zipped.toByteArray();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }
}
