// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** The adapters of the BGP files. */
public final class BgpAdapters {
    private BgpAdapters() {}

    /** Returns them. */
    public static List<VectorAdapter> all() {
        return List.of(
                new BgpFilterEvalAdapter(),
                new BgpFilterRenderAdapter(),
                new BgpRenderAdapter(),
                new BgpSessionsAdapter(),
                new HashedNamesAdapter(),
                new ServiceAdvertisementAdapter());
    }
}
