// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of all types, read once.
 *
 * <p>Authority: Calico v3.32.1, the struct tags of {@code api/pkg/apis/projectcalico/v3} and {@code libcalico-go/lib/apis/internalapi}, and
 * the schemas of {@code api/config/crd}.
 */
public final class Facts {
    private static final List<String> ROOMS = List.of("shared", "policy", "pool", "bgp", "node", "config");
    private static final Map<String, TypeFacts> TYPES = load();

    private Facts() {}

    /** The facts of the type of this interface; null for types of Kubernetes and of the older storage form. */
    public static @Nullable TypeFacts of(Class<?> type) {
        return TYPES.get(type.getSimpleName());
    }

    private static Map<String, TypeFacts> load() {
        Map<String, TypeFacts> types = new LinkedHashMap<>();
        for (String room : ROOMS) {
            try (InputStream in = Facts.class.getResourceAsStream(room + ".txt")) {
                String text = new String(Objects.requireNonNull(in, room).readAllBytes(), StandardCharsets.UTF_8);
                types.putAll(FactsReader.read(text.lines().toList()));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read the facts of " + room, e);
            }
        }
        return types;
    }
}
