// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.Content;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceList;
import io.calico4j.resource.UnknownResource;
import java.util.List;
import java.util.Map;

/**
 * Writes values as compact JSON, byte for byte as the reference marshals them.
 *
 * <p>Fields come in declared order, map keys in the order of their UTF-8 bytes; what is left out while empty is said by the marks on
 * the accessors. Equal values give equal text, but for an {@code EntityRule} that is kept when empty.
 *
 * <p>Complexity: linear in the text. Authority: Calico v3.32, Go's {@code encoding/json} over {@code api/pkg/apis}.
 */
public final class CanonicalJson {
    private static final ClassValue<Class<?>> INTERFACES = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            for (Class<?> candidate : type.getInterfaces()) {
                if (candidate.isSealed()) {
                    return candidate;
                }
            }
            return type;
        }
    };

    private CanonicalJson() {}

    /** The text of a value. */
    public static String text(Object value) {
        JsonBytes out = new JsonBytes();
        write(value, out);
        return out.text();
    }

    /**
     * Appends a value.
     *
     * @param value a {@link Resource}, a {@link ResourceList}, a {@link Content} or any value with a {@link WireType}
     */
    public static void write(Object value, JsonBytes out) {
        if (value instanceof Content content) {
            write(content, out);
        } else if (value instanceof UnknownResource unknown) {
            writeUnknown(unknown, out);
        } else if (value instanceof ResourceList<?> list) {
            writeList(list, out);
        } else {
            ObjectWriter.of(INTERFACES.get(value.getClass())).write(value, out);
        }
    }

    /** The text of a map of texts; {@code {}} if it is empty. */
    public static String text(Map<String, String> map) {
        JsonBytes out = new JsonBytes();
        out.put('{');
        int start = out.length();
        for (Map.Entry<String, String> member : Utf8Order.entries(map)) {
            if (out.length() > start) {
                out.put(',');
            }
            out.putText(member.getKey());
            out.put(':');
            out.putText(member.getValue());
        }
        out.put('}');
        return out.text();
    }

    private static void writeUnknown(UnknownResource resource, JsonBytes out) {
        Map<String, Content> members = resource.content().members();
        List<String> first = List.of("kind", "apiVersion", "metadata");
        out.put('{');
        int start = out.length();
        for (String name : first) {
            Content member = members.get(name);
            if (member != null) {
                writeMember(name, member, start, out);
            }
        }
        for (Map.Entry<String, Content> member : Utf8Order.entries(members)) {
            if (!first.contains(member.getKey())) {
                writeMember(member.getKey(), member.getValue(), start, out);
            }
        }
        out.put('}');
    }

    private static void writeMember(String name, Content value, int start, JsonBytes out) {
        if (out.length() > start) {
            out.put(',');
        }
        out.putText(name);
        out.put(':');
        write(value, out);
    }

    private static void writeList(ResourceList<?> list, JsonBytes out) {
        out.putAscii("{\"kind\":");
        out.putText(list.kindName());
        out.putAscii(",\"apiVersion\":");
        out.putText(list.apiVersion());
        out.putAscii(",\"metadata\":");
        write(list.metadata(), out);
        out.putAscii(",\"items\":");
        if (list.items().isEmpty()) {
            out.putAscii("null}");
            return;
        }
        out.put('[');
        int start = out.length();
        for (Resource item : list.items().get()) {
            if (out.length() > start) {
                out.put(',');
            }
            write(item, out);
        }
        out.putAscii("]}");
    }

    /** Appends any JSON value; members come in the order of their UTF-8 bytes. */
    static void write(Content value, JsonBytes out) {
        if (value instanceof Content.Mapping mapping) {
            out.put('{');
            int start = out.length();
            for (Map.Entry<String, Content> member : Utf8Order.entries(mapping.members())) {
                writeMember(member.getKey(), member.getValue(), start, out);
            }
            out.put('}');
        } else if (value instanceof Content.Sequence sequence) {
            out.put('[');
            int start = out.length();
            for (Content element : sequence.elements()) {
                if (out.length() > start) {
                    out.put(',');
                }
                write(element, out);
            }
            out.put(']');
        } else if (value instanceof Content.Text text) {
            out.putText(text.text());
        } else if (value instanceof Content.Numeral number) {
            out.putAscii(number.json());
        } else if (value instanceof Content.Flag flag) {
            out.putAscii(flag.value() ? "true" : "false");
        } else {
            out.putAscii("null");
        }
    }
}
