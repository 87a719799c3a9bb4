// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses what a text that is no selector was meant to be.
 *
 * <p>Reads far more than the language allows, as people write selectors who know other ones: {@code =}, single {@code &} and
 * {@code |}, {@code and}, {@code or} and {@code not}, commas between conditions, sets in parentheses or brackets, values without
 * quotes and labels with them, Kubernetes' {@code app in (a,b)} and {@code !app}, operators in other spellings, and text cut off or
 * closed too often. What comes out is offered only if it is a selector.
 */
final class SelectorRepair {
    /** Longer texts were not typed by hand. */
    private static final int MAX_LENGTH = 4096;

    private static final int MAX_DEPTH = 100;

    private final List<SloppyTokens.Lexeme> lexemes;
    private int at;

    private SelectorRepair(List<SloppyTokens.Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** Left when the text cannot be made sense of; has no stack trace. */
    private static final class GiveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GiveUp() {
            super(null, null, false, false);
        }
    }

    /** Returns a selector that the text may have been meant to be, or empty if there is no good guess. */
    static Optional<String> repair(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            SelectorRepair repair = new SelectorRepair(SloppyTokens.of(text));
            String guess = repair.chain(0);
            while (repair.is(SloppyTokens.Kind.CLOSE)) {
                repair.at++;
                if (!repair.is(SloppyTokens.Kind.CLOSE) && !repair.is(SloppyTokens.Kind.END)) {
                    return Optional.empty();
                }
            }
            return SelectorParser.standard().tryParse(guess).isPresent() && !guess.equals(text)
                    ? Optional.of(guess)
                    : Optional.empty();
        } catch (GiveUp noIdea) {
            return Optional.empty();
        }
    }

    /** Reads conditions up to a closing parenthesis or the end; those between commas must all hold. */
    private String chain(int depth) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean any = false;
        String joint = "";
        while (!is(SloppyTokens.Kind.CLOSE) && !is(SloppyTokens.Kind.END)) {
            if (is(SloppyTokens.Kind.COMMA)) {
                parts.add(any ? "(" + part + ")" : part.toString());
                part.setLength(0);
                any = false;
                joint = "";
                at++;
            } else if (is(SloppyTokens.Kind.AND) || isWord("and") || is(SloppyTokens.Kind.OR) || isWord("or")) {
                joint = is(SloppyTokens.Kind.AND) || isWord("and") ? " && " : " || ";
                at++;
            } else {
                String operand = operand(depth);
                String before = part.isEmpty() ? "" : joint.isEmpty() ? " && " : joint;
                any |= before.equals(" || ");
                part.append(before).append(operand);
                joint = "";
            }
        }
        parts.add(any && !parts.isEmpty() ? "(" + part + ")" : part.toString());
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty()) {
            throw new GiveUp();
        }
        return String.join(" && ", parts);
    }

    private String operand(int depth) {
        StringBuilder text = new StringBuilder();
        while (is(SloppyTokens.Kind.NOT) || (isWord("not") && !startsCondition(at + 1))) {
            text.append('!');
            at++;
        }
        if (is(SloppyTokens.Kind.OPEN)) {
            if (depth == MAX_DEPTH || lexeme().text().equals("{")) {
                throw new GiveUp();
            }
            at++;
            text.append('(').append(chain(depth + 1)).append(')');
            if (is(SloppyTokens.Kind.CLOSE)) {
                at++;
            }
            return text.toString();
        }
        return text.append(condition()).toString();
    }

    /** Tells whether the word before a lexeme is a label with a condition, not a word of the language. */
    private boolean startsCondition(int index) {
        SloppyTokens.Lexeme next = lexemes.get(index);
        return next.kind() == SloppyTokens.Kind.EQUALS
                || next.kind() == SloppyTokens.Kind.NOT_EQUALS
                || (next.kind() == SloppyTokens.Kind.WORD
                        && next.text().equalsIgnoreCase("in")
                        && lexemes.get(index + 1).kind() != SloppyTokens.Kind.EQUALS);
    }

    private String condition() {
        SloppyTokens.Lexeme first = next();
        if (first.kind() == SloppyTokens.Kind.STAR) {
            return "all()";
        }
        if (first.kind() != SloppyTokens.Kind.WORD && first.kind() != SloppyTokens.Kind.STRING) {
            throw new GiveUp();
        }
        if (first.kind() == SloppyTokens.Kind.WORD && is(SloppyTokens.Kind.OPEN)) {
            return function(first.text());
        }
        if (isValueFirst(first)) {
            String operator = next().kind() == SloppyTokens.Kind.EQUALS ? " == " : " != ";
            return label(next().text()) + operator + quoted(first.text());
        }
        return comparison(first);
    }

    /** Tells whether this is {@code 'value' == label}. */
    private boolean isValueFirst(SloppyTokens.Lexeme first) {
        return first.kind() == SloppyTokens.Kind.STRING
                && (is(SloppyTokens.Kind.EQUALS) || is(SloppyTokens.Kind.NOT_EQUALS))
                && lexemes.get(at + 1).kind() == SloppyTokens.Kind.WORD;
    }

    private String function(String name) {
        at++;
        String text = switch (name.toLowerCase(Locale.ROOT)) {
            case "all", "any", "everything" -> "all()";
            case "global" -> "global()";
            case "has", "exists" -> "has(" + label(value()) + ")";
            case "contains" -> binary("contains");
            case "startswith", "starts_with" -> binary("starts with");
            case "endswith", "ends_with" -> binary("ends with");
            default -> throw new GiveUp();
        };
        if (is(SloppyTokens.Kind.CLOSE)) {
            at++;
        }
        return text;
    }

    private String binary(String operator) {
        String label = label(value());
        if (is(SloppyTokens.Kind.COMMA)) {
            at++;
        }
        return label + " " + operator + " " + quoted(value());
    }

    private String comparison(SloppyTokens.Lexeme first) {
        String name = first.text();
        if (is(SloppyTokens.Kind.EQUALS)) {
            at++;
            return is(SloppyTokens.Kind.OPEN) ? label(name) + " in " + set() : label(name) + " == " + quoted(value());
        }
        if (is(SloppyTokens.Kind.NOT_EQUALS)) {
            at++;
            return is(SloppyTokens.Kind.OPEN)
                    ? label(name) + " not in " + set()
                    : label(name) + " != " + quoted(value());
        }
        String operator = wordOperator();
        if (operator.isEmpty()) {
            boolean everything = name.equals("all") || name.equals("global");
            return everything ? name + "()" : "has(" + label(name) + ")";
        }
        boolean takesSet = operator.endsWith("in");
        return label(name) + " " + operator + " " + (takesSet ? set() : quoted(value()));
    }

    /** Reads an operator that is a word or two, in any spelling; the empty text if there is none. */
    private String wordOperator() {
        if (is(SloppyTokens.Kind.NOT) && isWordAt(at + 1, "in")) {
            at += 2;
            return "not in";
        }
        for (String[] spelling : new String[][] {
            {"in", "in"},
            {"not in", "not", "in"},
            {"not in", "notin"},
            {"not in", "not_in"},
            {"contains", "contains"},
            {"starts with", "starts", "with"},
            {"starts with", "startswith"},
            {"starts with", "starts_with"},
            {"ends with", "ends", "with"},
            {"ends with", "endswith"},
            {"ends with", "ends_with"},
            {"==", "is"},
            {"!=", "is", "not"}
        }) {
            int words = spelling.length - 1;
            boolean here = isWordAt(at, spelling[1]) && (words < 2 || isWordAt(at + 1, spelling[2]));
            if (here && !(spelling[0].equals("==") && isWordAt(at + 1, "not"))) {
                at += words;
                return spelling[0];
            }
        }
        return "";
    }

    private String set() {
        List<String> values = new ArrayList<>();
        if (!is(SloppyTokens.Kind.OPEN)) {
            values.add(quoted(value()));
        } else {
            at++;
            while (!is(SloppyTokens.Kind.CLOSE) && !is(SloppyTokens.Kind.END)) {
                if (is(SloppyTokens.Kind.COMMA) || is(SloppyTokens.Kind.OR)) {
                    at++;
                } else {
                    values.add(quoted(value()));
                }
            }
            if (is(SloppyTokens.Kind.CLOSE)) {
                at++;
            }
        }
        return "{" + String.join(", ", values) + "}";
    }

    private String value() {
        SloppyTokens.Lexeme lexeme = next();
        if (lexeme.kind() != SloppyTokens.Kind.WORD && lexeme.kind() != SloppyTokens.Kind.STRING) {
            throw new GiveUp();
        }
        return lexeme.text();
    }

    private static String label(String text) {
        if (!Syntax.isLabel(text)) {
            throw new GiveUp();
        }
        return text;
    }

    private static String quoted(String value) {
        if (value.indexOf('"') >= 0 && value.indexOf('\'') >= 0) {
            throw new GiveUp();
        }
        char quote = value.indexOf('\'') >= 0 ? '"' : '\'';
        return quote + value + quote;
    }

    private SloppyTokens.Lexeme lexeme() {
        return lexemes.get(at);
    }

    private SloppyTokens.Lexeme next() {
        SloppyTokens.Lexeme lexeme = lexeme();
        if (lexeme.kind() == SloppyTokens.Kind.END) {
            throw new GiveUp();
        }
        at++;
        return lexeme;
    }

    private boolean is(SloppyTokens.Kind kind) {
        return lexeme().kind() == kind;
    }

    /** Tells whether a word of the language stands here that is not a label before an operator. */
    private boolean isWord(String word) {
        return isWordAt(at, word)
                && lexemes.get(at + 1).kind() != SloppyTokens.Kind.EQUALS
                && lexemes.get(at + 1).kind() != SloppyTokens.Kind.NOT_EQUALS;
    }

    private boolean isWordAt(int index, String word) {
        SloppyTokens.Lexeme lexeme = lexemes.get(Math.min(index, lexemes.size() - 1));
        return lexeme.kind() == SloppyTokens.Kind.WORD && lexeme.text().equalsIgnoreCase(word);
    }
}
