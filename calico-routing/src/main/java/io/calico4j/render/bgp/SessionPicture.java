// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bgp;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.render.draw.Escapes;
import java.util.Locale;

/**
 * The picture of all BGP sessions, as Mermaid, DOT or SVG: reflectors above, then the other
 * nodes, then routers.
 *
 * <p>Lines of sessions that do not come up are dashed and name the reason. Equal networks give equal bytes; foreign text
 * stays text.
 */
public final class SessionPicture {
    private final Diagram diagram;

    private SessionPicture(Diagram diagram) {
        this.diagram = diagram;
    }

    /** Returns the picture of a network. */
    public static SessionPicture of(BgpPropagation propagation) {
        return new SessionPicture(new Diagram(requireNonNull(propagation, "propagation")));
    }

    /** Returns a Mermaid flowchart. */
    public String mermaid() {
        StringBuilder out = new StringBuilder("flowchart TB\n");
        for (int i = 0; i < diagram.boxes.size(); i++) {
            Diagram.Box box = diagram.boxes.get(i);
            boolean round = box.row() == Diagram.Row.REFLECTOR;
            out.append("  n" + i + (round ? "(" : "["))
                    .append(Escapes.mermaid(box.name() + " (" + box.detail() + ")"))
                    .append(round ? ")\n" : "]\n");
        }
        for (Diagram.Line line : diagram.lines) {
            String label = label(line);
            out.append("  n" + line.one())
                    .append(line.problem().isEmpty() ? " ---" : " -.-")
                    .append(label.isEmpty() ? "" : "|" + Escapes.mermaid(label) + "|")
                    .append(" n" + line.other() + "\n");
        }
        return out.toString();
    }

    /** Returns a graph for Graphviz. */
    public String dot() {
        StringBuilder out = new StringBuilder("graph bgp {\n  node [shape=box, fontname=\"sans-serif\"];\n");
        for (int i = 0; i < diagram.boxes.size(); i++) {
            Diagram.Box box = diagram.boxes.get(i);
            out.append("  n" + i + " [label=")
                    .append(Escapes.dot(box.name() + ", " + box.detail()))
                    .append(box.row() == Diagram.Row.REFLECTOR ? ", style=rounded" : "")
                    .append("];\n");
        }
        for (Diagram.Row row : Diagram.Row.values()) {
            out.append("  { rank=same;");
            for (int i = 0; i < diagram.boxes.size(); i++) {
                out.append(diagram.boxes.get(i).row() == row ? " n" + i + ";" : "");
            }
            out.append(" }\n");
        }
        for (Diagram.Line line : diagram.lines) {
            String label = label(line);
            out.append("  n" + line.one() + " -- n" + line.other())
                    .append(" [" + (line.problem().isEmpty() ? "" : "style=dashed, color=red, "))
                    .append("label=" + Escapes.dot(label) + "];\n");
        }
        return out.append("}\n").toString();
    }

    /** Returns an SVG drawing that needs nothing else. */
    public String svg() {
        return new SvgDrawing(diagram).draw();
    }

    static String label(Diagram.Line line) {
        String reason = line.problem().replace('_', ' ').toLowerCase(Locale.ROOT);
        if (line.sessions() == 1) {
            return reason;
        }
        return line.sessions() + " sessions" + (reason.isEmpty() ? "" : ", " + reason);
    }
}
