// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to decode one object type: a {@link WireType} made ready for look-ups by the characters of a key. */
final class ObjectPlan {
    private static final ClassValue<ObjectPlan> PLANS = new ClassValue<>() {
        @Override
        protected ObjectPlan computeValue(Class<?> type) {
            return new ObjectPlan(WireType.of(type));
        }
    };

    final WireType type;
    final NameTable names;
    final WireField[] fields;
    final ShapePlan[] shapes;
    private @Nullable List<String> nameList;

    private ObjectPlan(WireType type) {
        this.type = type;
        this.fields = type.fields().toArray(new WireField[0]);
        this.names = new NameTable(type.fields().stream().map(WireField::name).toList());
        this.shapes = new ShapePlan[fields.length];
        for (int i = 0; i < fields.length; i++) {
            shapes[i] = new ShapePlan(fields[i].shape());
        }
    }

    static ObjectPlan of(Class<?> type) {
        return PLANS.get(type);
    }

    int size() {
        return fields.length;
    }

    List<String> nameList() {
        List<String> list = nameList;
        if (list == null) {
            list = type.fields().stream().map(WireField::name).toList();
            nameList = list;
        }
        return list;
    }

    /** A {@link WireShape} with the plan of its object type at hand. */
    static final class ShapePlan {
        final WireShape shape;
        final WireShape.Form form;
        final @Nullable ShapePlan element;
        private @Nullable ObjectPlan object;

        ShapePlan(WireShape shape) {
            this.shape = shape;
            this.form = shape.form();
            this.element =
                    form == WireShape.Form.LIST || form == WireShape.Form.MAP ? new ShapePlan(shape.element()) : null;
        }

        ObjectPlan object() {
            ObjectPlan plan = object;
            if (plan == null) {
                plan = ObjectPlan.of(shape.object().javaType());
                object = plan;
            }
            return plan;
        }

        ShapePlan element() {
            ShapePlan plan = element;
            if (plan == null) {
                throw new IllegalStateException(shape + " has no elements");
            }
            return plan;
        }
    }
}
