// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.resource.Content;
import java.util.List;
import java.util.TreeMap;

/** Puts a mapping together; confined to one thread. */
final class MappingBuilder {
    private final TreeMap<String, Content> members = new TreeMap<>();

    @CanIgnoreReturnValue
    MappingBuilder put(String name, Content value) {
        members.put(name, value);
        return this;
    }

    @CanIgnoreReturnValue
    MappingBuilder put(String name, MappingBuilder value) {
        return put(name, value.build());
    }

    @CanIgnoreReturnValue
    MappingBuilder put(String name, String text) {
        return put(name, new Content.Text(text));
    }

    @CanIgnoreReturnValue
    MappingBuilder put(String name, boolean flag) {
        return put(name, new Content.Flag(flag));
    }

    @CanIgnoreReturnValue
    MappingBuilder put(String name, long number) {
        return put(name, new Content.Numeral(Long.toString(number)));
    }

    Content.Mapping build() {
        return new Content.Mapping(members);
    }

    static Content.Sequence texts(List<String> texts) {
        return new Content.Sequence(
                texts.stream().<Content>map(Content.Text::new).toList());
    }
}
