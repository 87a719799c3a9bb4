// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar as the specification states it: all tokens first, then recursive descent that writes canonical text. */
final class NaiveSelectorParser {
    private static final Pattern OPERATOR = Pattern.compile(
            "(contains|starts[ \t]*with[ \t]*+|ends[ \t]*with[ \t]*+|not[ \t]*in[ \t]*+|in)(?![a-zA-Z0-9_./-])");

    private final List<String[]> tokens = new ArrayList<>();
    private int at;

    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final SelectorErrorKind kind;

        Bad(SelectorErrorKind kind) {
            this.kind = kind;
        }
    }

    /** Returns the canonical text, or the name of the error. */
    static String read(String text) {
        try {
            NaiveSelectorParser parser = new NaiveSelectorParser();
            parser.tokenize(text);
            if (parser.is("end")) {
                return "all()";
            }
            String selector = parser.or();
            return parser.expect("end", SelectorErrorKind.TRAILING_CONTENT) + selector;
        } catch (Bad bad) {
            return bad.kind.name();
        }
    }

    private void tokenize(String text) {
        String rest = text;
        while (true) {
            rest = rest.replaceFirst("^[ \t]+", "");
            boolean afterLabel = !tokens.isEmpty() && tokens.get(tokens.size() - 1)[0].equals("label");
            if (rest.isEmpty()) {
                tokens.add(new String[] {"end", ""});
                return;
            }
            rest = rest.substring(token(rest, afterLabel));
        }
    }

    /** Adds the token at the start and returns its length. */
    private int token(String rest, boolean afterLabel) {
        char c = rest.charAt(0);
        if ("(){},".indexOf(c) >= 0) {
            return add(rest.substring(0, 1), "", 1);
        }
        if (c == '"' || c == '\'') {
            int close = rest.indexOf(c, 1);
            return close < 0
                    ? bad(SelectorErrorKind.UNTERMINATED_STRING)
                    : add("string", rest.substring(1, close), close + 1);
        }
        if (c == '=') {
            return rest.startsWith("==") ? add("==", "", 2) : bad(SelectorErrorKind.EXPECTED_EQ);
        }
        if (c == '&') {
            return rest.startsWith("&&") ? add("&&", "", 2) : bad(SelectorErrorKind.EXPECTED_AND);
        }
        if (c == '|') {
            return rest.startsWith("||") ? add("||", "", 2) : bad(SelectorErrorKind.EXPECTED_OR);
        }
        if (c == '!') {
            return rest.startsWith("!=") ? add("!=", "", 2) : add("!", "", 1);
        }
        if (afterLabel) {
            Matcher operator = OPERATOR.matcher(rest);
            return operator.lookingAt()
                    ? add(
                            operator.group(1)
                                    .replaceAll("[ \t]+", "")
                                    .replaceAll("with|in$", " $0")
                                    .trim(),
                            "",
                            operator.end())
                    : bad(SelectorErrorKind.EXPECTED_OPERATOR);
        }
        if (rest.startsWith("has(")) {
            Matcher has = Pattern.compile("has\\([ \t]*([a-zA-Z0-9_./-]*)[ \t]*(\\))?")
                    .matcher(rest);
            if (!has.lookingAt() || has.group(1).isEmpty()) {
                return bad(SelectorErrorKind.EXPECTED_IDENTIFIER);
            }
            return has.group(2) == null ? bad(SelectorErrorKind.UNCLOSED_HAS) : add("has", has.group(1), has.end());
        }
        for (String function : List.of("all", "global")) {
            if (rest.startsWith(function + "(")) {
                Matcher call = Pattern.compile(function + "\\([ \t]*\\)").matcher(rest);
                return call.lookingAt()
                        ? add(function, "", call.end())
                        : bad(
                                function.equals("all")
                                        ? SelectorErrorKind.UNCLOSED_ALL
                                        : SelectorErrorKind.UNCLOSED_GLOBAL);
            }
        }
        Matcher label = Pattern.compile("[a-zA-Z0-9_./-]+").matcher(rest);
        return label.lookingAt()
                ? add("label", label.group(), label.end())
                : bad(SelectorErrorKind.EXPECTED_IDENTIFIER);
    }

    private int add(String kind, String text, int length) {
        tokens.add(new String[] {kind, text});
        return length;
    }

    private static int bad(SelectorErrorKind kind) {
        throw new Bad(kind);
    }

    private boolean is(String kind) {
        return tokens.get(at)[0].equals(kind);
    }

    private String expect(String kind, SelectorErrorKind otherwise) {
        if (!is(kind)) {
            throw new Bad(otherwise);
        }
        return tokens.get(at++)[1];
    }

    private String or() {
        List<String> operands = new ArrayList<>(List.of(and()));
        while (is("||")) {
            at++;
            operands.add(and());
        }
        return operands.size() == 1 ? operands.get(0) : "(" + String.join(" || ", operands) + ")";
    }

    private String and() {
        List<String> operands = new ArrayList<>(List.of(operation()));
        while (is("&&")) {
            at++;
            operands.add(operation());
        }
        return operands.size() == 1 ? operands.get(0) : "(" + String.join(" && ", operands) + ")";
    }

    private String operation() {
        String not = "";
        while (is("!")) {
            at++;
            not = not.isEmpty() ? "!" : "";
        }
        return not + primary();
    }

    private String primary() {
        String[] token = tokens.get(at++);
        return switch (token[0]) {
            case "has" -> "has(" + token[1] + ")";
            case "all", "global" -> token[0] + "()";
            case "(" -> {
                String inner = or();
                yield expect(")", SelectorErrorKind.EXPECTED_RPAREN) + inner;
            }
            case "label" -> comparison(token[1]);
            default -> throw new Bad(SelectorErrorKind.UNEXPECTED_TOKEN);
        };
    }

    private String comparison(String label) {
        String operator = tokens.get(at++)[0];
        return switch (operator) {
            case "end" -> throw new Bad(SelectorErrorKind.UNEXPECTED_END);
            case "==", "!=", "contains", "starts with", "ends with" ->
                label + " " + operator + " " + quoted(expect("string", SelectorErrorKind.EXPECTED_STRING));
            case "in", "not in" ->
                label + " " + operator + " {" + expect("{", SelectorErrorKind.EXPECTED_SET_LITERAL) + set();
            default -> throw new Bad(SelectorErrorKind.EXPECTED_BINARY_OPERATOR);
        };
    }

    private String set() {
        TreeSet<String> values = new TreeSet<>();
        while (is("string")) {
            values.add(tokens.get(at++)[1]);
            if (!is(",")) {
                break;
            }
            at++;
        }
        return expect("}", SelectorErrorKind.EXPECTED_RBRACE)
                + String.join(
                        ", ", values.stream().map(NaiveSelectorParser::quoted).toList()) + "}";
    }

    private static String quoted(String value) {
        return value.contains("\"") ? "'" + value + "'" : "\"" + value + "\"";
    }
}
