// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.Annotation;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a {@link WireType} by reflection.
 *
 * <p>An accessor is a field if it carries one of the marks. Its setter is the builder method of one parameter whose
 * {@code JsonProperty} names the same field; where the hand-written builder and the generated one both have such a method, the
 * hand-written one wins, as it does in Jackson. Accessors and setters are called through lambdas spun once per method.
 */
final class WireCompiler {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final Map<Class<? extends Annotation>, Presence> MARKS = marks();

    private WireCompiler() {}

    static WireType compile(Class<?> type) {
        JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
        JsonDeserialize binding = type.getAnnotation(JsonDeserialize.class);
        if (order == null || binding == null) {
            throw new IllegalArgumentException(type + " is not a wire type");
        }
        Class<?> builder = binding.builder();
        Map<String, WireAccessor> accessors = accessors(type);
        Map<String, Method> setters = setters(builder);
        List<WireField> fields = new ArrayList<>();
        for (String name : order.value()) {
            WireAccessor accessor = accessors.remove(name);
            Method setter = setters.get(name);
            if (accessor == null || setter == null) {
                throw new IllegalStateException(type + " has no accessor or no setter for " + name);
            }
            fields.add(field(accessor, setter, builder));
        }
        if (!accessors.isEmpty()) {
            throw new IllegalStateException(type + " does not order " + accessors.keySet());
        }
        boolean partial = builder.isAnnotationPresent(JsonIgnoreProperties.class);
        return new WireType(type, fields, constructor(builder), build(builder), partial);
    }

    private static Map<Class<? extends Annotation>, Presence> marks() {
        Map<Class<? extends Annotation>, Presence> marks = new LinkedHashMap<>();
        marks.put(Pointer.class, Presence.POINTER);
        marks.put(NullPointer.class, Presence.NULL_POINTER);
        marks.put(NonZero.class, Presence.NON_ZERO);
        marks.put(NonEmpty.class, Presence.NON_EMPTY);
        marks.put(Always.class, Presence.ALWAYS);
        marks.put(OmitZero.class, Presence.OMIT_ZERO);
        return marks;
    }

    private static @Nullable Presence presence(Method accessor) {
        for (Map.Entry<Class<? extends Annotation>, Presence> mark : MARKS.entrySet()) {
            if (accessor.isAnnotationPresent(mark.getKey())) {
                return mark.getValue();
            }
        }
        return null;
    }

    private static Map<String, WireAccessor> accessors(Class<?> type) {
        Map<String, WireAccessor> accessors = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            Presence presence = method.getParameterCount() == 0 ? presence(method) : null;
            if (presence == null || method.isBridge()) {
                continue;
            }
            Range range = method.getAnnotation(Range.class);
            accessors.put(
                    name(method),
                    new WireAccessor(
                            name(method),
                            WireShapes.of(method.getGenericReturnType(), range == null ? null : range.value()),
                            presence,
                            method.isAnnotationPresent(Embedded.class),
                            method.getReturnType() == Optional.class,
                            omitted(method),
                            getter(method, type)));
        }
        return accessors;
    }

    private static String name(Method method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? method.getName() : property.value();
    }

    private static @Nullable Object omitted(Method method) {
        JsonInclude include = method.getAnnotation(JsonInclude.class);
        if (include == null || include.value() != JsonInclude.Include.CUSTOM) {
            return null;
        }
        try {
            Class<?> filter = include.valueFilter();
            return in(filter)
                    .findConstructor(filter, MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make " + include.valueFilter(), e);
        }
    }

    private static Map<String, Method> setters(Class<?> builder) {
        Map<String, Method> setters = new LinkedHashMap<>();
        for (Class<?> c = builder; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (method.getParameterCount() == 1 && method.isAnnotationPresent(JsonProperty.class)) {
                    setters.putIfAbsent(name(method), method);
                }
            }
        }
        return setters;
    }

    private static WireField field(WireAccessor accessor, Method setter, Class<?> builder) {
        Class<?> parameter = setter.getParameterTypes()[0];
        MethodHandle handle = unreflect(setter);
        BiConsumer<Object, Object> call = spin(
                BiConsumer.class,
                "accept",
                MethodType.methodType(void.class, Object.class, Object.class),
                handle,
                MethodType.methodType(void.class, builder, boxed(parameter)),
                setter.getDeclaringClass());
        return new WireField(accessor, call, parameter == Optional.class);
    }

    private static Function<Object, Object> getter(Method method, Class<?> type) {
        return spin(
                Function.class,
                "apply",
                MethodType.methodType(Object.class, Object.class),
                unreflect(method),
                MethodType.methodType(boxed(method.getReturnType()), type),
                type);
    }

    private static Supplier<Object> constructor(Class<?> builder) {
        try {
            MethodHandle handle = in(builder).findConstructor(builder, MethodType.methodType(void.class));
            return spin(
                    Supplier.class,
                    "get",
                    MethodType.methodType(Object.class),
                    handle,
                    MethodType.methodType(builder),
                    builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<Object, Object> build(Class<?> builder) {
        try {
            Method build = builder.getMethod("build");
            return spin(
                    Function.class,
                    "apply",
                    MethodType.methodType(Object.class, Object.class),
                    unreflect(build),
                    MethodType.methodType(build.getReturnType(), builder),
                    build.getDeclaringClass());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandles.Lookup in(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, LOOKUP);
    }

    private static MethodHandle unreflect(Method method) {
        try {
            return in(method.getDeclaringClass()).unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lambda of the functional type that calls the method; {@code home} is the class it is spun beside. */
    @SuppressWarnings("unchecked")
    private static <F> F spin(
            Class<? super F> function,
            String name,
            MethodType erased,
            MethodHandle method,
            MethodType actual,
            Class<?> home) {
        try {
            return (F) LambdaMetafactory.metafactory(
                            in(home), name, MethodType.methodType(function), erased, method, actual)
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot reach " + method, e);
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
