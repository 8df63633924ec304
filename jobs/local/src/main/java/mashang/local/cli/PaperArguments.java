package mashang.local.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mashang.documents.DocxPaper;
import mashang.documents.HtmlPaper;
import mashang.documents.Paper;
import mashang.documents.TextPaper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In what form a document is written, and where to. */
final class PaperArguments {
    /** The forms there are; the names are what people type. */
    enum Form {
        text,
        html,
        docx
    }

    @Option(names = "--format", paramLabel = "FORM", descriptionKey = "option.paper-format")
    private Form format = Form.text;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.paper-out")
    private @Nullable Path out;

    /** Whether it goes into a file. */
    boolean isFile() {
        return out != null;
    }

    /** Writes it. */
    void write(Paper paper, Console console) throws Unusable {
        byte[] bytes = bytes(paper);
        Path file = out;
        if (file == null) {
            print(bytes, console);
            return;
        }
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new Unusable("notices.unwritable", file);
        }
        console.result("file", file);
    }

    private byte[] bytes(Paper paper) {
        return switch (format) {
            case text -> TextPaper.of(paper).getBytes(StandardCharsets.UTF_8);
            case html -> HtmlPaper.of(paper).getBytes(StandardCharsets.UTF_8);
            case docx -> DocxPaper.of(paper);
        };
    }

    private void print(byte[] bytes, Console console) throws Unusable {
        if (format == Form.docx) {
            throw new Unusable("notices.docx-out");
        }
        try {
            OutputStream stream = console.output();
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
