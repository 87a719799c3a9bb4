// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition on one value, whatever field it stands in. */
abstract class ValueCheck {
    private final Code code;

    ValueCheck(Code code) {
        this.code = code;
    }

    /** The code of the findings. */
    Code code() {
        return code;
    }

    /** Whether it takes lists of texts. */
    boolean isForLists() {
        return false;
    }

    /** Whether all is well. */
    abstract boolean accepts(Object value);

    /** What is wrong with a value that is not accepted. */
    abstract String message(Object value);

    /** What would be right. */
    @Nullable
    String hint(Object value) {
        return null;
    }

    /** What certainly was meant by a value that is not accepted; null where that takes a person. */
    @Nullable
    String replacement(Object value) {
        return null;
    }

    /**
     * A check of a text.
     *
     * @param what what the text should be, such as {@code "an IPv4 address"}
     * @param hint what would be right
     */
    static ValueCheck text(Code code, Predicate<String> form, String what, @Nullable String hint) {
        return new TextCheck(code, form, what, hint, false);
    }

    /** A check of all elements of a list of texts at once. */
    static ValueCheck texts(Code code, Predicate<String> form, String what, @Nullable String hint) {
        return new TextCheck(code, form, what, hint, true);
    }

    /** A check that a text is one of a few. */
    static ValueCheck oneOf(String... allowed) {
        return new OneOf(List.of(allowed));
    }

    /** A condition on a text, or on each text of a list. */
    private static final class TextCheck extends ValueCheck {
        private final Predicate<String> form;
        private final String what;
        private final @Nullable String hint;
        private final boolean forLists;

        TextCheck(Code code, Predicate<String> form, String what, @Nullable String hint, boolean forLists) {
            super(code);
            this.form = form;
            this.what = what;
            this.hint = hint;
            this.forLists = forLists;
        }

        @Override
        boolean isForLists() {
            return forLists;
        }

        @Override
        boolean accepts(Object value) {
            return forLists ? bad((List<?>) value).isEmpty() : form.test((String) value);
        }

        private Optional<String> bad(List<?> texts) {
            return texts.stream().map(String.class::cast).filter(form.negate()).findFirst();
        }

        @Override
        String message(Object value) {
            String text = forLists ? bad((List<?>) value).orElse("") : (String) value;
            return Say.quoted(text) + " is not " + what;
        }

        @Override
        @Nullable
        String hint(Object value) {
            return hint;
        }
    }

    private static final class OneOf extends ValueCheck {
        private final List<String> allowed;

        OneOf(List<String> allowed) {
            super(Codes.NOT_ALLOWED);
            this.allowed = allowed;
        }

        @Override
        boolean accepts(Object value) {
            return allowed.contains(value);
        }

        @Override
        String message(Object value) {
            return Say.quoted((String) value) + " is not an allowed value";
        }

        @Override
        String hint(Object value) {
            return Say.allowed((String) value, allowed);
        }

        /** The allowed value that differs only in upper and lower case. */
        @Override
        @Nullable
        String replacement(Object value) {
            return allowed.stream()
                    .filter(word -> word.equalsIgnoreCase((String) value))
                    .findFirst()
                    .orElse(null);
        }
    }
}
