// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import java.lang.reflect.Proxy;

/** Cases that answer the name of the method that was called. */
final class RecordingCases {
    private RecordingCases() {}

    @SuppressWarnings("unchecked")
    static ResourceCases<String> recorder() {
        return (ResourceCases<String>) Proxy.newProxyInstance(
                ResourceCases.class.getClassLoader(),
                new Class<?>[] {ResourceCases.class},
                (proxy, method, arguments) -> method.getName());
    }
}
