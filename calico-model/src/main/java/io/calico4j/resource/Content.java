// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.ContentDeserializer;
import io.calico4j.internal.json.ContentSerializer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Any JSON value, held as it is: the fields no type of ours describes. */
@JsonDeserialize(using = ContentDeserializer.class)
@JsonSerialize(using = ContentSerializer.class)
public sealed interface Content {
    /** Members by name, in the order of their names. */
    record Mapping(SortedMap<String, Content> members) implements Content {
        /** Copies the members. */
        public Mapping {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        /** The members given, sorted by name. */
        public static Mapping of(Map<String, ? extends Content> members) {
            return new Mapping(new TreeMap<>(members));
        }

        /** The text of a member, or empty when there is none of that name or it is no text. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
        }
    }

    /** Elements in their order. */
    record Sequence(List<Content> elements) implements Content {
        /** Copies the elements. */
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** A text. */
    record Text(String text) implements Content {
        /** Holds the text. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A number, as the JSON text that states it. Two numbers are equal if their texts are; zero has no sign. */
    record Numeral(String json) implements Content {
        /** Holds the text of the number. */
        public Numeral {
            json = Objects.requireNonNull(json, "json").equals("-0") ? "0" : json;
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Content {}

    /** The value {@code null}. */
    record Null() implements Content {}
}
