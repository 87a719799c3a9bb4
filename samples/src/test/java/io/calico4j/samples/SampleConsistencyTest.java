// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.Pod;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.AllocationAttribute;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPAMHandle;
import io.calico4j.resource.pool.IPPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample clusters agree with themselves: pods, blocks, handles, nodes and services tell one story. */
class SampleConsistencyTest {

    static List<String> clusters() throws IOException {
        return SampleClustersTest.clusters();
    }

    private static Manifest read(String cluster) {
        return ManifestReader.strict().read(Path.of("clusters", cluster));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void every_pod_holds_its_address_in_a_block_of_its_node(String cluster) {
        Manifest manifest = read(cluster);
        Map<String, AllocationAttribute> holders = holders(manifest);
        for (Pod pod : manifest.resources(Pod.class)) {
            if (!pod.spec().hostNetwork()) {
                AllocationAttribute holder = holders.get(pod.status().podIP().orElseThrow());
                assertThat(holder).as(pod.key().toString()).isNotNull();
                assertThat(holder.secondary())
                        .containsEntry("pod", pod.metadata().name())
                        .containsEntry("namespace", pod.metadata().namespace().orElseThrow())
                        .containsEntry("node", pod.spec().nodeName().orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void every_block_lies_in_a_pool_and_every_handle_counts_its_addresses(String cluster) {
        Manifest manifest = read(cluster);
        List<Cidr> pools = manifest.resources(IPPool.class).stream()
                .map(pool -> Cidr.strict(pool.spec().cidr()))
                .toList();
        for (IPAMBlock block : manifest.resources(IPAMBlock.class)) {
            Cidr cidr = Cidr.strict(block.spec().cidr());
            assertThat(pools).anyMatch(pool -> pool.contains(cidr));
            int size = block.spec().allocations().orElseThrow().size();
            assertThat(cidr.sizeSaturated()).isEqualTo(size);
            assertThat(block.spec().unallocated().orElseThrow().size()
                            + block.spec().attributes().orElseThrow().size())
                    .isEqualTo(size);
        }
        Map<String, Long> held = new TreeMap<>();
        holders(manifest).values().forEach(a -> held.merge(a.handleId().orElseThrow(), 1L, Long::sum));
        Map<String, Long> counted = new TreeMap<>();
        for (IPAMHandle handle : manifest.resources(IPAMHandle.class)) {
            handle.spec()
                    .block()
                    .orElseThrow()
                    .values()
                    .forEach(n -> counted.merge(handle.spec().handleID(), n, Long::sum));
        }
        assertThat(counted).isEqualTo(held);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void every_endpoint_of_a_service_is_a_pod(String cluster) {
        Manifest manifest = read(cluster);
        List<Optional<String>> addresses = manifest.resources(Pod.class).stream()
                .map(pod -> pod.status().podIP())
                .toList();
        for (EndpointSlice slice : manifest.resources(EndpointSlice.class)) {
            assertThat(slice.endpoints()).isNotEmpty();
            slice.endpoints()
                    .forEach(endpoint -> endpoint.addresses()
                            .forEach(address -> assertThat(addresses).contains(Optional.of(address))));
        }
    }

    /** Who holds each assigned address. */
    private static Map<String, AllocationAttribute> holders(Manifest manifest) {
        Map<String, AllocationAttribute> holders = new TreeMap<>();
        for (IPAMBlock block : manifest.resources(IPAMBlock.class)) {
            IpAddress first = Cidr.strict(block.spec().cidr()).first();
            List<AllocationAttribute> attributes = block.spec().attributes().orElseThrow();
            List<Optional<Long>> allocations = block.spec().allocations().orElseThrow();
            for (int i = 0; i < allocations.size(); i++) {
                if (allocations.get(i).isPresent()) {
                    int holder = Math.toIntExact(allocations.get(i).get());
                    holders.put(first.plus(i).toString(), attributes.get(holder));
                }
            }
        }
        return holders;
    }
}
