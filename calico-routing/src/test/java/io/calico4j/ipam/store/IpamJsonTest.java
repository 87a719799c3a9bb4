// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpamJsonTest {
    private static final IpamKey.BlockKey BLOCK = new IpamKey.BlockKey(Cidr.parse("10.0.0.64/30"));
    private static final IpamKey.HandleKey HANDLE = new IpamKey.HandleKey("h");

    private static AllocationBlock withAttribute(String attribute) {
        return IpamJson.read(
                BLOCK,
                "{\"cidr\":\"10.0.0.64/30\",\"affinity\":\"host:n\",\"allocations\":[null,0,null,null],\"unallocated\":[3,0,2],"
                        + "\"attributes\":[" + attribute + "],\"deleted\":false}");
    }

    @Test
    void of_an_attribute_given_twice_the_last_counts_and_order_does_not() {
        assertThat(withAttribute("{\"handle_id\":\"h\",\"secondary\":{\"pod\":\"p\",\"node\":\"n\",\"pod\":\"q\"}}")
                        .attributes())
                .containsExactly(AllocationAttribute.of("h", OwnerAttributes.of("node", "n", "pod", "q")));
        assertThat(withAttribute("{\"alternateOwnerAttrs\":{\"pod\":\"p\",\"pod\":\"q\"}}")
                        .attributes())
                .containsExactly(AllocationAttribute.of(null, null, OwnerAttributes.of("pod", "q")));
    }

    @Test
    void handles_are_written_in_the_order_of_the_text_of_their_blocks() {
        AllocationHandle one = AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), 3);
        assertThat(IpamJson.write(HANDLE, one)).isEqualTo("{\"block\":{\"10.0.0.64/26\":3},\"deleted\":false}");
        AllocationHandle several = one.with(Cidr.parse("10.0.0.128/26"), 2)
                .with(Cidr.parse("fd00::/122"), 1)
                .withDeleted(true);
        assertThat(IpamJson.write(HANDLE, several))
                .isEqualTo("{\"block\":{\"10.0.0.128/26\":2,\"10.0.0.64/26\":3,\"fd00::/122\":1},\"deleted\":true}");
        assertThat(IpamJson.read(HANDLE, IpamJson.write(HANDLE, several))).isEqualTo(several);
        assertThat(IpamJson.write(HANDLE, AllocationHandle.empty())).isEqualTo("{\"block\":{},\"deleted\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"block\":{\"10.0.0.64/26\":3},\"deleted\":false}",
                "{\"block\":{\"fd00::40/122\":999999999},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":1000000000},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":0},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":-1},\"deleted\":true}",
                "{\"deleted\":false,\"block\":{\"10.0.0.77/26\": 5 },\"more\":[{}]}"
            })
    void a_handle_is_read_however_it_is_written(String text) {
        int count = Integer.parseInt(text.replaceAll(".*/[0-9]+\": ?(-?[0-9]+).*", "$1"));
        AllocationHandle handle = IpamJson.read(HANDLE, text);
        assertThat(handle.blocks()).hasSize(1);
        assertThat(handle.count(handle.blocks().get(0))).isEqualTo(count);
        assertThat(handle.blocks().get(0).toString()).isIn("10.0.0.64/26", "fd00::40/122");
        assertThat(handle.isDeleted()).isEqualTo(text.contains("true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"block\":{\"10.0.0.64\":3},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":3,\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":01},\"deleted\":false}",
                "{\"block\":{\"10.0.0.64/26\":3},\"deleted\":fals}",
                "[]"
            })
    void what_is_no_handle_is_refused_with_its_key(String text) {
        assertThatThrownBy(() -> IpamJson.read(HANDLE, text))
                .isInstanceOf(IpamException.class)
                .hasMessageContaining("/calico/ipam/v2/handle/h");
    }

    @Test
    void attributes_are_texts() {
        assertThat(withAttribute("{\"handle_id\":\"h\",\"secondary\":{\"pod\":null}}")
                        .attributes())
                .containsExactly(AllocationAttribute.of("h", OwnerAttributes.of("pod", "")));
        for (String value : new String[] {"7", "true", "[\"p\"]", "{\"pod\":\"p\"}"}) {
            assertThatThrownBy(() -> withAttribute("{\"secondary\":{\"pod\":" + value + "}}"))
                    .as(value)
                    .isInstanceOf(IpamException.class);
        }
    }
}
