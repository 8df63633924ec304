package mashang.config;

import com.samskivert.mustache.Mustache;
import java.util.Set;

/** Collects the names in a template that nobody fills, in sections too. A list's own names are told apart from the rest when samples are rendered. */
record UnfilledNames(Set<String> known, Set<String> unknown) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {
        // anything may be said
    }

    @Override
    public void visitVariable(String field) {
        if (!known.contains(field)) {
            unknown.add(field);
        }
    }

    @Override
    public boolean visitInclude(String template) {
        return false; // refused before
    }

    @Override
    public boolean visitSection(String field) {
        visitVariable(field);
        return true;
    }

    @Override
    public boolean visitInvertedSection(String field) {
        visitVariable(field);
        return true;
    }
}
