// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.Content;
import io.calico4j.resource.IntOrString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values of any wire type together with the JSON they are written as, as trees of maps, lists and scalars.
 *
 * <p>Made by counting, so that no two fields of a value hold the same: a swapped pair of fields cannot pass unseen.
 */
public final class Values {
    /** A value and its JSON. */
    public record Made(Object value, Object json) {}

    private static final Instant START = Instant.parse("2024-05-06T07:08:09Z");
    private int count = 10;

    /** A value with every field set. */
    public Made maximal(WireType type) {
        Object builder = type.newBuilder();
        Map<String, Object> json = new LinkedHashMap<>();
        for (WireField field : type.fields()) {
            if (isIdentity(field, type)) {
                json.put(field.name(), field.get(type.build(builder)));
                continue;
            }
            Made made = make(field.shape());
            field.set(builder, made.value());
            json.put(field.name(), made.json());
        }
        return new Made(type.build(builder), json);
    }

    /** Whether a field is the kind or API version of a resource, which its type sets. */
    static boolean isIdentity(WireField field, WireType type) {
        return type.field("metadata") != null
                && (field.name().equals("kind") || field.name().equals("apiVersion"));
    }

    private Made make(WireShape shape) {
        count++;
        return switch (shape.form()) {
            case STRING -> same("text-" + count);
            case BOOL -> same(true);
            case INT -> number(shape.range());
            case FLOAT -> new Made(count + 0.5, count + 0.5);
            case OBJECT -> maximal(shape.object());
            case LIST -> list(shape);
            case MAP -> map(shape);
            case PORT -> new Made(Port.range(count, count + 1), count + ":" + (count + 1));
            case PROTOCOL -> new Made(Protocol.parse("protocol-" + count), "protocol-" + count);
            case DSCP -> new Made(Dscp.of(count % 64), count % 64);
            case AS_NUMBER -> new Made(AsNumber.of(4_200_000_000L + count), 4_200_000_000L + count);
            case DURATION -> new Made(Duration.ofMillis(1000L * count + 250), seconds(count));
            case TIME ->
                new Made(START.plusSeconds(count), START.plusSeconds(count).toString());
            case INT_OR_STRING -> new Made(IntOrString.of(count), count);
            case RAW -> new Made(new Content.Text("raw-" + count), "raw-" + count);
        };
    }

    private static Made same(Object value) {
        return new Made(value, value);
    }

    private static String seconds(int count) {
        return (count >= 3600 ? count / 3600 + "h" : "")
                + (count >= 60 ? count / 60 % 60 + "m" : "")
                + count % 60
                + ".25s";
    }

    private Made number(IntRange range) {
        BigInteger number = switch (range) {
            case UINT8 -> BigInteger.valueOf(count % 256);
            case UINT16, INT32 -> BigInteger.valueOf(count);
            case UINT32 -> BigInteger.valueOf(4_000_000_000L + count);
            case INT64 -> BigInteger.valueOf(5_000_000_000L + count);
            case UINT64 -> BigInteger.valueOf(count).add(BigInteger.ONE.shiftLeft(63));
        };
        return new Made(range.box(number), number);
    }

    private Made list(WireShape shape) {
        Made first = make(shape.element());
        Made second = make(shape.element());
        List<Object> json = new ArrayList<>(List.of(first.json(), second.json()));
        List<Object> values = new ArrayList<>();
        for (Made made : List.of(first, second)) {
            values.add(shape.element().nullable() ? Optional.of(made.value()) : made.value());
        }
        if (shape.element().nullable()) {
            values.add(Optional.empty());
            json.add(null);
        }
        return new Made(values, json);
    }

    private Made map(WireShape shape) {
        Map<String, Object> values = new TreeMap<>();
        Map<String, Object> json = new LinkedHashMap<>();
        for (String key : List.of("key-" + count + "-a", "key-" + count + "-b")) {
            Made made = make(shape.element());
            values.put(key, made.value());
            json.put(key, made.json());
        }
        return new Made(values, json);
    }
}
