// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.label.LabelMap;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.Content;
import io.calico4j.resource.IntOrString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the shape of a field off the generic return type of its accessor. */
final class WireShapes {
    private static final Map<Type, WireShape> SCALARS = scalars();

    private WireShapes() {}

    private static Map<Type, WireShape> scalars() {
        Map<Type, WireShape> scalars = new LinkedHashMap<>();
        scalars.put(String.class, WireShape.scalar(Form.STRING));
        scalars.put(boolean.class, WireShape.scalar(Form.BOOL));
        scalars.put(Boolean.class, WireShape.scalar(Form.BOOL));
        scalars.put(int.class, WireShape.integer(IntRange.INT32));
        scalars.put(Integer.class, WireShape.integer(IntRange.INT32));
        scalars.put(long.class, WireShape.integer(IntRange.INT64));
        scalars.put(Long.class, WireShape.integer(IntRange.INT64));
        scalars.put(BigInteger.class, WireShape.integer(IntRange.UINT64));
        scalars.put(Double.class, WireShape.scalar(Form.FLOAT));
        scalars.put(Duration.class, WireShape.scalar(Form.DURATION));
        scalars.put(Instant.class, WireShape.scalar(Form.TIME));
        scalars.put(Port.class, WireShape.scalar(Form.PORT));
        scalars.put(Protocol.class, WireShape.scalar(Form.PROTOCOL));
        scalars.put(Dscp.class, WireShape.scalar(Form.DSCP));
        scalars.put(AsNumber.class, WireShape.scalar(Form.AS_NUMBER));
        scalars.put(IntOrString.class, WireShape.scalar(Form.INT_OR_STRING));
        scalars.put(Content.class, WireShape.scalar(Form.RAW));
        scalars.put(LabelMap.class, WireShape.of(Form.MAP, scalars.get(String.class)));
        return scalars;
    }

    static WireShape of(Type type, @Nullable IntRange range) {
        WireShape scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.form() == Form.INT && range != null ? WireShape.integer(range) : scalar;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type raw = generic.getRawType();
            if (raw == Optional.class) {
                return of(arguments[0], range);
            }
            if (raw == List.class) {
                return WireShape.of(Form.LIST, element(arguments[0], range));
            }
            if (raw == SortedMap.class || raw == Map.class) {
                return WireShape.of(Form.MAP, of(arguments[1], range));
            }
        }
        if (type instanceof Class<?> object && object.isAnnotationPresent(JsonPropertyOrder.class)) {
            return WireShape.object(object);
        }
        throw new IllegalArgumentException("no wire shape for " + type);
    }

    private static WireShape element(Type type, @Nullable IntRange range) {
        boolean pointer = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        WireShape shape = of(type, range);
        return pointer ? shape.asNullable() : shape;
    }
}
