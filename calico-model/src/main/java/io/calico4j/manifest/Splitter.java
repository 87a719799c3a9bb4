// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import org.jspecify.annotations.Nullable;

/** Splits a source into chunks, one after the other; confined to one thread. */
abstract sealed class Splitter permits Splitter.Reference, Splitter.Lines {
    final SourceText source;
    final String text;
    int at;

    Splitter(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The next chunk, or null at the end. */
    abstract @Nullable Chunk next();

    /** Hears of what a splitter stumbles over. */
    interface Listener {
        /** Content stands on a separator line, which loses it. */
        void contentOnSeparator(int offset);

        /** A document is lost because the separator line after it ends with the input and has content. */
        void lostDocument(int offset);

        /** A document does not fit into the reference's buffer; nothing after it is read. */
        void tooLong(int offset);
    }

    /**
     * Calico's own way (Calico v3.32, calicoctl/util/yaml): a document ends at a line feed followed by three dashes; whatever
     * else is on that line is lost with it.
     */
    static final class Reference extends Splitter {
        private static final String SEPARATOR = "\n---";
        private static final int BUFFER = 10 * 1024 * 1024;

        private final Listener listener;

        Reference(SourceText source, Listener listener) {
            super(source);
            this.listener = listener;
        }

        @Override
        @Nullable
        Chunk next() {
            if (at >= text.length()) {
                return null;
            }
            int from = at;
            int separator = text.indexOf(SEPARATOR, from);
            int end = separator < 0 ? -1 : text.indexOf('\n', separator + SEPARATOR.length());
            boolean atEnd = end < 0;
            int stop = atEnd ? text.length() : end + 1;
            if (bytes(from, stop) > (atEnd ? BUFFER - 1 : BUFFER)) {
                listener.tooLong(from);
                at = text.length();
                return null;
            }
            at = stop;
            if (separator < 0) {
                return new Chunk(source, from, stop, false);
            }
            int rest = separator + SEPARATOR.length();
            if (atEnd && rest < stop) {
                listener.lostDocument(from);
                return null;
            }
            checkRest(rest, stop);
            return new Chunk(source, from, separator, false);
        }

        private void checkRest(int rest, int stop) {
            for (int i = rest; i < stop; i++) {
                char c = text.charAt(i);
                if (c == '#') {
                    return;
                }
                if (c > ' ') {
                    if (c != '-') {
                        listener.contentOnSeparator(i);
                        return;
                    }
                }
            }
        }

        private long bytes(int from, int to) {
            if ((to - from) * 3L < BUFFER) {
                return (long) to - from;
            }
            long bytes = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }
    }

    /**
     * YAML's way: a document starts at a line that begins with three dashes and a blank or the line's end, and ends with a line that begins
     * with three points.
     */
    static final class Lines extends Splitter {
        private static final String START = "\n---";
        private static final String END = "\n...";

        private int nextStart = -1;
        private int nextEnd = -1;
        private boolean behindEnd;
        private boolean atEnd;

        Lines(SourceText source) {
            super(source);
        }

        /** Whether the chunk given last stands behind a line of three points. */
        boolean isBehindEnd() {
            return behindEnd;
        }

        @Override
        @Nullable
        Chunk next() {
            if (at >= text.length()) {
                return null;
            }
            int from = at;
            behindEnd = atEnd;
            nextStart = marker(START, nextStart, from);
            nextEnd = marker(END, nextEnd, from);
            while (nextStart < nextEnd && isOnlyDirectives(from, nextStart)) {
                nextStart = marker(START, -1, nextStart + 1);
            }
            atEnd = nextEnd < nextStart;
            at = atEnd ? endOfLine(nextEnd + END.length()) : Math.min(nextStart + 1, text.length());
            return new Chunk(source, from, at, false);
        }

        /** The line feed before the next marker from {@code from} on, or the text's length; {@code known} is where it was last. */
        private int marker(String marker, int known, int from) {
            if (known >= from) {
                return known;
            }
            for (int i = text.indexOf(marker, from); i >= 0; i = text.indexOf(marker, i + 1)) {
                int after = i + marker.length();
                if (after >= text.length() || text.charAt(after) <= ' ') {
                    return i;
                }
            }
            return text.length();
        }

        private int endOfLine(int from) {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end + 1;
        }

        /** Whether the text so far holds directives and no content, so that the separator belongs to it. */
        private boolean isOnlyDirectives(int from, int to) {
            boolean directive = false;
            for (int i = from; i < to; ) {
                char c = text.charAt(i);
                int end = text.indexOf('\n', i);
                if (c == '%') {
                    directive = true;
                } else if (c != '#' && c != '\n' && c != '\r' && c != '\ufeff') {
                    return false;
                }
                i = end < 0 ? to : end + 1;
            }
            return directive;
        }
    }
}
