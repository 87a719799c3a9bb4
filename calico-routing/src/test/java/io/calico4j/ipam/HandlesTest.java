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
    void equal_new_handles_share_their_value() {
        assertThat(increased("a", block(3), 2))
                .isEqualTo(AllocationHandle.empty().with(block(3), 2));
        assertThat(increased("b", block(3), 2)).isSameAs(stored("a"));
    }

    @Test
    void another_count_or_block_is_another_value() {
        for (int number = 0; number < 9000; number++) { // twice as many as are kept, so that some drive others out
            for (int count = 1; count <= 2; count++) {
                String handle = "handle-" + number + "-" + count;
                assertThat(increased(handle, block(number), count))
                        .hasToString("{" + block(number) + "=" + count + "}");
            }
        }
        assertThat(stored("handle-7-1")).hasToString("{" + block(7) + "=1}");
        assertThat(stored("handle-7-2")).hasToString("{" + block(7) + "=2}");
    }

    @Test
    void what_one_handle_gains_or_loses_the_other_does_not() {
        assertThat(increased("a", block(5), 1)).isSameAs(increased("b", block(5), 1));
        assertThat(increased("a", block(5), 3).count(block(5))).isEqualTo(4);
        assertThat(increased("b", block(6), 7).count(block(5))).isEqualTo(1);
        assertThat(stored("a")).hasToString("{" + block(5) + "=4}");
        handles.decreaseQuietly("a", block(5), 4, null);
        assertThat(store.get(new IpamKey.HandleKey("a"))).isEmpty();
        assertThat(stored("b")).hasToString("{" + block(5) + "=1, " + block(6) + "=7}");
    }
}
