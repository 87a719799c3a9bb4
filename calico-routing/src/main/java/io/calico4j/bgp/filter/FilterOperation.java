// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import io.calico4j.net.AsNumber;
import io.calico4j.resource.bgp.BGPFilterOperation;
import io.calico4j.resource.bgp.BGPFilterPrependASPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change that a filter rule makes to a route. */
public sealed interface FilterOperation {

    /**
     * Adds a community.
     *
     * @param community the community
     */
    record AddCommunity(CommunityValue community) implements FilterOperation {}

    /**
     * Puts AS numbers before the AS path.
     *
     * @param prefix the numbers; the path begins with them in this order afterwards
     */
    record PrependAsPath(List<Long> prefix) implements FilterOperation {
        /** Copies the list. */
        public PrependAsPath {
            prefix = List.copyOf(prefix);
        }
    }

    /**
     * Sets the priority.
     *
     * @param priority the priority, {@code 1..2147483646}; lower is better
     */
    record SetPriority(long priority) implements FilterOperation {}

    /** Reads an operation; of several members the first in the order above counts. Empty if it has none to read. */
    static Optional<FilterOperation> of(BGPFilterOperation operation) {
        if (operation.addCommunity().isPresent()) {
            return operation
                    .addCommunity()
                    .get()
                    .value()
                    .flatMap(CommunityValue::tryParse)
                    .map(AddCommunity::new);
        }
        if (operation.prependASPath().isPresent()) {
            BGPFilterPrependASPath prepend = operation.prependASPath().get();
            return Optional.of(new PrependAsPath(prepend.prefix().orElse(List.of()).stream()
                    .map(AsNumber::value)
                    .toList()));
        }
        return operation.setPriority().flatMap(p -> p.value()).map(SetPriority::new);
    }

    /** Returns the route after the change. */
    default FilterRoute apply(FilterRoute route) {
        if (this instanceof AddCommunity add) {
            return route.withCommunity(add.community());
        }
        if (this instanceof PrependAsPath prepend) {
            List<Long> path = new ArrayList<>(prepend.prefix());
            path.addAll(route.asPath());
            return route.withAsPath(path);
        }
        return this instanceof SetPriority set ? route.withPriority(set.priority()) : route;
    }
}
