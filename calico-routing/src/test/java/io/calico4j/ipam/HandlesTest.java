// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import org.junit.jupiter.api.Test;

class HandlesTest {
    private static final Cidr POOL = Cidr.parse("10.0.0.0/8");

    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final Handles handles = new Context(store, new TestClock(), false, false).handles;

    private static Cidr block(int number) {
        IpAddress first = POOL.network().plus(64L * number);
        return Cidr.of(first, 26);
    }

    private AllocationHandle stored(String handle) {
        return store.get(new IpamKey.HandleKey(handle))
                .map(IpamStore.Entry::value)
                .orElse(AllocationHandle.empty());
    }

    private AllocationHandle increased(String handle, Cidr block, int count) {
        return handles.increase(handle, block, count, 0).value();
    }

    @Test
    void a_new_handle_counts_what_it_is_given() {
        assertThat(increased("a", block(3), 2))
                .isEqualTo(AllocationHandle.empty().with(block(3), 2))
                .isEqualTo(stored("a"));
    }

    @Test
    void what_one_handle_gains_or_loses_the_other_does_not() {
        assertThat(increased("a", block(5), 1)).isEqualTo(increased("b", block(5), 1));
        assertThat(increased("a", block(5), 3).count(block(5))).isEqualTo(4);
        assertThat(increased("b", block(6), 7).count(block(5))).isEqualTo(1);
        assertThat(stored("a")).hasToString("{" + block(5) + "=4}");
        handles.decreaseQuietly("a", block(5), 4);
        assertThat(store.get(new IpamKey.HandleKey("a"))).isEmpty();
        assertThat(stored("b")).hasToString("{" + block(5) + "=1, " + block(6) + "=7}");
    }
}
