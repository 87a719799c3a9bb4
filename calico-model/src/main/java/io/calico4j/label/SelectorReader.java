// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.Arrays;

/**
 * One pass over a text that builds its selector, or only checks it.
 *
 * <p>A shift-reduce parser: operands wait on one stack; for each open parenthesis a frame of three numbers remembers how many
 * of them are finished operands of {@code ||}, how many belong to the running chain of {@code &&}, and whether the parenthesis
 * is negated. Calico reads all tokens before it parses; here an error of the second kind first looks for one of the first kind
 * in the rest of the text.
 */
final class SelectorReader {
    private static final int FRAME = 3;

    private final Tokenizer tokens;
    private final int maxLevels;
    private final boolean building;

    private Token token = Token.END;
    private Selector[] operands = new Selector[4];
    private int operandCount;
    private int[] frames = {};
    private int levels;
    /** Finished operands of the innermost running {@code ||}. */
    private int alternatives;
    /** Operands of the innermost running {@code &&}, up to the last one read. */
    private int conjuncts;

    SelectorReader(String text, int maxLevels, boolean building) {
        this.tokens = new Tokenizer(text);
        this.maxLevels = maxLevels;
        this.building = building;
    }

    /**
     * Reads the whole text.
     *
     * @throws Rejection if it is no selector
     */
    Selector read() {
        advance();
        if (token == Token.END) {
            return Everything.ALL;
        }
        while (true) {
            boolean negated = false;
            while (token == Token.NOT) {
                negated = !negated;
                advance();
            }
            if (token == Token.LEFT_PARENTHESIS) {
                open(negated);
                advance();
                continue;
            }
            Selector operand = negated(primary(), negated);
            while (true) {
                push(operand);
                if (token == Token.AND) {
                    advance();
                    break;
                }
                endConjunction();
                if (token == Token.OR) {
                    advance();
                    break;
                }
                operand = reduce(SelectorType.OR, alternatives);
                if (levels == 0) {
                    expect(Token.END, SelectorErrorKind.TRAILING_CONTENT);
                    return operand;
                }
                expect(Token.RIGHT_PARENTHESIS, SelectorErrorKind.EXPECTED_RPAREN);
                operand = negated(operand, close());
                advance();
            }
        }
    }

    private Selector primary() {
        return switch (token) {
            case LABEL -> comparison();
            case HAS -> has();
            case ALL -> function(Everything.ALL);
            case GLOBAL -> function(Everything.GLOBAL);
            default -> throw rejection(SelectorErrorKind.UNEXPECTED_TOKEN);
        };
    }

    private Selector has() {
        Selector has =
                building ? new LabelTerm(SelectorType.HAS, tokens.content(), LabelTerm.NO_VALUES) : Everything.ALL;
        advance();
        return has;
    }

    private Selector function(Everything function) {
        advance();
        return function;
    }

    private Selector comparison() {
        String label = building ? tokens.content() : "";
        advance();
        return switch (token) {
            case EQUALS -> withValue(SelectorType.EQUALS, label);
            case NOT_EQUALS -> withValue(SelectorType.NOT_EQUALS, label);
            case CONTAINS -> withValue(SelectorType.CONTAINS, label);
            case STARTS_WITH -> withValue(SelectorType.STARTS_WITH, label);
            case ENDS_WITH -> withValue(SelectorType.ENDS_WITH, label);
            case IN -> withSet(SelectorType.IN, label);
            case NOT_IN -> withSet(SelectorType.NOT_IN, label);
            case END -> throw rejection(SelectorErrorKind.UNEXPECTED_END);
            default -> throw rejection(SelectorErrorKind.EXPECTED_BINARY_OPERATOR);
        };
    }

    private Selector withValue(SelectorType type, String label) {
        advance();
        expect(Token.STRING, SelectorErrorKind.EXPECTED_STRING);
        Selector term = building ? new LabelTerm(type, label, new String[] {tokens.content()}) : Everything.ALL;
        advance();
        return term;
    }

    private Selector withSet(SelectorType type, String label) {
        advance();
        expect(Token.LEFT_BRACE, SelectorErrorKind.EXPECTED_SET_LITERAL);
        String[] values = LabelTerm.NO_VALUES;
        int count = 0;
        advance();
        while (token == Token.STRING) {
            if (building) {
                values = count == values.length ? Arrays.copyOf(values, Math.max(4, 2 * count)) : values;
                values[count++] = tokens.content();
            }
            advance();
            if (token != Token.COMMA) {
                break;
            }
            advance();
        }
        expect(Token.RIGHT_BRACE, SelectorErrorKind.EXPECTED_RBRACE);
        advance();
        return building
                ? new LabelTerm(type, label, LabelTerm.sortedSet(Arrays.copyOf(values, count)))
                : Everything.ALL;
    }

    private Selector negated(Selector node, boolean negated) {
        return negated && building ? new Negation(node) : node;
    }

    private void push(Selector operand) {
        if (operandCount == operands.length) {
            operands = Arrays.copyOf(operands, 2 * operandCount);
        }
        operands[operandCount++] = operand;
        conjuncts++;
    }

    private void endConjunction() {
        Selector chain = reduce(SelectorType.AND, conjuncts);
        operands[operandCount++] = chain;
        conjuncts = 0;
        alternatives++;
    }

    /** Takes the topmost operands off the stack and returns them as one node. */
    private Selector reduce(SelectorType type, int count) {
        int from = operandCount - count;
        operandCount = from;
        if (count == 1) {
            return operands[from];
        }
        return building ? new Junction(type, Arrays.copyOfRange(operands, from, from + count)) : Everything.ALL;
    }

    private void open(boolean negated) {
        if (levels == maxLevels) {
            throw new Rejection(SelectorErrorKind.NESTED_TOO_DEEP, tokens.start());
        }
        int at = levels++ * FRAME;
        if (at == frames.length) {
            frames = Arrays.copyOf(frames, Math.max(2 * FRAME, 2 * at));
        }
        frames[at] = alternatives;
        frames[at + 1] = conjuncts;
        frames[at + 2] = negated ? 1 : 0;
        alternatives = 0;
        conjuncts = 0;
    }

    /** Returns to the chains around the parenthesis and tells whether it is negated. */
    private boolean close() {
        int at = --levels * FRAME;
        alternatives = frames[at];
        conjuncts = frames[at + 1];
        return frames[at + 2] != 0;
    }

    private void advance() {
        token = tokens.next();
    }

    private void expect(Token wanted, SelectorErrorKind otherwise) {
        if (token != wanted) {
            throw rejection(otherwise);
        }
    }

    /** Returns the error at the current token, unless the rest of the text holds something that is no token at all. */
    private Rejection rejection(SelectorErrorKind kind) {
        Rejection rejection = new Rejection(kind, tokens.start());
        while (token != Token.END) {
            token = tokens.next();
        }
        return rejection;
    }
}
