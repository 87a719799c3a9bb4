// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.plan.Utilisation;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * A picture of a simulation's time line: addresses in use, those of them that are borrowed, and pods that wait, against what
 * the pools have; the days on which borrowing begins and on which the pools run dry are marked.
 *
 * <p>The picture needs nothing from elsewhere, has light and dark colours, and a description for those who can't see it. The
 * output is the same for the same time line.
 *
 * @param timeline the states by day, ascending, at least one
 * @param addresses how many addresses the pools have
 * @param start the date of day 0, where days are dates
 */
public record GrowthChart(List<Utilisation> timeline, BigInteger addresses, Optional<LocalDate> start) {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 460;
    private static final int LEFT = 90;
    private static final int RIGHT = 24;
    private static final int TOP = 96;
    private static final int BOTTOM = 56;
    private static final int LINES = 5;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the time line is empty or the pools have fewer than no addresses
     */
    public GrowthChart {
        timeline = List.copyOf(Objects.requireNonNull(timeline, "timeline"));
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(start, "start");
        if (timeline.isEmpty() || addresses.signum() < 0) {
            throw new IllegalArgumentException(
                    "a chart has a state at least, and pools have no less than no addresses");
        }
    }

    /** Returns the picture as an SVG document. */
    public String svg(String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw(Objects.requireNonNull(title, "title"));
    }

    /** Returns the picture in an HTML page. */
    public String html(String title) {
        return MapPage.around(Objects.requireNonNull(title, "title"), draw(title), "");
    }

    private String draw(String title) {
        Drawing drawing = new Drawing(WIDTH);
        drawing.text(LEFT, 32, "h", 18, title);
        drawing.text(LEFT, 54, "p", 12, description());
        legend(drawing);
        axes(drawing);
        area(drawing, state -> state.used() + state.waiting(), "w", top());
        area(drawing, Utilisation::used, "u5", top());
        area(drawing, state -> state.used() - state.borrowed(), "u9", top());
        capacity(drawing);
        mark(drawing, GrowthSimulation.firstBorrowing(timeline), "borrows", 0);
        mark(drawing, GrowthSimulation.firstShortage(timeline), "dry", 1);
        return drawing.svg(HEIGHT, title, description());
    }

    private void legend(Drawing drawing) {
        String[] names = {"in use, of own blocks", "in use, borrowed", "waiting for an address"};
        String[] kinds = {"u9", "u5", "w"};
        for (int i = 0; i < names.length; i++) {
            drawing.rect(LEFT + i * 190, 68, 13, 13, kinds[i], "");
            drawing.text(LEFT + i * 190 + 19, 79, "p", 12, names[i]);
        }
    }

    private void axes(Drawing drawing) {
        double step = roundStep(top() / LINES);
        for (double value = 0; value <= top(); value += step) {
            drawing.line(LEFT, y(value), WIDTH - RIGHT, y(value), "l");
            drawing.text(LEFT - 8, y(value) + 4, "f", 11, "end", number(value), "");
        }
        int days = lastDay();
        int every = (int) Math.max(1, Math.ceil(roundStep(Math.max(1, days) / 6.0)));
        for (int day = 0; day <= days; day += every) {
            drawing.line(x(day), HEIGHT - BOTTOM, x(day), HEIGHT - BOTTOM + 5, "l");
            drawing.text(x(day), HEIGHT - BOTTOM + 19, "f", 11, "middle", name(day), "");
        }
    }

    /** Draws an area below a line through the states, from left to right. */
    private void area(Drawing drawing, ToLongFunction<Utilisation> value, String kind, double top) {
        double[] points = new double[2 * timeline.size() + 4];
        points[0] = x(timeline.get(0).day());
        points[1] = y(0);
        int n = 2;
        for (Utilisation state : timeline) {
            points[n++] = x(state.day());
            points[n++] = y(Math.min(top, (double) value.applyAsLong(state)));
        }
        points[n++] = x(lastDay());
        points[n] = y(0);
        drawing.area(points, kind);
    }

    /** A line for what the pools have, or a remark if it is far beyond what is needed. */
    private void capacity(Drawing drawing) {
        double full = addresses.doubleValue();
        if (full > top()) {
            drawing.text(
                    WIDTH - RIGHT, 79, "p", 12, "end", "pools: " + addresses + " addresses, beyond this scale", "");
        } else {
            drawing.line(LEFT, y(full), WIDTH - RIGHT, y(full), "x");
            label(drawing, LEFT + 6, y(full) - 6, "pools: " + addresses + " addresses", false);
        }
    }

    private void mark(Drawing drawing, OptionalInt day, String what, int level) {
        if (day.isPresent()) {
            double x = x(day.getAsInt());
            drawing.line(x, TOP, x, HEIGHT - BOTTOM, "x");
            boolean left = x > LEFT + (double) WIDTH / 3;
            label(drawing, left ? x - 6 : x + 6, TOP + 14 + 20 * level, what + " from " + name(day.getAsInt()), left);
        }
    }

    /** A text on a ground of its own, so that it is legible over any area. */
    private static void label(Drawing drawing, double x, double y, String text, boolean toTheLeft) {
        double width = 7.2 * text.length();
        drawing.rect(toTheLeft ? x - width : x - 3, y - 12, width + 3, 16, "b", "");
        drawing.text(x, y, "r", 12, toTheLeft ? "end" : "start", text, "");
    }

    private String description() {
        Utilisation last = timeline.get(timeline.size() - 1);
        OptionalInt shortage = GrowthSimulation.firstShortage(timeline);
        return "From " + timeline.get(0).nodes() + " to " + last.nodes() + " nodes: "
                + (shortage.isPresent()
                        ? "the pools run dry on " + name(shortage.getAsInt()) + ", at the end " + last.waiting()
                                + " pods wait."
                        : "every pod has an address, at the end " + last.used() + " of " + addresses + " are in use.");
    }

    private String name(int day) {
        return start.map(first -> first.plusDays(day).toString()).orElse("day " + day);
    }

    private int lastDay() {
        return timeline.get(timeline.size() - 1).day();
    }

    /** The highest value shown: what is needed, and the pools if they aren't out of all proportion. */
    private double top() {
        double needed = timeline.stream()
                .mapToDouble(state -> state.used() + state.waiting())
                .max()
                .orElse(1);
        double pools = addresses.doubleValue();
        return Math.max(1, pools > 4 * needed ? needed * 1.1 : Math.max(needed, pools) * 1.1);
    }

    private double x(int day) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * day / Math.max(1, lastDay());
    }

    private double y(double value) {
        return Math.max(TOP, HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top());
    }

    /** Returns the next of 1, 2, 5, 10, 20, ... from a number on. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, least))));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= least) {
                return times * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return String.valueOf((long) value);
    }
}
