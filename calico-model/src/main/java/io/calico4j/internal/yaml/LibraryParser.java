// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Builds a {@link YamlTree} from the events of snakeyaml, for the documents {@link BlockScanner} does not read.
 *
 * <p>snakeyaml and the parser of the reference come from one ancestor, and agree on nearly all texts. Where snakeyaml takes
 * more (other version and unknown directives, other anchor names, escaped surrogates, a colon without a blank in flow
 * context), this class refuses what the reference refuses.
 */
final class LibraryParser {
    private static final String UNCLEAR = "this is not YAML";

    private final YamlTree tree;
    private final Anchors anchors;
    private int[] open = new int[32];
    private boolean[] flow = new boolean[32];
    private int depth;

    private char[] text = new char[1];
    private boolean codePointsDiffer;
    private int markPoint;
    private int markOffset;

    LibraryParser(YamlTree tree, Anchors anchors) {
        this.tree = tree;
        this.anchors = anchors;
    }

    /**
     * Reads the first document.
     *
     * @param codePointsDiffer whether the text has characters of two units
     * @return the offset of the first character that does not belong to the document; -1 if there is no document
     */
    int document(char[] text, int limit, boolean codePointsDiffer) {
        this.text = text;
        this.codePointsDiffer = codePointsDiffer;
        markPoint = 0;
        markOffset = 0;
        depth = 0;
        checkDirectives(limit);
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        var reader = new TextReader(text, limit, codePointsDiffer);
        try {
            return events(new ParserImpl(reader, options));
        } catch (YamlException e) {
            throw e;
        } catch (MarkedYAMLException e) {
            throw new YamlException(YamlProblem.Kind.SYNTAX, offsetOf(e), messageOf(e));
        } catch (RuntimeException e) {
            // The library lets some of Java's own slip, such as that of a number cut off by the end of the text.
            throw new YamlException(YamlProblem.Kind.SYNTAX, offset(reader.getMark()), UNCLEAR);
        }
    }

    private int events(ParserImpl parser) {
        boolean started = false;
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
            if (event instanceof DocumentStartEvent) {
                started = true;
            } else if (event instanceof DocumentEndEvent end) {
                int rest = offset(end.getEndMark());
                refuseUnknownDirective(rest);
                return rest;
            } else if (event instanceof NodeEvent node) {
                node(node);
            } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
                tree.close(open[--depth], offset(event.getEndMark()));
            }
        }
        return started ? text.length : -1;
    }

    /** Refuses the directives before the document that the reference does not know. */
    private void checkDirectives(int limit) {
        for (int at = 0; at < limit; ) {
            char c = text[at];
            if (c == '%') {
                refuseUnknownDirective(at);
            } else if (c != '#' && c != '\n' && c != '\r' && c != '\ufeff') {
                return;
            }
            while (at < limit && !Cursor.isBreak(text[at])) {
                at++;
            }
            at++;
        }
    }

    private void refuseUnknownDirective(int at) {
        if (text[at] == '%' && (at == 0 || Cursor.isBreak(text[at - 1]))) {
            String name = word(at + 1);
            if (name.equals("YAML")) {
                int version = at + 1 + name.length();
                while (Cursor.isBlank(text[version])) {
                    version++;
                }
                if (!word(version).equals("1.1")) {
                    throw new YamlException(
                            YamlProblem.Kind.SYNTAX, at, "the document asks for another YAML version than 1.1");
                }
            } else if (!name.equals("TAG")) {
                throw new YamlException(YamlProblem.Kind.SYNTAX, at, "this directive is unknown");
            }
        }
    }

    /** The text up to the next blank, line break or the NUL at the end. */
    private String word(int from) {
        int to = from;
        while (text[to] > ' ') {
            to++;
        }
        return new String(text, from, to - from);
    }

    private void node(NodeEvent event) {
        int start = offset(event.getStartMark());
        int node;
        if (event instanceof AliasEvent) {
            refuseName(event.getAnchor(), start);
            anchors.addAlias(event.getAnchor(), start, offset(event.getEndMark()));
            return;
        } else if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar, start);
        } else {
            node = collection((CollectionStartEvent) event, start);
        }
        if (event.getAnchor() != null) {
            refuseName(event.getAnchor(), start);
            anchors.define(event.getAnchor(), node, start);
        }
    }

    private int collection(CollectionStartEvent event, int start) {
        if (depth >= YamlLimits.DEPTH) {
            throw YamlLimits.tooDeep(start);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            flow = Arrays.copyOf(flow, depth * 2);
        }
        int node = tree.open(event instanceof MappingStartEvent ? YamlTree.MAPPING : YamlTree.SEQUENCE, start);
        flow[depth] = event.isFlow();
        open[depth++] = node;
        return node;
    }

    private int scalar(ScalarEvent event, int start) {
        int stop = offset(event.getEndMark());
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        if (plain && depth > 0 && flow[depth - 1]) {
            refuseTightColon(stop);
        } else if (event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
            refuseSurrogates(start, stop);
        }
        int node = plain ? tree.addPlain(start, stop, event.getValue()) : tree.addText(start, stop, event.getValue());
        String tag = event.getTag();
        if (tag != null) {
            boolean nonSpecific = tag.equals("!");
            tree.tag(node, tag, nonSpecific && (!plain || !event.getValue().isEmpty()));
        }
        return node;
    }

    private void refuseTightColon(int stop) {
        int at = stop;
        while (Cursor.isBlank(text[at])) {
            at++;
        }
        if (text[at] == ':' && text[at + 1] != 0 && ",[]{}".indexOf(text[at + 1]) >= 0) {
            throw new YamlException(YamlProblem.Kind.SYNTAX, at, "a blank must follow this colon");
        }
    }

    private void refuseSurrogates(int start, int stop) {
        for (int i = start; i < stop - 3; i++) {
            if (text[i] == '\\') {
                i++;
                if (text[i] == 'u'
                        && (text[i + 1] == 'd' || text[i + 1] == 'D')
                        && Character.digit(text[i + 2], 16) >= 8) {
                    throw new YamlException(
                            YamlProblem.Kind.SYNTAX,
                            i - 1,
                            "the escape is no Unicode character (surrogate pairs are not joined)");
                }
            }
        }
    }

    private static void refuseName(String name, int start) {
        for (int i = 0; i < name.length(); i++) {
            if (!Anchors.isNamePart(name.charAt(i))) {
                throw new YamlException(
                        YamlProblem.Kind.SYNTAX,
                        start,
                        "the name of an anchor consists of letters, digits, '-' and '_'; quote a text that begins with"
                                + " '*' or '&'");
            }
        }
    }

    // ---- places ----

    private int offset(Mark mark) {
        int point = mark.getIndex();
        if (!codePointsDiffer) {
            return point;
        }
        if (point < markPoint) {
            markPoint = 0;
            markOffset = 0;
        }
        markOffset = Character.offsetByCodePoints(text, 0, text.length, markOffset, point - markPoint);
        markPoint = point;
        return markOffset;
    }

    private int offsetOf(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 0 : offset(mark);
    }

    private static String messageOf(MarkedYAMLException e) {
        @Nullable String problem = e.getProblem();
        if (problem == null) {
            return UNCLEAR;
        }
        @Nullable String context = e.getContext();
        return context == null ? problem : problem + " " + context;
    }
}
