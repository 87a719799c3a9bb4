// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.Optional;

/**
 * Reads selectors, with limits on their size.
 *
 * <p>Calico itself has no limit but 512 characters for a label name. Here everything up to the limits is read, in time linear in
 * the text and with a call stack of constant depth; beyond them reading fails with {@link SelectorErrorKind#TEXT_TOO_LONG} or
 * {@link SelectorErrorKind#NESTED_TOO_DEEP}.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/selector/parser/parser.go.
 */
public final class SelectorParser {
    /** The default limit of a text's length, in {@code char}s: 1 Mi. */
    public static final int DEFAULT_MAX_LENGTH = 1 << 20;

    /** The default limit of nested parentheses. */
    public static final int DEFAULT_MAX_LEVELS = 20_000;

    private static final SelectorParser STANDARD = new SelectorParser(DEFAULT_MAX_LENGTH, DEFAULT_MAX_LEVELS);

    private final int maxLength;
    private final int maxLevels;

    private SelectorParser(int maxLength, int maxLevels) {
        this.maxLength = maxLength;
        this.maxLevels = maxLevels;
    }

    /** Returns the parser with the default limits. */
    public static SelectorParser standard() {
        return STANDARD;
    }

    /**
     * Returns a parser that accepts texts up to a length.
     *
     * @param limit at least 0, in {@code char}s
     */
    public SelectorParser withMaxLength(int limit) {
        return new SelectorParser(notNegative(limit), maxLevels);
    }

    /**
     * Returns a parser that accepts parentheses nested up to a depth.
     *
     * @param levels at least 0
     */
    public SelectorParser withMaxLevels(int levels) {
        return new SelectorParser(maxLength, notNegative(levels));
    }

    private static int notNegative(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of at least 0 expected, but it is " + limit);
        }
        return limit;
    }

    /**
     * Reads a selector; text of only blanks is {@code all()}.
     *
     * @throws SelectorSyntaxException if the text is no selector or beyond a limit
     */
    public Selector parse(String text) {
        try {
            return read(text, true);
        } catch (Rejection rejection) {
            throw new SelectorSyntaxException(error(text, rejection));
        }
    }

    /** Reads a selector, or answers empty where {@link #parse} throws. */
    public Optional<Selector> tryParse(String text) {
        try {
            return Optional.of(read(text, true));
        } catch (Rejection rejection) {
            return Optional.empty();
        }
    }

    /** Returns what {@link #parse} would find wrong, or empty if the text is a selector; builds no selector. */
    public Optional<SelectorError> check(String text) {
        try {
            Selector unused = read(text, false);
            return Optional.empty();
        } catch (Rejection rejection) {
            return Optional.of(error(text, rejection));
        }
    }

    /**
     * Returns the canonical text of a selector with Unicode white space around it, or the trimmed text itself if that is no
     * selector.
     */
    public String normalise(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Syntax.isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && Syntax.isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        String trimmed = text.substring(start, end);
        return tryParse(trimmed).map(Selector::canonical).orElse(trimmed);
    }

    private Selector read(String text, boolean building) {
        if (text.length() > maxLength) {
            throw new Rejection(SelectorErrorKind.TEXT_TOO_LONG, maxLength);
        }
        return new SelectorReader(text, maxLevels, building).read();
    }

    private static SelectorError error(String text, Rejection rejection) {
        return new SelectorError(rejection.kind, text, rejection.offset);
    }
}
