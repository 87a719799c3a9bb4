// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a scalar is, by the YAML 1.1 rules of the reference's parser (go-yaml v2, as Calico v3.32 uses it).
 *
 * <p>Booleans are the words of YAML 1.1 in three spellings each. Whole numbers may be binary, octal ({@code 0o7} and
 * {@code 07}) and hexadecimal and may have {@code _} between digits; beyond 64 bits they become floats. There are no numbers to
 * the base of 60, and dates are texts. Quoted and block scalars are texts, unless a tag says otherwise.
 *
 * <p>{@link #resolve} leaves its answer in this object. Confined to one thread.
 */
public final class ScalarResolver {
    /** What a scalar may be. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** Nothing. */
        NULL,
        /** A truth value. */
        BOOL,
        /** A whole number of 64 bits with sign. */
        INT,
        /** A whole number from 2^63 to 2^64-1, in the bits of {@link #integer()}. */
        UNSIGNED,
        /** Another number, perhaps infinite or none. */
        FLOAT
    }

    /** The key that merges a mapping into the one it stands in. */
    public static final String MERGE_KEY = "<<";

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern FRACTION = Pattern.compile("\\.[0-9]+(?:_[0-9]+)*+(?:[eE][-+]?[0-9]+(?:_[0-9]+)*+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "([Tt ]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(\\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?");
    private static final int LONGEST_WORD = 5;

    private Kind kind = Kind.NULL;
    private boolean flag;
    private long integer;
    private double number;
    private @Nullable String binary;

    /** The kind of the scalar resolved last. */
    public Kind kind() {
        return kind;
    }

    /** The truth value; for {@link Kind#BOOL}. */
    public boolean flag() {
        return flag;
    }

    /** The number; for {@link Kind#INT} and {@link Kind#UNSIGNED}. */
    public long integer() {
        return integer;
    }

    /** The number; for {@link Kind#FLOAT}. */
    public double number() {
        return number;
    }

    /**
     * Resolves a scalar.
     *
     * @return what is wrong with it, or null; with a problem its kind is {@link Kind#TEXT}
     */
    public @Nullable String resolve(YamlTree tree, int node) {
        if (tree.isBare(node)) {
            resolveBare(tree, node);
            return null;
        }
        kind = Kind.TEXT;
        binary = null;
        String tag = tree.tag(node);
        return tag == null || !tag.startsWith(NodeProperties.STANDARD)
                ? null
                : resolveTagged(tag.substring(NodeProperties.STANDARD.length()), tree.text(node));
    }

    /** Whether a text without quotes and tag is a text, and does not look like a date or a merge either. */
    static boolean isText(String text) {
        var resolver = new ScalarResolver();
        resolver.kind = Kind.TEXT;
        resolver.untagged(text);
        return resolver.kind == Kind.TEXT
                && !text.equals(MERGE_KEY)
                && !(text.length() >= 8 && text.charAt(4) == '-' && isTimestamp(text));
    }

    /** The text of a {@link Kind#TEXT} that was just resolved. */
    public String text(YamlTree tree, int node) {
        String decoded = binary;
        return decoded == null ? tree.text(node) : decoded;
    }

    /**
     * The text that the reference makes of a number or truth value where a text is expected: decimal whole numbers, {@code true}
     * and {@code false}, and the shortest digits of a 32-bit float.
     */
    public String coerced() {
        return switch (kind) {
            case BOOL -> flag ? "true" : "false";
            case INT -> Long.toString(integer);
            case UNSIGNED -> Long.toUnsignedString(integer);
            case FLOAT -> FloatText.of(number);
            case TEXT, NULL -> "";
        };
    }

    private void resolveBare(YamlTree tree, int node) {
        binary = null;
        if (!tree.isSlice(node)) {
            kind = Kind.TEXT;
            untagged(tree.text(node));
            return;
        }
        char[] source = tree.source();
        int from = tree.sliceStart(node);
        int to = tree.sliceStop(node);
        if (from == to) {
            kind = Kind.NULL;
            return;
        }
        kind = Kind.TEXT;
        char c = source[from];
        if (c >= '1' && c <= '9') {
            digits(source, from, to);
        } else if (c == '0' || c == '+' || c == '-' || c == '.') {
            number(new String(source, from, to - from));
        } else if (to - from <= LONGEST_WORD && mayBeWord(c)) {
            word(new String(source, from, to - from));
        }
    }

    private static boolean mayBeWord(char c) {
        return switch (c) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> true;
            default -> false;
        };
    }

    /** Resolves by the text alone. */
    private void untagged(String text) {
        if (text.isEmpty()) {
            kind = Kind.NULL;
            return;
        }
        char c = text.charAt(0);
        if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.') {
            number(text);
        } else if (mayBeWord(c)) {
            word(text);
        }
    }

    private void word(String text) {
        switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> bool(true);
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> bool(false);
            case "~", "null", "Null", "NULL" -> kind = Kind.NULL;
            default -> {}
        }
    }

    private void bool(boolean value) {
        kind = Kind.BOOL;
        flag = value;
    }

    /** The usual numbers without making a text of them: up to 18 digits. */
    private void digits(char[] source, int from, int to) {
        if (to - from <= 18) {
            long value = 0;
            int at = from;
            while (at < to && source[at] >= '0' && source[at] <= '9') {
                value = value * 10 + (source[at] - '0');
                at++;
            }
            if (at == to) {
                integer(value);
                return;
            }
            char c = source[at];
            if (c != '.' && c != '_' && c != 'e' && c != 'E') {
                return;
            }
        }
        number(new String(source, from, to - from));
    }

    /** A text that begins with a digit, a sign or a point. */
    private void number(String text) {
        switch (text) {
            case ".nan", ".NaN", ".NAN" -> floating(Double.NaN);
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> floating(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> floating(Double.NEGATIVE_INFINITY);
            default -> {
                if (text.charAt(0) == '.') {
                    if (FRACTION.matcher(text).matches()) {
                        decimal(text.replace("_", ""));
                    }
                } else {
                    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
                    if (!whole(plain)) {
                        decimal(plain);
                    }
                }
            }
        }
    }

    private void decimal(String text) {
        if (FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (!Double.isInfinite(value)) {
                floating(value);
            }
        }
    }

    private void floating(double value) {
        kind = Kind.FLOAT;
        number = value;
    }

    private boolean whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        boolean negative = text.startsWith("-");
        String body = signed ? text.substring(1) : text;
        int radix = radix(body);
        String digits = radix == 10 ? body : body.substring(body.charAt(1) <= '9' ? 1 : 2);
        if (!isDigits(digits, radix)) {
            return binaryWithSign(text);
        }
        try {
            integer(Long.parseLong(negative ? "-" + digits : digits, radix));
            return true;
        } catch (NumberFormatException e) {
            return !signed && unsigned(digits, radix);
        }
    }

    private boolean unsigned(String digits, int radix) {
        try {
            long bits = Long.parseUnsignedLong(digits, radix);
            kind = Kind.UNSIGNED;
            integer = bits;
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static int radix(String body) {
        if (body.length() < 2 || body.charAt(0) != '0') {
            return 10;
        }
        return switch (body.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 8;
            default -> 10;
        };
    }

    private static boolean isDigits(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return false;
            }
        }
        return !digits.isEmpty();
    }

    /** An oddity of the reference: the digits after {@code 0b} may have a sign of their own. */
    private boolean binaryWithSign(String text) {
        if (text.startsWith("0b+") || text.startsWith("0b-")) {
            String digits = text.substring(3);
            if (isDigits(digits, 2) && digits.length() < 64) {
                long value = Long.parseLong(digits, 2);
                integer(text.charAt(2) == '-' ? -value : value);
                return true;
            }
        }
        return false;
    }

    private void integer(long value) {
        kind = Kind.INT;
        integer = value;
    }

    /** Resolves a scalar whose tag is one of YAML's own. */
    private @Nullable String resolveTagged(String tag, String text) {
        switch (tag) {
            case "binary" -> {
                try {
                    byte[] bytes =
                            Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
                    binary = new String(bytes, StandardCharsets.UTF_8);
                    return null;
                } catch (IllegalArgumentException e) {
                    return "is not base64, as its tag !!binary says";
                }
            }
            case "bool", "int", "float", "null", "timestamp" -> {
                return resolveAs(tag, text);
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable String resolveAs(String tag, String text) {
        if (tag.equals("timestamp") && isTimestamp(text)) {
            return null;
        }
        untagged(text);
        boolean fits = switch (kind) {
            case NULL -> tag.equals("null");
            case BOOL -> tag.equals("bool");
            case INT -> tag.equals("int") || tag.equals("float");
            case UNSIGNED -> tag.equals("int");
            case FLOAT -> tag.equals("float");
            case TEXT -> false;
        };
        if (!fits) {
            kind = Kind.TEXT;
            return "is not what its tag !!" + tag + " says";
        }
        if (kind == Kind.INT && tag.equals("float")) {
            floating((double) integer);
        }
        return null;
    }

    /** Whether a date, or date and time: with a {@code T} and a zone, or with a space and no zone. */
    private static boolean isTimestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            LocalDate unusedDate = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            if (parts.group(4) == null) {
                return true;
            }
            LocalTime unusedTime = LocalTime.of(number(parts, 5), number(parts, 6), number(parts, 7));
            boolean zoned = parts.group(9) != null;
            return zoned == (parts.group(4).charAt(0) != ' ');
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
