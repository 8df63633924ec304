package mashang.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import mashang.documents.Paper.Block;
import mashang.documents.Paper.Kind;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever stands in a document is text in each of its forms, even where nothing made it harmless before. */
class PaperFormsTest {
    private static final String HOSTILE =
            "<script>alert(1)</script><w:instrText>DDE</w:instrText>]]>&amp;\"'=cmd|'/c calc'!A1"
                    + "\u0000\u0001\b\u000b\u001f\u007f\u0085\ufffe\uffff\ud800x\udc00\u202eabc\u2066\u200b\ufeff\r\nzweite\u2028dritte";
    private static final String SHOWN =
            "<script>alert(1)</script><w:instrText>DDE</w:instrText>]]>&amp;\"'=cmd|'/c calc'!A1  xabc  zweite dritte";

    private static Paper paper(boolean draft) {
        List<Block> blocks = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TABLE && !Drawing.isDrawn(kind)) {
                blocks.add(Block.line(kind, HOSTILE));
            }
        }
        blocks.add(Block.table(List.of(HOSTILE, "b"), List.of(List.of("c", HOSTILE), List.of("", "𠮷"))));
        return new Paper("zh-CN", HOSTILE, draft, blocks);
    }

    @Test
    void aPageHasNoMarkupButItsOwnAndAsksNobodyForAnything() {
        String page = HtmlPaper.of(paper(false));
        assertThat(page.replace(escaped(SHOWN), "§").split("§", -1)).hasSize(1 + 1 + 8 + 2);
        String own = page.replace(escaped(SHOWN), "");
        assertThat(own)
                .doesNotContain("script>", "alert", "href", "src=", "url(", "http:", "https:", "@import", "onload");
        assertThat(own).contains("default-src 'none'; style-src 'sha256-");
        assertThat(page.codePoints())
                .noneMatch(c -> (c < ' ' && c != '\n') || (c >= 0xD800 && c < 0xE000) || c == 0x202E || c == 0xFFFE);
    }

    @Test
    void aFileForAWordProcessorHasNoFieldAndEveryCharacterOfItIsText() throws Exception {
        Map<String, byte[]> parts = parts(DocxPaper.of(paper(false)));
        assertThat(parts.keySet())
                .containsExactly(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/_rels/document.xml.rels",
                        "word/styles.xml",
                        "word/document.xml");
        for (byte[] part : parts.values()) {
            parsed(part);
        }
        assertThat(new String(parts.get("word/_rels/document.xml.rels"), StandardCharsets.UTF_8))
                .doesNotContain("External", "http://evil");
        Document document = parsed(parts.get("word/document.xml"));
        assertThat(texts(document, "w:t")).filteredOn(SHOWN::equals).hasSize(8 + 2);
        assertThat(texts(document, "w:t")).contains("c", "", "𠮷");
        for (String field :
                List.of("w:instrText", "w:fldSimple", "w:fldChar", "w:hyperlink", "w:object", "w:drawing")) {
            assertThat(document.getElementsByTagName(field).getLength())
                    .as(field)
                    .isZero();
        }
    }

    @Test
    void theSameDocumentIsTheSameBytes() {
        assertThat(DocxPaper.of(paper(true))).isEqualTo(DocxPaper.of(paper(true)));
    }

    @Test
    void everyFormOfADraftSaysSoAndNoOtherDoes() throws Exception {
        String mark = "草　稿　尚未签发，不具效力";
        assertThat(HtmlPaper.of(paper(true))).contains(mark);
        assertThat(TextPaper.of(paper(true))).startsWith(mark);
        assertThat(new String(parts(DocxPaper.of(paper(true))).get("word/document.xml"), StandardCharsets.UTF_8))
                .contains(mark);
        assertThat(HtmlPaper.of(paper(false)) + TextPaper.of(paper(false))).doesNotContain(mark);
    }

    @Test
    void aLineOfPlainTextIsOneLine() {
        Paper one = new Paper("en", "t", false, List.of(Block.line(Kind.TEXT, "a\nb\r\u2029c")));
        assertThat(TextPaper.of(one)).isEqualTo("a b  c\n");
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getTextContent())
                .collect(Collectors.toList());
    }

    /** As a browser has to be told it. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
