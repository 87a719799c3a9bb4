// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import io.calico4j.path.Header;
import io.calico4j.path.HeaderKind;
import io.calico4j.path.Wire;
import io.calico4j.render.draw.Escapes;
import java.util.ArrayList;
import java.util.List;

/** Pictures of a packet on a wire: its headers side by side, from the outermost in, with their lengths and what they name. */
public final class PacketPicture {
    private static final int CHAR_WIDTH = 7;
    private static final int LINE_HEIGHT = 16;
    private static final int MARGIN = 10;

    private PacketPicture() {}

    /**
     * Returns a picture in text, of lines without trailing blanks.
     *
     * @param packetBytes the length of the packet before it is wrapped, in bytes from its IP header
     */
    public static String text(Wire wire, int packetBytes) {
        List<List<String>> boxes = boxes(wire, packetBytes);
        int height = boxes.stream().mapToInt(List::size).max().orElse(0);
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i < height + 2; i++) {
            lines.add(new StringBuilder());
        }
        for (List<String> box : boxes) {
            int width = width(box);
            String rule = "+" + "-".repeat(width + 2);
            lines.get(0).append(rule);
            for (int i = 0; i < height; i++) {
                String text = i < box.size() ? box.get(i) : "";
                lines.get(i + 1).append("| ").append(text).append(" ".repeat(width - text.length() + 1));
            }
            lines.get(height + 1).append(rule);
        }
        StringBuilder out = new StringBuilder(title(wire, packetBytes)).append('\n');
        for (int i = 0; i < lines.size(); i++) {
            out.append(lines.get(i))
                    .append(i == 0 || i == lines.size() - 1 ? "+" : "|")
                    .append('\n');
        }
        return out.toString();
    }

    private static int width(List<String> box) {
        return box.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String title(Wire wire, int packetBytes) {
        String size = wire.overheadBytes() == 0
                ? packetBytes + " bytes"
                : packetBytes + " + " + wire.overheadBytes() + " = " + wire.onWireBytes(packetBytes) + " bytes";
        return wire.from() + " -> " + wire.to() + " by " + wire.device() + ": " + size + " of at most "
                + wire.underlayMtuBytes() + (wire.fits(packetBytes) ? "" : ", does not fit");
    }

    private static List<List<String>> boxes(Wire wire, int packetBytes) {
        List<List<String>> boxes = new ArrayList<>();
        int inner = 0;
        for (Header header : wire.headers()) {
            boxes.add(box(header));
            inner = header.kind().bytes();
        }
        boxes.add(List.of("data", Math.max(0, packetBytes - inner) + " bytes"));
        return boxes;
    }

    private static List<String> box(Header header) {
        List<String> lines = new ArrayList<>();
        lines.add(header.kind().text());
        lines.add(header.kind().bytes() + " bytes");
        for (Header.Field field : header.fields()) {
            String name = switch (field.name()) {
                case "source" -> "from";
                case "destination" -> "to";
                default -> field.name();
            };
            lines.add(name + " " + field.value());
            if (!field.who().isEmpty()) {
                lines.add("  " + field.who());
            }
        }
        return lines;
    }

    /** Returns a picture as an SVG document; names are escaped, so that it is well-formed whatever they are. */
    public static String svg(Wire wire, int packetBytes) {
        List<List<String>> boxes = boxes(wire, packetBytes);
        int height = boxes.stream().mapToInt(List::size).max().orElse(0) * LINE_HEIGHT + MARGIN;
        StringBuilder body = new StringBuilder();
        int x = MARGIN;
        int top = LINE_HEIGHT + 2 * MARGIN;
        for (int i = 0; i < boxes.size(); i++) {
            List<String> box = boxes.get(i);
            int width = width(box) * CHAR_WIDTH + 2 * MARGIN;
            body.append(String.format(
                    "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#333\"/>\n",
                    x, top, width, height, colour(wire, i)));
            for (int line = 0; line < box.size(); line++) {
                text(body, x + MARGIN, top + LINE_HEIGHT * (line + 1), box.get(line), line == 0);
            }
            x += width;
        }
        String title = title(wire, packetBytes);
        int width = Math.max(x + MARGIN, title.length() * CHAR_WIDTH + 2 * MARGIN);
        StringBuilder head = new StringBuilder();
        text(head, MARGIN, LINE_HEIGHT + MARGIN / 2, title, true);
        return String.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                                + " font-family=\"monospace\" font-size=\"12\">\n"
                                + "  <rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                        width, top + height + MARGIN)
                + head + body + "</svg>\n";
    }

    private static String colour(Wire wire, int index) {
        if (index >= wire.headers().size()) {
            return "#ffffff";
        }
        HeaderKind kind = wire.headers().get(index).kind();
        return switch (kind) {
            case ETHERNET -> "#e8e8e8";
            case IPV4, IPV6 -> "#cfe3ff";
            case UDP -> "#d9f2d9";
            case VXLAN, WIREGUARD -> "#ffe7c2";
        };
    }

    private static void text(StringBuilder out, int x, int y, String text, boolean bold) {
        int indent = text.length() - text.stripLeading().length();
        String style = bold ? " font-weight=\"bold\"" : indent > 0 ? " fill=\"#555555\"" : "";
        out.append(String.format(
                "  <text x=\"%d\" y=\"%d\"%s>%s</text>\n",
                x + indent * CHAR_WIDTH, y, style, Escapes.xml(text.stripLeading())));
    }
}
