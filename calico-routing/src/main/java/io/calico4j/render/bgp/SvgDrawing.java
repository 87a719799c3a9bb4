// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bgp;

import io.calico4j.render.draw.Escapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Places the boxes of a diagram and draws them; a mesh stands in a circle, everything else in rows. */
final class SvgDrawing {
    private static final int BOX_WIDTH = 190;
    private static final int BOX_HEIGHT = 46;
    private static final int GAP = 26;
    private static final int ROW_GAP = 130;
    private static final int MARGIN = 30;
    private static final int PER_ROW = 6;
    private static final int MAX_DETAIL = 30;

    private final Diagram diagram;
    private final int[] x;
    private final int[] y;
    private int width;
    private int height;

    SvgDrawing(Diagram diagram) {
        this.diagram = diagram;
        this.x = new int[diagram.boxes.size()];
        this.y = new int[diagram.boxes.size()];
        if (isMesh()) {
            circle();
        } else {
            rows();
        }
    }

    private boolean isMesh() {
        int n = diagram.boxes.size();
        return n > 2
                && diagram.boxes.stream().allMatch(b -> b.row() == Diagram.Row.NODE)
                && diagram.lines.size() >= n * (n - 1) / 2;
    }

    private void circle() {
        int n = x.length;
        double radius = Math.max(150, n * 38);
        int centre = (int) radius + MARGIN + BOX_WIDTH / 2;
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n - Math.PI / 2;
            x[i] = (int) Math.round(centre + radius * Math.cos(angle)) - BOX_WIDTH / 2;
            y[i] = (int) Math.round(radius + MARGIN + radius * Math.sin(angle));
        }
        width = 2 * centre;
        height = (int) (2 * radius) + 2 * MARGIN + BOX_HEIGHT;
    }

    private void rows() {
        List<List<Integer>> rows = new ArrayList<>();
        for (Diagram.Row row : Diagram.Row.values()) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                if (diagram.boxes.get(i).row() == row) {
                    members.add(i);
                }
            }
            members.sort(Comparator.comparing(i -> diagram.boxes.get(i).group()));
            for (int from = 0; from < members.size(); from += PER_ROW) {
                rows.add(members.subList(from, Math.min(from + PER_ROW, members.size())));
            }
        }
        int widest = rows.stream().mapToInt(List::size).max().orElse(1);
        width = 2 * MARGIN + widest * (BOX_WIDTH + GAP) - GAP;
        for (int r = 0; r < rows.size(); r++) {
            List<Integer> row = rows.get(r);
            int start = (width - row.size() * (BOX_WIDTH + GAP) + GAP) / 2;
            for (int i = 0; i < row.size(); i++) {
                x[row.get(i)] = start + i * (BOX_WIDTH + GAP);
                y[row.get(i)] = MARGIN + r * ROW_GAP;
            }
        }
        height = 2 * MARGIN + Math.max(rows.size() - 1, 0) * ROW_GAP + BOX_HEIGHT;
    }

    String draw() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">%n",
                width,
                height,
                width,
                height));
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        diagram.lines.forEach(l -> line(l, out));
        for (int i = 0; i < x.length; i++) {
            box(i, out);
        }
        return out.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private void line(Diagram.Line line, StringBuilder out) {
        int one = line.one();
        int other = line.other();
        boolean up = line.problem().isEmpty();
        String style = up
                ? "stroke=\"#5b7083\" stroke-width=\"1.6\""
                : "stroke=\"#c62828\" stroke-width=\"1.8\" stroke-dasharray=\"6 4\"";
        boolean level = y[one] == y[other] && one != other;
        int bow = level ? 34 : 0;
        int x1 = x[one] + BOX_WIDTH / 2;
        int x2 = x[other] + BOX_WIDTH / 2;
        int below = y[one] < y[other] ? BOX_HEIGHT : y[one] > y[other] ? 0 : BOX_HEIGHT;
        int y1 = y[one] + below;
        int y2 = y[other] + (level ? BOX_HEIGHT : BOX_HEIGHT - below);
        if (one == other) {
            loop(one, style, out);
        } else {
            out.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M %d %d Q %d %d %d %d\" fill=\"none\" %s/>%n",
                    x1,
                    y1,
                    (x1 + x2) / 2,
                    (y1 + y2) / 2 + bow,
                    x2,
                    y2,
                    style));
        }
        String label = SessionPicture.label(line);
        if (!label.isEmpty()) {
            int lx = one == other ? x[one] + BOX_WIDTH / 2 : (x1 + x2) / 2;
            int ly = one == other ? y[one] + BOX_HEIGHT + 24 : (y1 + y2) / 2 + bow / 2 - 3;
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\" fill=\"%s\" stroke=\"#ffffff\""
                            + " stroke-width=\"4\" paint-order=\"stroke\">%s</text>%n",
                    lx,
                    ly,
                    up ? "#37474f" : "#c62828",
                    Escapes.xml(label)));
        }
    }

    /** Sessions among the nodes of one box. */
    private void loop(int box, String style, StringBuilder out) {
        int cx = x[box] + BOX_WIDTH / 2;
        int top = y[box] + BOX_HEIGHT;
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"M %d %d C %d %d %d %d %d %d\" fill=\"none\" %s/>%n",
                cx - 40,
                top,
                cx - 60,
                top + 34,
                cx + 60,
                top + 34,
                cx + 40,
                top,
                style));
    }

    private void box(int i, StringBuilder out) {
        Diagram.Box box = diagram.boxes.get(i);
        String fill = switch (box.row()) {
            case ROUTER -> "#fff3e0";
            case REFLECTOR -> "#e3f2fd";
            case NODE -> "#f1f8e9";
        };
        String stroke = switch (box.row()) {
            case ROUTER -> "#ef6c00";
            case REFLECTOR -> "#1565c0";
            case NODE -> "#558b2f";
        };
        int round = box.row() == Diagram.Row.REFLECTOR ? 14 : 4;
        out.append(String.format(
                Locale.ROOT,
                "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"%s\"/>%n",
                Escapes.xml(box.name() + ", " + box.detail()),
                x[i],
                y[i],
                BOX_WIDTH,
                BOX_HEIGHT,
                round,
                fill,
                stroke));
        text(i, 19, "font-weight=\"bold\"", cut(box.name(), 24), out);
        text(i, 36, "font-size=\"11\" fill=\"#455a64\"", cut(box.detail(), MAX_DETAIL), out);
        out.append("</g>\n");
    }

    private void text(int i, int down, String style, String text, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" %s>%s</text>%n",
                x[i] + BOX_WIDTH / 2,
                y[i] + down,
                style,
                Escapes.xml(text)));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
