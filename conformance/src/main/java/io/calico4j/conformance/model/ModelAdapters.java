// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** The adapters of the area {@code model}. */
public final class ModelAdapters {
    private ModelAdapters() {}

    /** Returns one adapter for each kind of file. */
    public static List<VectorAdapter> all() {
        return List.of(
                new DecodeAdapter(),
                new RoundtripAdapter(),
                new ValidationAdapter(),
                new DefaultingAdapter(),
                new ClientAdapter());
    }
}
