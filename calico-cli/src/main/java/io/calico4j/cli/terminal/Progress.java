// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows how far a piece of work has come, once it takes longer than a second.
 *
 * <p>A thread of its own draws it, so the work only counts. Closing wipes the bar away.
 */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1000;
    private static final long BEAT_MILLIS = 100;
    private static final int WIDTH = 30;
    private static final int PERCENT = 100;
    private static final String WIPE = "\r\u001b[K";

    private final String what;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final @Nullable Thread painter;

    private Progress(String what, @Nullable PrintWriter terminal) {
        this.what = what;
        this.painter = terminal == null ? null : new Thread(() -> paint(terminal), "progress");
    }

    /** Starts a bar on a terminal. */
    public static Progress on(PrintWriter terminal, String what) {
        Progress progress = new Progress(what, terminal);
        Thread painter = progress.painter;
        if (painter != null) {
            painter.setDaemon(true);
            painter.start();
        }
        return progress;
    }

    /** Returns a bar that is never drawn. */
    public static Progress none() {
        return new Progress("", null);
    }

    /** Says how much work there is in all. */
    public void total(long amount) {
        total.set(amount);
    }

    /** Counts some work as done. */
    public void advance(long amount) {
        done.addAndGet(amount);
    }

    @Override
    public void close() {
        if (painter != null) {
            painter.interrupt();
            try {
                painter.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void paint(PrintWriter terminal) {
        boolean drawn = false;
        try {
            Thread.sleep(PATIENCE_MILLIS);
            while (true) {
                terminal.print("\r" + bar(what, done.get(), total.get()));
                terminal.flush();
                drawn = true;
                Thread.sleep(BEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            if (drawn) {
                terminal.print(WIPE);
                terminal.flush();
            }
        }
    }

    /** Returns the bar as it looks when so much of the total is done. */
    static String bar(String what, long done, long total) {
        if (total <= 0) {
            return what + " …";
        }
        long part = Math.min(done, total);
        int filled = (int) (part * WIDTH / total);
        return what + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + part * PERCENT / total + " %";
    }
}
