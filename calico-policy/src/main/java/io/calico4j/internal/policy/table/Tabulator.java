// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns codes that look at one end of a flow only into tables over the rows of the other end.
 *
 * <p>All rows go through a code at once, as bit sets: those still undecided, and those each test holds for. Equal codes share tables,
 * and tables share equal pages; rows must be numbered so that those of a namespace lie together. Tables of decisions are made first,
 * those of paths as far as there is room. Used while a cluster is compiled; confined to one thread.
 */
final class Tabulator {
    /** What {@link #tabulate} returns where there is no table. */
    static final int NO_TABLE = -1;

    private final RowSets rows;
    private final Function<StepPath, PathPicture> pictures;
    private final PageStore pages = new PageStore();
    private final PageList decisionPages = new PageList();
    private final PageList pathPages = new PageList();
    private final Map<List<Integer>, Code> codes = new HashMap<>();
    private final IntArray tableOf = new IntArray();
    private final List<Place> tablePlaces = new ArrayList<>();
    private final List<PathPicture> paths = new ArrayList<>();
    private final Map<StepPath, PathPicture> pictureOf = new HashMap<>();
    private final Map<Place, Integer> firstByPlace = new HashMap<>();

    /** A code for a class of traffic of some program, with the steps its entries come from. */
    private record Place(Code code, List<Step> steps) {}

    /** A code, whichever policies it comes from. */
    private static final class Code {
        private final List<RowSets.Entry> entries;
        private final int table;
        /** The entries of each way, once they are known. */
        private List<List<Integer>> ways = List.of();

        private boolean asked;
        private int pathPlace;
        private int bits = -1;

        Code(List<RowSets.Entry> entries, int table) {
            this.entries = entries;
            this.table = table;
        }
    }

    /**
     * Creates a tabulator for the present rows.
     *
     * @param pictures makes what callers show of a path
     */
    Tabulator(SpotTable.Rows rows, Function<StepPath, PathPicture> pictures) {
        this.pictures = pictures;
        this.rows = new RowSets(rows);
    }

    /**
     * Makes the tables of a program.
     *
     * @param ofSource whether it looks at the source, as that for traffic to an endpoint does
     * @return the place of the table of the first class; {@link #NO_TABLE} if there are none for some class
     */
    int tabulate(Program program, boolean ofSource) {
        ProgramCode code = program.code();
        int classes = program.map().size();
        List<Place> made = new ArrayList<>(classes);
        for (int i = 0; i < classes; i++) {
            ProgramCode.Listing listing = code.listing(i, ofSource, program);
            if (listing == null) {
                return NO_TABLE;
            }
            Code known = code(listing);
            if (known.table == NO_TABLE) {
                return NO_TABLE;
            }
            made.add(new Place(known, listing.steps()));
        }
        int place = tableOf.size();
        for (Place each : made) {
            tableOf.add(each.code.table);
        }
        tablePlaces.addAll(made);
        return place;
    }

    private Code code(ProgramCode.Listing listing) {
        List<Integer> key = listing.key();
        Code known = codes.get(key);
        if (known == null) {
            int needed = rows.words() / PageStore.WORDS;
            boolean room = pages.hasRoom(needed) && decisionPages.hasRoom(needed);
            known = new Code(listing.entries(), room ? store(allowed(listing.entries())) : NO_TABLE);
            codes.put(key, known);
        }
        return known;
    }

    private long[] allowed(List<RowSets.Entry> entries) {
        long[] allowed = new long[rows.words()];
        Map<Integer, long[]> arriving = new HashMap<>();
        long[] here = rows.all();
        for (int at = 0; at < entries.size(); at++) {
            long[] jumped = arriving.remove(at);
            if (jumped != null) {
                RowSets.add(here, jumped);
            }
            int next = entries.get(at).next();
            long[] matched = rows.matched(here, entries.get(at));
            RowSets.remove(here, matched);
            if (next == Program.ALLOW) {
                RowSets.add(allowed, matched);
            } else if (next >= 0) {
                arriving.merge(next, matched, (a, b) -> {
                    RowSets.add(a, b);
                    return a;
                });
            }
        }
        return allowed;
    }

    private int store(long[] bits) {
        int place = decisionPages.size();
        for (int from = 0; from < bits.length; from += PageStore.WORDS) {
            decisionPages.add(pages.page(bits, from));
        }
        return place;
    }

    /** Makes the tables of paths, and returns all. */
    DecisionTables build() {
        long[] ways = new long[tablePlaces.size()];
        for (int i = 0; i < ways.length; i++) {
            Place place = tablePlaces.get(i);
            storePaths(place.code);
            int first = place.code.bits < 0 ? 0 : firstPath(place);
            ways[i] = DecisionTables.Paths.way(place.code.pathPlace, place.code.bits, first);
        }
        return new DecisionTables(
                rows.count(),
                pages.toArray(),
                tableOf.toArray(),
                decisionPages.toArray(),
                new DecisionTables.Paths(ways, pathPages.toArray(), paths.toArray(PathPicture[]::new)));
    }

    private void storePaths(Code code) {
        if (code.asked) {
            return;
        }
        code.asked = true;
        int ofOneBit = rows.words() / PageStore.WORDS;
        if (!pages.hasRoom(ofOneBit) || !pathPages.hasRoom(ofOneBit)) {
            return;
        }
        List<Ways.Way> ways = Ways.of(code.entries, rows);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, ways.size() - 1));
        int needed = ofOneBit * bits;
        if (ways.isEmpty() || !pages.hasRoom(needed) || !pathPages.hasRoom(needed)) {
            return;
        }
        long[][] planes = new long[bits][rows.words()];
        for (int number = 0; number < ways.size(); number++) {
            for (int bit = 0; bit < bits; bit++) {
                if ((number >>> bit & 1) != 0) {
                    RowSets.add(planes[bit], ways.get(number).rows());
                }
            }
        }
        code.ways = ways.stream().map(Ways.Way::entries).toList();
        code.pathPlace = pathPages.size();
        code.bits = bits;
        for (int from = 0; from < rows.words(); from += PageStore.WORDS) {
            for (long[] plane : planes) {
                pathPages.add(pages.page(plane, from));
            }
        }
    }

    /** Returns the place of the first path of a code, with the steps of its own program. */
    private int firstPath(Place place) {
        return firstByPlace.computeIfAbsent(place, key -> {
            int first = paths.size();
            for (List<Integer> way : key.code.ways) {
                paths.add(path(way, key));
            }
            return first;
        });
    }

    private PathPicture path(List<Integer> way, Place key) {
        List<Step> steps = new ArrayList<>();
        int outcome = Program.NONE;
        for (int entry : way) {
            Step step = key.steps.get(entry);
            outcome = key.code.entries.get(entry).next();
            if (!step.origin().silent()) {
                steps.add(step);
            }
        }
        return pictureOf.computeIfAbsent(new StepPath(steps, outcome), pictures);
    }
}
