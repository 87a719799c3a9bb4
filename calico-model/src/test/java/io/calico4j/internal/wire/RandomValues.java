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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Arbitrary values of any wire type, from a seed.
 *
 * <p>Left out is what the wire cannot carry: a present zero where the reference takes zero for absent, the negative zero,
 * a null that stands for a whole value, and a time that is the reference's zero time.
 */
public final class RandomValues {
    private static final String[] ALPHABET = {
        "a",
        "Z",
        "9",
        "-",
        ".",
        "/",
        " ",
        "\"",
        "\\",
        "<",
        "&",
        "\n",
        "\u0001",
        "\u007f",
        "\u00e9",
        "\u2028",
        "\uff5e",
        "\ud83d\ude00"
    };

    private final Random random;

    /** The values that this seed gives. */
    public RandomValues(long seed) {
        random = new Random(seed);
    }

    /** A value with about every third field set. */
    public Object of(WireType type) {
        Object builder = type.newBuilder();
        for (WireField field : type.fields()) {
            if (!Values.isIdentity(field, type) && random.nextInt(3) == 0) {
                field.set(builder, value(field.shape(), field.presence() == Presence.NON_ZERO));
            }
        }
        return type.build(builder);
    }

    private Object value(WireShape shape, boolean notZero) {
        return switch (shape.form()) {
            case STRING -> text(notZero ? 1 : 0);
            case BOOL -> random.nextBoolean();
            case INT -> shape.range().box(number(shape.range(), notZero));
            case FLOAT -> random.nextBoolean() ? (double) (1 + random.nextInt(5000)) : random.nextGaussian() * 1e-8;
            case OBJECT -> of(shape.object());
            case LIST -> list(shape);
            case MAP -> map(shape);
            case PORT -> Port.range(random.nextInt(100), 100 + random.nextInt(100));
            case PROTOCOL -> random.nextBoolean() ? Protocol.of(random.nextInt(256)) : Protocol.parse(text(0));
            case DSCP -> Dscp.of(random.nextInt(64));
            case AS_NUMBER -> AsNumber.of(1 + random.nextInt(1 << 30) * 3L);
            case DURATION -> Duration.ofNanos(random.nextLong() >> random.nextInt(64));
            case TIME -> Instant.ofEpochSecond(random.nextInt());
            case INT_OR_STRING -> random.nextBoolean() ? IntOrString.of(random.nextInt()) : IntOrString.of(text(0));
            case RAW -> new Content.Sequence(List.of(content(2), content(1)));
        };
    }

    private String text(int least) {
        StringBuilder text = new StringBuilder();
        for (int n = least + random.nextInt(6); n > 0; n--) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    private BigInteger number(IntRange range, boolean notZero) {
        BigInteger span = range.max().subtract(range.min()).add(BigInteger.ONE);
        BigInteger number = new BigInteger(span.bitLength(), random).mod(span).add(range.min());
        return notZero && number.signum() == 0 ? BigInteger.ONE : number;
    }

    private List<Object> list(WireShape shape) {
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            Object element = value(shape.element(), false);
            if (shape.element().nullable()) {
                list.add(random.nextBoolean() ? Optional.of(element) : Optional.empty());
            } else {
                list.add(element);
            }
        }
        return list;
    }

    private Map<String, Object> map(WireShape shape) {
        TreeMap<String, Object> map = new TreeMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            map.put(text(0), value(shape.element(), false));
        }
        return map;
    }

    private Content content(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new Content.Text(text(0));
            case 1 -> new Content.Numeral(String.valueOf(random.nextInt()));
            case 2 -> new Content.Flag(random.nextBoolean());
            case 3 -> new Content.Null();
            case 4 -> new Content.Sequence(List.of(content(depth - 1), content(depth - 1)));
            default -> {
                TreeMap<String, Content> members = new TreeMap<>();
                members.put(text(0), content(depth - 1));
                members.put(text(0), content(depth - 1));
                yield new Content.Mapping(members);
            }
        };
    }
}
