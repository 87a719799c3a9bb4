// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.json.GoFloat;
import io.calico4j.internal.json.GoScalars;
import io.calico4j.internal.json.Zero;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.yaml.ScalarResolver;
import io.calico4j.internal.yaml.ScalarResolver.Kind;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.Content;
import io.calico4j.resource.IntOrString;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decodes scalars into the Java values of their wire shapes. */
final class ScalarDecoder {
    static final String NOT_FINITE = "a number must be finite";
    static final String FINITE = "write a number; leave the field out where there is no limit";
    static final String NO_TAG = "remove the tag, or correct the value";

    private static final int SHORT_TEXT = 40;

    private final TreeDecoder decoder;
    private final YamlTree tree;
    private final ScalarResolver resolver;
    private final TextCache cache = new TextCache();

    ScalarDecoder(TreeDecoder decoder, YamlTree tree, ScalarResolver resolver) {
        this.decoder = decoder;
        this.tree = tree;
        this.resolver = resolver;
    }

    /** The text of a scalar as it stands. */
    String text(int node) {
        return tree.isSlice(node)
                ? cache.get(tree.source(), tree.sliceStart(node), tree.sliceStop(node))
                : tree.text(node);
    }

    /** Whether a node is null; a scalar with a wrong tag is not. */
    boolean isNull(int node) {
        int target = tree.target(node);
        return tree.kind(target) == YamlTree.SCALAR
                && (tree.tag(target) != null || tree.isPlain(target))
                && resolver.resolve(tree, target) == null
                && resolver.kind() == Kind.NULL;
    }

    /** The value, or null if it is null or wrong. */
    @Nullable
    Object value(WireShape shape, int node, boolean coerces) {
        String problem = resolver.resolve(tree, node);
        if (problem != null) {
            decoder.report(Severity.ERROR, DecodeCodes.BAD_TAG, node, "the value " + problem, NO_TAG);
            return null;
        }
        warnOfTag(node);
        Kind kind = resolver.kind();
        if (kind == Kind.NULL) {
            return null;
        }
        if (kind == Kind.FLOAT && (Double.isNaN(resolver.number()) || Double.isInfinite(resolver.number()))) {
            decoder.report(Severity.ERROR, DecodeCodes.NOT_FINITE, node, NOT_FINITE, FINITE);
            return null;
        }
        return switch (shape.form()) {
            case STRING -> string(shape, node, coerces);
            case BOOL -> kind == Kind.BOOL ? (Object) resolver.flag() : wrong(shape, node);
            case INT -> integer(shape, node, shape.range());
            case FLOAT -> floating(shape, node);
            default -> special(shape, node);
        };
    }

    private @Nullable Object string(WireShape shape, int node, boolean coerces) {
        if (resolver.kind() == Kind.TEXT) {
            return tree.tag(node) == null ? text(node) : resolver.text(tree, node);
        }
        if (!coerces) {
            return wrong(shape, node);
        }
        String text = resolver.coerced();
        decoder.report(
                Severity.WARNING,
                DecodeCodes.COERCED_SCALAR,
                node,
                found(node) + " is taken for the text \"" + text + "\" by Calico's loader, and refused by Kubernetes",
                "put it in quotes");
        return text;
    }

    /** Warns where a text without quotes begins with {@code !}, so that its first word is lost as a tag. */
    private void warnOfTag(int node) {
        String tag = tree.tag(node);
        if (tag != null && tag.startsWith("!") && tag.length() > 1) {
            decoder.report(
                    Severity.WARNING,
                    DecodeCodes.TAG_NOT_TEXT,
                    node,
                    tag + " is a tag and no part of the text, so the value is \"" + shortened(tree.text(node)) + "\"",
                    "put the whole text in quotes",
                    Repair.quotes());
        }
    }

    private @Nullable Object wrong(WireShape shape, int node) {
        decoder.error(DecodeCodes.WRONG_TYPE, node, "expected " + expected(shape) + ", but found " + found(node));
        return null;
    }

    // ---- numbers ----

    /** The whole number, or null if the scalar is none (5.0 and 1e3 are). */
    private @Nullable BigInteger whole() {
        return switch (resolver.kind()) {
            case INT -> BigInteger.valueOf(resolver.integer());
            case UNSIGNED -> new BigInteger(Long.toUnsignedString(resolver.integer()));
            case FLOAT -> {
                String json = GoFloat.text(resolver.number());
                boolean fraction = json.indexOf('.') >= 0 || json.indexOf('e') >= 0;
                yield fraction ? null : new BigInteger(json);
            }
            default -> null;
        };
    }

    private boolean isNumber() {
        return resolver.kind() == Kind.INT || resolver.kind() == Kind.UNSIGNED || resolver.kind() == Kind.FLOAT;
    }

    private @Nullable Object integer(WireShape shape, int node, IntRange range) {
        BigInteger number = whole();
        if (number == null) {
            return wrong(shape, node);
        }
        if (!range.contains(number)) {
            decoder.error(
                    DecodeCodes.OUT_OF_RANGE,
                    node,
                    "expected a number from " + range.min() + " to " + range.max() + ", but found " + found(node));
            return null;
        }
        return range.box(number);
    }

    private @Nullable Object floating(WireShape shape, int node) {
        return switch (resolver.kind()) {
            case INT -> (double) resolver.integer();
            case UNSIGNED -> new BigInteger(Long.toUnsignedString(resolver.integer())).doubleValue();
            case FLOAT -> resolver.number();
            default -> wrong(shape, node);
        };
    }

    // ---- types with a form of their own ----

    private @Nullable Object special(WireShape shape, int node) {
        boolean number = isNumber();
        if (!number && resolver.kind() != Kind.TEXT) {
            return wrong(shape, node);
        }
        try {
            return switch (shape.form()) {
                case PORT -> number ? small(shape, node, IntRange.UINT16) : Port.parse(special(node));
                case PROTOCOL -> number ? small(shape, node, IntRange.UINT8) : Protocol.parse(special(node));
                case DSCP -> number ? small(shape, node, IntRange.UINT8) : Dscp.parse(special(node));
                case AS_NUMBER -> number ? small(shape, node, IntRange.UINT32) : AsNumber.parse(special(node));
                case INT_OR_STRING -> number ? small(shape, node, IntRange.INT32) : IntOrString.of(special(node));
                case DURATION -> number ? wrong(shape, node) : GoScalars.duration(special(node));
                case TIME -> number ? wrong(shape, node) : GoScalars.time(special(node));
                default -> throw new IllegalStateException(shape + " is no scalar");
            };
        } catch (FormatException e) {
            decoder.error(DecodeCodes.BAD_VALUE, node, "expected " + e.expectation() + ", but found " + found(node));
            return null;
        }
    }

    private String special(int node) {
        return resolver.text(tree, node);
    }

    private @Nullable Object small(WireShape shape, int node, IntRange range) {
        Object number = integer(shape, node, range);
        if (number == null) {
            return null;
        }
        return switch (shape.form()) {
            case PORT -> Port.of((Integer) number);
            case PROTOCOL -> Protocol.of((Integer) number);
            case DSCP -> Dscp.of((Integer) number);
            case AS_NUMBER -> new AsNumber((Long) number);
            default -> IntOrString.of((Integer) number);
        };
    }

    /** The zero of a scalar shape, which the reference makes of null in lists and maps. */
    static Object zero(WireShape shape) {
        return switch (shape.form()) {
            case STRING -> "";
            case BOOL -> false;
            case INT -> shape.range().box(BigInteger.ZERO);
            case FLOAT -> 0.0;
            case PORT -> Port.of(0);
            case PROTOCOL -> Protocol.of(0);
            case DSCP -> Dscp.of(0);
            case AS_NUMBER -> new AsNumber(0);
            case DURATION -> Duration.ZERO;
            case TIME -> Zero.TIME;
            case INT_OR_STRING -> IntOrString.of(0);
            case RAW -> new Content.Null();
            case OBJECT, LIST, MAP -> throw new IllegalArgumentException(shape + " is no scalar");
        };
    }

    // ---- words ----

    /** What the shape asks for, in words. */
    static String expected(WireShape shape) {
        return switch (shape.form()) {
            case STRING -> "a text";
            case BOOL -> "true or false";
            case INT -> "a whole number";
            case FLOAT -> "a number";
            case OBJECT ->
                "a mapping with the fields of " + shape.object().javaType().getSimpleName();
            case LIST -> "a list";
            case MAP -> "a mapping";
            case PORT -> "a port: a number from 0 to 65535, a range such as 80:90, or a name";
            case PROTOCOL -> "a protocol: a name or a number from 0 to 255";
            case DSCP -> "a DSCP: a name or a number from 0 to 255";
            case AS_NUMBER -> "an AS number: a number from 0 to 4294967295, or a text such as \"1.10\"";
            case DURATION -> "a duration such as 1m30s";
            case TIME -> "a time such as 2024-05-06T07:08:09Z";
            case INT_OR_STRING -> "a whole number or a name";
            case RAW -> "anything";
        };
    }

    /** What a node is, in words. */
    String found(int node) {
        int target = tree.target(node);
        return switch (tree.kind(target)) {
            case YamlTree.MAPPING -> "a mapping";
            case YamlTree.SEQUENCE -> "a list";
            default -> {
                String text = shortened(tree.text(target));
                boolean known = resolver.resolve(tree, target) == null;
                yield switch (known ? resolver.kind() : Kind.TEXT) {
                    case TEXT -> "the text \"" + text + "\"";
                    case NULL -> "null";
                    case BOOL -> "the truth value " + text;
                    case INT, UNSIGNED, FLOAT -> "the number " + text;
                };
            }
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHORT_TEXT ? text : text.substring(0, SHORT_TEXT) + "...";
    }
}
