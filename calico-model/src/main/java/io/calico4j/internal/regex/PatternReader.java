// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import io.calico4j.internal.regex.Node.Choice;
import io.calico4j.internal.regex.Node.Empty;
import io.calico4j.internal.regex.Node.One;
import io.calico4j.internal.regex.Node.Place;
import io.calico4j.internal.regex.Node.Repeat;
import io.calico4j.internal.regex.Node.Sequence;
import io.calico4j.internal.regex.Node.Where;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression as Go's {@code regexp.Compile} does; used once.
 *
 * <p>Groups are kept on a stack of our own, so that deep nesting costs no call stack. Limits are Go's: nesting of 1000, counted
 * repetition of 1000, also of repetitions in each other.
 *
 * <p>Authority: Go 1.24, regexp/syntax, flags {@code Perl}.
 */
final class PatternReader {
    private static final int MAX_REPEAT = 1000;
    private static final int MAX_HEIGHT = 1000;
    private static final long MAX_SIZE = 3_355_443;
    private static final String FLAGS = "imsU";

    private final Source in;
    private final ClassReader classes;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group(Flags.NONE);
    private Flags flags = Flags.NONE;

    PatternReader(String text) {
        in = new Source(text);
        classes = new ClassReader(in);
    }

    /** An open parenthesis: the alternatives that are finished, and the parts of the last one. */
    private static final class Group {
        final Flags outer;
        final List<Node> options = new ArrayList<>();
        List<Node> parts = new ArrayList<>();

        Group(Flags outer) {
            this.outer = outer;
        }

        void endOption() {
            options.add(parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Empty() : new Sequence(parts));
            parts = new ArrayList<>();
        }

        Node close() {
            endOption();
            return options.size() == 1 ? options.get(0) : new Choice(options);
        }
    }

    Node read() throws BadPatternException {
        boolean repeated = false;
        while (!in.atEnd()) {
            repeated = step(repeated);
        }
        if (!groups.isEmpty()) {
            throw new BadPatternException("missing )");
        }
        Node node = group.close();
        if (Sizes.height(node) > MAX_HEIGHT || Sizes.program(node) > MAX_SIZE) {
            throw new BadPatternException("too large");
        }
        return node;
    }

    /** Reads one item; answers whether it was a repetition. */
    private boolean step(boolean afterRepetition) throws BadPatternException {
        int c = in.peek();
        switch (c) {
            case '(' -> open();
            case ')' -> closeGroup();
            case '|' -> {
                in.skip();
                group.endOption();
            }
            case '*', '+', '?' -> {
                in.skip();
                repeat(c == '+' ? 1 : 0, c == '?' ? 1 : -1, false, afterRepetition);
                return true;
            }
            case '{' -> {
                return braces(afterRepetition);
            }
            default -> group.parts.add(single(c));
        }
        return false;
    }

    private Node single(int c) throws BadPatternException {
        switch (c) {
            case '^' -> {
                in.skip();
                return new Place(flags.multiLine() ? Where.LINE_START : Where.START);
            }
            case '$' -> {
                in.skip();
                return new Place(flags.multiLine() ? Where.LINE_END : Where.END);
            }
            case '.' -> {
                in.skip();
                return new One(flags.dotAll() ? any -> true : any -> any != '\n');
            }
            case '[' -> {
                return new One(classes.bracketed(flags));
            }
            case '\\' -> {
                return escape();
            }
            default -> {
                in.skip();
                return literal(c);
            }
        }
    }

    private Node literal(int c) {
        return new One(flags.fold(x -> x == c));
    }

    private Node escape() throws BadPatternException {
        switch (in.peekAt(1)) {
            case 'A' -> {
                return place(Where.START);
            }
            case 'z' -> {
                return place(Where.END);
            }
            case 'b' -> {
                return place(Where.WORD_EDGE);
            }
            case 'B' -> {
                return place(Where.NO_WORD_EDGE);
            }
            case 'Q' -> {
                return quoted();
            }
            default -> {
                var known = classes.escapedClass(flags);
                return known != null ? new One(known) : literal(classes.escapedCharacter());
            }
        }
    }

    private Node place(Where where) {
        in.skip(2);
        return new Place(where);
    }

    /** Between {@code \Q} and {@code \E} all characters stand for themselves. */
    private Node quoted() {
        in.skip(2);
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && !in.skips("\\E")) {
            parts.add(literal(in.next()));
        }
        if (parts.isEmpty()) {
            return new Empty();
        }
        Node last = parts.remove(parts.size() - 1);
        group.parts.addAll(parts);
        return last;
    }

    private void open() throws BadPatternException {
        in.skip();
        if (in.peek() != '?') {
            push(flags);
        } else if (in.skips("?P<") || in.skips("?<")) {
            name();
            push(flags);
        } else {
            in.skip();
            flags();
        }
    }

    private void push(Flags inner) {
        groups.push(group);
        group = new Group(flags);
        flags = inner;
    }

    private void name() throws BadPatternException {
        StringBuilder name = new StringBuilder();
        while (!in.atEnd() && in.peek() != '>') {
            name.appendCodePoint(in.next());
        }
        boolean valid = !in.atEnd() && !name.isEmpty() && name.chars().allMatch(ClassReader::isWord);
        if (!valid) {
            throw new BadPatternException("invalid group name");
        }
        in.skip();
    }

    /** Reads {@code i-m:} or {@code i-m)} after the question mark. */
    private void flags() throws BadPatternException {
        Flags changed = flags;
        boolean on = true;
        boolean any = false;
        while (!in.atEnd()) {
            int c = in.next();
            if (FLAGS.indexOf(c) >= 0) {
                changed = changed.with((char) c, on);
                any = true;
            } else if (c == '-' && on) {
                on = false;
                any = false;
            } else if ((c == ':' || c == ')') && (on || any)) {
                if (c == ':') {
                    push(changed);
                } else {
                    flags = changed;
                }
                return;
            } else {
                break;
            }
        }
        throw new BadPatternException("invalid group");
    }

    private void closeGroup() throws BadPatternException {
        in.skip();
        Group outer = groups.poll();
        if (outer == null) {
            throw new BadPatternException("unexpected )");
        }
        Node node = group.close();
        flags = group.outer;
        group = outer;
        group.parts.add(node);
    }

    private boolean braces(boolean afterRepetition) throws BadPatternException {
        int[] bounds = bounds();
        if (bounds == null) {
            in.skip();
            group.parts.add(literal('{'));
            return false;
        }
        if (bounds[0] < 0
                || bounds[0] > MAX_REPEAT
                || bounds[1] > MAX_REPEAT
                || (bounds[1] >= 0 && bounds[0] > bounds[1])) {
            throw new BadPatternException("invalid repeat count");
        }
        repeat(bounds[0], bounds[1], true, afterRepetition);
        return true;
    }

    /** Reads <code>{2}</code>, <code>{2,}</code> or <code>{2,5}</code>; null, and nothing read, if it is something else. */
    private int @Nullable [] bounds() {
        int start = in.position();
        in.skip();
        int min = in.number();
        int max = min;
        boolean good = min != Source.NO_NUMBER;
        if (good && in.skips(",")) {
            boolean open = in.peek() == '}';
            max = open ? -1 : in.number();
            good = open || max != Source.NO_NUMBER;
            min = !open && max == Source.HUGE ? Source.HUGE : min;
        }
        if (good && in.skips("}")) {
            return new int[] {min, max};
        }
        in.back(start);
        return null;
    }

    private void repeat(int min, int max, boolean counted, boolean afterRepetition) throws BadPatternException {
        boolean lazy = in.skips("?");
        if (afterRepetition) {
            throw new BadPatternException("invalid nested repetition operator" + (lazy ? " ?" : ""));
        }
        if (group.parts.isEmpty()) {
            throw new BadPatternException("missing argument to repetition operator");
        }
        Node operand = group.parts.remove(group.parts.size() - 1);
        Repeat repeat = new Repeat(operand, min, max, counted);
        if (counted && (min >= 2 || max >= 2) && !Sizes.isRepeatable(repeat, MAX_REPEAT)) {
            throw new BadPatternException("invalid repeat count");
        }
        group.parts.add(repeat);
    }
}
