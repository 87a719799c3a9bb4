// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Interfaces;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks of a single tag each that are not about the form of a text. */
final class OtherChecks {
    private OtherChecks() {}

    /** A check that no element stands in a list twice. */
    static final class Unique extends ValueCheck {
        Unique() {
            super(Codes.DUPLICATE_ELEMENT);
        }

        @Override
        boolean accepts(Object value) {
            List<?> list = (List<?>) value;
            return list.size() < 2 || new HashSet<>(list).size() == list.size();
        }

        @Override
        String message(Object value) {
            HashSet<Object> seen = new HashSet<>();
            for (Object element : (List<?>) value) {
                if (!seen.add(element)) {
                    return Say.quoted(element.toString()) + " is in the list twice";
                }
            }
            return "an element is in the list twice";
        }

        @Override
        String hint(Object value) {
            return "remove all but one";
        }
    }

    /** A check of the keys of a map. */
    static final class InterfaceKeys extends ValueCheck {
        InterfaceKeys() {
            super(Codes.BAD_INTERFACE);
        }

        @Override
        boolean accepts(Object value) {
            return ((Map<?, ?>) value).keySet().stream().allMatch(key -> Interfaces.isName((String) key));
        }

        @Override
        String message(Object value) {
            String bad = ((Map<?, ?>) value)
                    .keySet().stream()
                            .map(String.class::cast)
                            .filter(key -> !Interfaces.isName(key))
                            .findFirst()
                            .orElse("");
            return "the key " + Say.quoted(bad) + " is not an interface";
        }

        @Override
        String hint(Object value) {
            return Tags.INTERFACE;
        }
    }

    /** A check that no value passes. */
    static final class CrashesReference extends ValueCheck {
        CrashesReference() {
            super(Codes.CRASHES_CALICO);
        }

        @Override
        boolean accepts(Object value) {
            return false;
        }

        @Override
        String message(Object value) {
            return "calicoctl of Calico 3.32 crashes on this field, whatever its value";
        }

        @Override
        String hint(Object value) {
            return "leave it out, or write it with kubectl";
        }
    }

    /** A check that a number is an IP version. */
    static final class IpVersionCheck extends ValueCheck {
        IpVersionCheck() {
            super(Codes.NOT_ALLOWED);
        }

        @Override
        boolean accepts(Object value) {
            long version = ((Number) value).longValue();
            return version == 4 || version == 6;
        }

        @Override
        String message(Object value) {
            return value + " is not an IP version";
        }

        @Override
        String hint(Object value) {
            return "allowed: 4 or 6";
        }
    }
}
