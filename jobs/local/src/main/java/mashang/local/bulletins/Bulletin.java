package mashang.local.bulletins;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.documents.DocxPaper;
import mashang.documents.HtmlPaper;
import mashang.documents.Paper;
import mashang.documents.XlsxBook;
import org.jspecify.annotations.Nullable;

/** The bulletin of a period, of the city or of one unit. Made of the indices alone: the same documents give the same bytes. */
public final class Bulletin {
    private final ElasticsearchAccess access;
    private final BulletinFigures figures;
    private final Wording words;
    private final String language;

    private Bulletin(ElasticsearchAccess access, BulletinFigures figures, Wording words, String language) {
        this.access = access;
        this.figures = figures;
        this.words = words;
        this.language = language;
    }

    /** The forms there are; the names are what people type, and what files end with. */
    public enum Form {
        docx,
        html,
        xlsx
    }

    /**
     * Reads what there is of a period.
     *
     * @param language BCP 47, that of the words
     */
    public static Bulletin read(ElasticsearchAccess access, Period period, Wording words, String language) {
        return new Bulletin(access, BulletinFigures.read(access, period), words, language);
    }

    /** Whether nothing is known of the period. */
    public boolean isEmpty() {
        return figures.now().isEmpty();
    }

    /** The id of a unit that has figures in the period, given that or its name. */
    public Optional<String> unit(String idOrName) {
        return figures.unit(idOrName);
    }

    /**
     * Writes it into a folder, which is made.
     *
     * @param unit id of a unit; absent: of the city
     * @return the files, in the order of the forms
     */
    public List<Path> write(Path folder, @Nullable String unit, Collection<Form> forms) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        List<OrderShare> shares = OrderShare.read(access, figures.now().period(), unit);
        Paper paper = unit == null
                ? CityPaper.of(figures, words, language, shares.size())
                : UnitPaper.of(figures, words, language, unit, shares);
        String name = "bulletin-" + figures.now().period().id() + (unit == null ? "" : '-' + plain(unit));
        for (Form form : forms) {
            Path file = folder.resolve(name + '.' + form);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                switch (form) {
                    case docx -> out.write(DocxPaper.of(paper));
                    case html -> out.write(HtmlPaper.of(paper).getBytes(StandardCharsets.UTF_8));
                    case xlsx -> book(out, unit, shares);
                }
            }
            files.add(file);
        }
        return files;
    }

    private void book(OutputStream out, @Nullable String unit, List<OrderShare> shares) throws IOException {
        List<Paper.Block> charts =
                unit == null ? CityPaper.charts(figures, words) : UnitPaper.charts(figures, words, unit);
        XlsxBook.write(
                out,
                new BulletinBook(figures, words, unit, shares).sheets(),
                words.text("bulletin.sheet.charts"),
                charts);
    }

    /** Nothing that a file system could take for a way to somewhere else. */
    private static String plain(String unit) {
        return unit.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    }
}
