// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executes the body of a filter or function straight from its tokens.
 *
 * <p>The semantics are those of BIRD's filter language for the constructs that occur. {@code &&} and {@code ||} are of one
 * precedence, as in BIRD 1.6; comparisons with an undefined attribute are false.
 */
final class BirdCode {
    /** How a body ends. */
    enum End {
        ACCEPT,
        REJECT,
        NONE
    }

    /** A function: the names of its arguments, and its body. */
    record Function(List<String> arguments, List<String> body) {}

    private final List<String> tokens;
    private final Map<String, Function> functions;
    private final BirdRoute route;
    private final Map<String, Object> locals;
    private int at;

    private BirdCode(
            List<String> tokens, Map<String, Function> functions, BirdRoute route, Map<String, Object> locals) {
        this.tokens = tokens;
        this.functions = functions;
        this.route = route;
        this.locals = locals;
    }

    static End run(List<String> body, Map<String, Function> functions, BirdRoute route) {
        return new BirdCode(body, functions, route, new HashMap<>()).statements(true);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        return tokens.get(at++);
    }

    @CanIgnoreReturnValue
    private boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException(
                    "expected " + token + " before " + tokens.subList(at, Math.min(at + 8, tokens.size())));
        }
    }

    private End statements(boolean live) {
        End end = End.NONE;
        while (at < tokens.size() && !peek().equals("}")) {
            End now = statement(live && end == End.NONE);
            end = end == End.NONE ? now : end;
        }
        return end;
    }

    private End statement(boolean live) {
        if (take("{")) {
            End end = statements(live);
            expect("}");
            return end;
        }
        if (take("if")) {
            boolean holds = truth(expression());
            expect("then");
            End end = statement(live && holds);
            if (take("else")) {
                End other = statement(live && !holds);
                return holds ? end : other;
            }
            return end;
        }
        if (take("accept")) {
            expect(";");
            return live ? End.ACCEPT : End.NONE;
        }
        if (take("reject")) {
            expect(";");
            return live ? End.REJECT : End.NONE;
        }
        return change(live);
    }

    private End change(boolean live) {
        String name = next();
        if (take("(")) {
            return call(name, live);
        }
        if (take(".")) {
            String method = next();
            expect("(");
            Object value = expression();
            expect(")");
            expect(";");
            if (live && method.equals("add")) {
                route.communities.add(String.valueOf(value));
            } else if (live) {
                route.path.add(0, (Long) value);
            }
            return End.NONE;
        }
        expect("=");
        Object value = expression();
        expect(";");
        if (live) {
            route.attributes.put(name, value);
        }
        return End.NONE;
    }

    private End call(String name, boolean live) {
        List<Object> values = new ArrayList<>();
        while (!take(")")) {
            values.add(expression());
            take(",");
        }
        expect(";");
        Function function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        if (!live) {
            return End.NONE;
        }
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < function.arguments.size(); i++) {
            arguments.put(function.arguments.get(i), values.get(i));
        }
        return new BirdCode(function.body, functions, route, arguments).statements(true);
    }

    private static boolean truth(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private Object expression() {
        Object left = comparison();
        while (peek().equals("&&") || peek().equals("||")) {
            boolean and = next().equals("&&");
            Object right = comparison();
            left = and ? truth(left) && truth(right) : truth(left) || truth(right);
        }
        return left;
    }

    private Object comparison() {
        Object left = sum();
        switch (peek()) {
            case "=", "!=", "~", "!~", "<", ">" -> {
                String operator = next();
                return compare(left, operator, sum());
            }
            default -> {
                return left;
            }
        }
    }

    private Object sum() {
        Object left = value();
        while (take("-")) {
            Object right = value();
            left = left instanceof Long a && right instanceof Long b ? (Object) (a - b) : "undefined";
        }
        return left;
    }

    private Object value() {
        String token = next();
        switch (token) {
            case "!" -> {
                return !truth(value());
            }
            case "(" -> {
                return parenthesis();
            }
            case "[" -> {
                return set();
            }
            case "defined" -> {
                expect("(");
                boolean known = known(next());
                expect(")");
                return known;
            }
            case "true", "false" -> {
                return Boolean.valueOf(token);
            }
            case "net" -> {
                return route.net;
            }
            case "bgp_path", "bgp_community", "bgp_large_community" -> {
                return token;
            }
            default -> {
                return literal(token);
            }
        }
    }

    private boolean known(String attribute) {
        return attribute.equals("source") || route.get(attribute) != null;
    }

    private Object literal(String token) {
        if (token.startsWith("\"")) {
            return token;
        }
        if (token.indexOf('/') > 0) {
            return Cidr.parse(token);
        }
        if (token.matches("[0-9]+")) {
            return Long.valueOf(token);
        }
        Object local = locals.get(token);
        Object attribute = route.get(token);
        return local != null ? local : attribute != null ? attribute : token.startsWith("RTS_") ? token : "undefined";
    }

    /** A group, or the parts of a community. */
    private Object parenthesis() {
        Object first = expression();
        if (take(")")) {
            return first;
        }
        StringBuilder community = new StringBuilder(String.valueOf(first));
        while (take(",")) {
            community.append(':').append(expression());
        }
        expect(")");
        return community.toString();
    }

    /** A set of prefixes with lengths, of sources, or a mask of a path. */
    private Object set() {
        List<String> parts = new ArrayList<>();
        while (!take("]")) {
            parts.add(next());
        }
        return parts;
    }

    private boolean compare(Object left, String operator, Object right) {
        return switch (operator) {
            case "=" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "~" -> in(left, right);
            case "!~" -> !in(left, right);
            case "<" -> left instanceof Long a && right instanceof Long b && a < b;
            default -> left instanceof Long a && right instanceof Long b && a > b;
        };
    }

    private static boolean equal(Object left, Object right) {
        return !(right instanceof List) && left.equals(right);
    }

    private boolean in(Object left, Object right) {
        if (right instanceof List<?> list) {
            @SuppressWarnings("unchecked") // sets are lists of tokens
            List<String> parts = (List<String>) list;
            return inSet(left, parts);
        }
        if (right instanceof Cidr cidr) {
            return left instanceof Cidr net
                    ? cidr.contains(net)
                    : left instanceof IpAddress address && cidr.contains(address);
        }
        if (right.equals("bgp_community") || right.equals("bgp_large_community")) {
            return route.communities.contains(String.valueOf(left));
        }
        String text = String.valueOf(left);
        String pattern = String.valueOf(right);
        return !text.equals("undefined") && glob(unquoted(pattern), unquoted(text));
    }

    private boolean inSet(Object left, List<String> parts) {
        if (left instanceof Cidr net) {
            Cidr cidr = Cidr.parse(parts.get(0));
            int low = Integer.parseInt(parts.get(2));
            int high = Integer.parseInt(parts.get(4));
            return cidr.contains(net) && net.prefixLength() >= low && net.prefixLength() <= high;
        }
        if (left.equals("bgp_path")) {
            List<Long> wanted = parts.stream()
                    .filter(p -> p.matches("[0-9]+"))
                    .map(Long::valueOf)
                    .toList();
            return wanted.size() <= route.path.size()
                    && route.path.subList(0, wanted.size()).equals(wanted);
        }
        return parts.contains(String.valueOf(left));
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean glob(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(
                        c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(String.valueOf((char) c))));
        return text.matches(regex.toString());
    }

    /** The tokens of a text. */
    static List<String> of(String... lines) {
        return BirdLexer.tokens(String.join("\n", Arrays.asList(lines)));
    }
}
