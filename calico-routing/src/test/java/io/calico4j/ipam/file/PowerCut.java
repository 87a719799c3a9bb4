// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A disk that loses its power, or fails, at a chosen step, and knows what a real one may have kept by then.
 *
 * <p>Content lasts once it is written, a name once its folder is flushed; until then a name may last or not, each for
 * itself. Nothing waits for the real disk. Safe for any number of threads.
 */
final class PowerCut extends Disk {
    /** No program goes on without power. */
    static final class Dark extends Error {
        private static final long serialVersionUID = 1L;

        Dark() {
            super("no power", null, false, false);
        }
    }

    /** A change of a name in a folder that may not last yet. */
    private static final class Pending {
        private final Path name;
        private final byte[] after;

        private Pending(Path name, byte[] after) {
            this.name = name;
            this.after = after;
        }
    }

    private static final byte[] NOTHING = new byte[0];

    private final int steps;
    private final boolean fails;
    private final SortedMap<Path, byte[]> lasting = new TreeMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<Path, byte[]> now = new HashMap<>();
    private int taken;
    private boolean dark;

    /**
     * Makes a disk on which everything that is in a folder lasts.
     *
     * @param steps how many steps it takes before it stops in the middle of one
     * @param fails whether it then fails, and works again afterwards, instead of losing its power
     */
    PowerCut(Path root, int steps, boolean fails) throws IOException {
        this.steps = steps;
        this.fails = fails;
        contentOf(root).forEach((file, content) -> {
            lasting.put(file, content);
            now.put(file, content);
        });
    }

    /** Makes a disk that goes on. */
    static PowerCut never(Path root) throws IOException {
        return new PowerCut(root, Integer.MAX_VALUE, false);
    }

    static SortedMap<Path, byte[]> contentOf(Path root) throws IOException {
        SortedMap<Path, byte[]> content = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (var found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    content.put(file, Files.readAllBytes(file));
                }
            }
        }
        return content;
    }

    boolean hasStopped() {
        return taken > steps;
    }

    private boolean stops() {
        if (dark) {
            throw new Dark();
        }
        boolean now = taken++ == steps;
        dark = now && !fails;
        return now;
    }

    private void stop() throws IOException {
        if (fails) {
            throw new IOException("the disk is broken");
        }
        throw new Dark();
    }

    private void change(Path name, byte[] after) {
        pending.add(new Pending(name, after));
        now.put(name, after);
    }

    @Override
    synchronized void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder) && stops()) {
            stop();
        }
        Files.createDirectories(folder);
    }

    @Override
    synchronized void write(Path file, byte[] content) throws IOException {
        boolean stops = stops();
        byte[] written = stops ? java.util.Arrays.copyOf(content, content.length / 2) : content;
        Files.write(file, written);
        change(file, written);
        if (stops) {
            stop();
        }
    }

    @Override
    synchronized void replace(Path from, Path to) throws IOException {
        boolean stops = stops();
        super.replace(from, to);
        change(to, now.getOrDefault(from, NOTHING));
        change(from, NOTHING);
        if (stops) {
            stop();
        }
    }

    @Override
    synchronized void remove(Path file) throws IOException {
        boolean stops = stops();
        super.remove(file);
        change(file, NOTHING);
        if (stops) {
            stop();
        }
    }

    @Override
    synchronized void flush(Path folder) throws IOException {
        if (stops()) {
            stop();
        }
        for (Pending one : List.copyOf(pending)) {
            if (folder.equals(one.name.getParent())) {
                lasting.put(one.name, one.after);
                pending.remove(one);
            }
        }
    }

    /** Returns everything that may be found when the power is back: each name that needn't last does or doesn't. */
    List<SortedMap<Path, byte[]>> leftovers() {
        Map<Path, byte[]> last = new TreeMap<>();
        pending.forEach(one -> last.put(one.name, one.after));
        List<SortedMap<Path, byte[]>> all = new ArrayList<>(List.of(new TreeMap<>(lasting)));
        last.forEach((name, content) -> {
            for (SortedMap<Path, byte[]> without : List.copyOf(all)) {
                SortedMap<Path, byte[]> with = new TreeMap<>(without);
                with.put(name, content);
                all.add(with);
            }
        });
        return all;
    }

    /** Makes a folder anew with such content. */
    static void restore(Path root, SortedMap<Path, byte[]> content) throws IOException {
        if (Files.isDirectory(root)) {
            try (var found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<Path, byte[]> file : content.entrySet()) {
            if (file.getValue().length > 0) {
                Files.createDirectories(file.getKey().toAbsolutePath().getParent());
                Files.write(file.getKey(), file.getValue());
            }
        }
    }
}
