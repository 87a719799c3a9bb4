// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.GoldenMessages;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.CalicoResource;
import io.calico4j.validation.ValidationCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the store has a page, something that is refused with it, and something like it that is not. */
class StoreCodesTest {
    private enum Operation {
        CREATE,
        REPLACE,
        DELETE,
        LIBRARY_CREATE,
        LIBRARY_REPLACE
    }

    private static final String POOL_A = "{kind: IPPool, metadata: {name: pool-a}, spec: {cidr: 10.244.0.0/16}}";
    private static final String POOL_LB =
            "{kind: IPPool, metadata: {name: lb}, spec: {cidr: 192.0.2.0/24, allowedUses: [LoadBalancer], nodeSelector: all()}}";
    private static final String SET = "{kind: GlobalNetworkSet, metadata: {name: partners}}";
    private static final String BLOCK = "{kind: IPAMBlock, metadata: {name: b}, spec: {cidr: 10.244.3.0/26}}";

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        add(cases, StoreCodes.REVISION_GIVEN, "", Operation.CREATE, set("resourceVersion: '5'"), SET);
        add(
                cases,
                StoreCodes.NAMESPACE_NEEDED,
                "",
                Operation.LIBRARY_CREATE,
                "{kind: NetworkSet, metadata: {name: partners}}",
                "{kind: NetworkSet, metadata: {name: partners, namespace: shop}}");
        add(
                cases,
                StoreCodes.STORED_METADATA_NEEDED,
                SET,
                Operation.LIBRARY_REPLACE,
                SET,
                set("resourceVersion: '5', uid: u, creationTimestamp: '2026-01-02T03:04:05Z'"));
        add(cases, StoreCodes.POOL_CIDR_CHANGED, POOL_A, Operation.REPLACE, pool("cidr: 10.245.0.0/16"), POOL_A);
        add(
                cases,
                StoreCodes.POOL_BLOCK_SIZE_CHANGED,
                POOL_A,
                Operation.REPLACE,
                pool("cidr: 10.244.0.0/16, blockSize: 24"),
                pool("cidr: 10.244.0.0/16, blockSize: 26"));
        add(
                cases,
                StoreCodes.POOL_USE_CHANGED,
                POOL_LB,
                Operation.REPLACE,
                "{kind: IPPool, metadata: {name: lb}, spec: {cidr: 192.0.2.0/24}}",
                POOL_LB);
        add(
                cases,
                StoreCodes.POOL_BLOCK_SIZE,
                "",
                Operation.CREATE,
                pool("cidr: 10.244.0.0/16, blockSize: 18"),
                pool("cidr: 10.244.0.0/16, blockSize: 20"));
        add(
                cases,
                StoreCodes.POOL_OVERLAP,
                POOL_A,
                Operation.CREATE,
                "{kind: IPPool, metadata: {name: pool-b}, spec: {cidr: 10.244.8.0/21}}",
                "{kind: IPPool, metadata: {name: pool-b}, spec: {cidr: 10.245.0.0/16}}");
        add(
                cases,
                StoreCodes.POOL_BLOCKS_DIFFER,
                BLOCK,
                Operation.CREATE,
                pool("cidr: 10.244.0.0/16, blockSize: 28"),
                POOL_A);
        add(
                cases,
                StoreCodes.PEER_FILTER_MISSING,
                "{kind: BGPFilter, metadata: {name: here}}",
                Operation.CREATE,
                "{kind: BGPPeer, metadata: {name: p}, spec: {peerIP: 192.0.2.1, asNumber: 64512, filters: [here, gone]}}",
                "{kind: BGPPeer, metadata: {name: p}, spec: {peerIP: 192.0.2.1, asNumber: 64512, filters: [here]}}");
        add(
                cases,
                StoreCodes.BGP_DEFAULT_ONLY,
                "",
                Operation.CREATE,
                "{kind: BGPConfiguration, metadata: {name: node.worker-1}, spec: {asNumber: 64512}}",
                "{kind: BGPConfiguration, metadata: {name: default}, spec: {asNumber: 64512}}");
        add(
                cases,
                StoreCodes.TEMPLATE,
                "",
                Operation.CREATE,
                template("generateName: a"),
                template("generateName: a, interfacePattern: 'eth.*'"));
        add(
                cases,
                StoreCodes.ENDPOINT_NAME_PART,
                "",
                Operation.CREATE,
                endpoint("", "pod: ''"),
                endpoint("", "pod: web-0"));
        add(
                cases,
                StoreCodes.ENDPOINT_NAME,
                "",
                Operation.CREATE,
                endpoint("name: web-0", "pod: web-0"),
                endpoint("name: worker--1-k8s-web--0-eth0", "pod: web-0"));
        add(
                cases,
                StoreCodes.ALREADY_EXISTS,
                SET,
                Operation.CREATE,
                SET,
                "{kind: GlobalNetworkSet, metadata: {name: others}}");
        add(
                cases,
                StoreCodes.NOT_FOUND,
                "{kind: Tier, metadata: {name: platform}}",
                Operation.CREATE,
                "{kind: NetworkPolicy, metadata: {name: web}, spec: {tier: gone}}",
                "{kind: NetworkPolicy, metadata: {name: web}, spec: {tier: platform}}");
        add(
                cases,
                StoreCodes.CONFLICT,
                SET,
                Operation.REPLACE,
                set("resourceVersion: '4'"),
                set("resourceVersion: '5'"));
        add(
                cases,
                StoreCodes.NOT_SUPPORTED,
                "{kind: Tier, metadata: {name: platform}}",
                Operation.DELETE,
                "{kind: Tier, metadata: {name: kube-admin}}",
                "{kind: Tier, metadata: {name: platform}}");
        add(cases, StoreCodes.REFUSED, "", Operation.CREATE, set("namespace: shop"), SET);
        return cases.stream();
    }

    private static void add(
            List<Arguments> cases, Code code, String stored, Operation operation, String refused, String taken) {
        cases.add(Arguments.of(code, stored, operation, refused, taken));
    }

    private static String set(String metadata) {
        return "{kind: GlobalNetworkSet, metadata: {name: partners, " + metadata + "}}";
    }

    private static String pool(String spec) {
        return "{kind: IPPool, metadata: {name: pool-a}, spec: {" + spec + "}}";
    }

    private static String template(String template) {
        return "{kind: KubeControllersConfiguration, metadata: {name: default}, spec: {controllers: {node:"
                + " {hostEndpoint: {autoCreate: Enabled, templates: [{" + template + "}]}}}}}";
    }

    private static String endpoint(String metadata, String spec) {
        return "{kind: WorkloadEndpoint, metadata: {" + metadata
                + "}, spec: {orchestrator: k8s, node: worker-1, endpoint:" + " eth0, interfaceName: cali1, " + spec
                + "}}";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refuses_the_one_and_takes_the_other(
            Code code, String stored, Operation operation, String refused, String taken) {
        assertThat(run(stored, operation, refused).error().orElseThrow().diagnostics())
                .extracting(diagnostic -> diagnostic.code())
                .containsOnly(code);
        assertThat(run(stored, operation, taken).error()).isEmpty();
    }

    /** The messages of all codes, to be read by people. */
    @Test
    void says_what_the_golden_file_says() throws IOException {
        StringBuilder messages = new StringBuilder();
        cases().map(Arguments::get)
                .map(each -> run((String) each[1], (Operation) each[2], (String) each[3]))
                .forEach(refused -> messages.append(
                        refused.error().orElseThrow().diagnostics().render()));
        GoldenMessages.assertMatches(StoreCodes.all(), messages.toString());
    }

    @Test
    void has_a_case_and_a_page_for_every_code() throws IOException {
        assertThat(cases().map(arguments -> arguments.get()[0])).containsExactlyElementsOf(StoreCodes.all());
        assertThat(StoreCodes.all()).isSorted().doesNotContainAnyElementsOf(ValidationCodes.all());
        for (Code code : StoreCodes.all()) {
            assertThat(Files.readString(Path.of("..", "docs", code.page())))
                    .startsWith("# " + code + "\n")
                    .contains("**Cause.**", "**Example.**", "**Fix.**");
        }
    }

    private static StoreResult<CalicoResource> run(String stored, Operation operation, String text) {
        InMemoryResourceStore store = InMemoryResourceStore.builder()
                .seeds(stored.isEmpty() ? List.of() : List.of(resource(stored)))
                .build();
        InMemoryResourceStore library = store.as(StoreClient.LIBRARY);
        CalicoResource resource = resource(text);
        return switch (operation) {
            case CREATE -> store.create(resource);
            case REPLACE -> store.replace(resource);
            case DELETE -> store.delete(resource);
            case LIBRARY_CREATE -> library.create(resource);
            case LIBRARY_REPLACE -> library.replace(resource);
        };
    }

    private static CalicoResource resource(String text) {
        String versioned = text.replaceFirst("\\{", "{apiVersion: projectcalico.org/v3, ");
        return (CalicoResource)
                ManifestReader.strict().readString(versioned).resources().get(0);
    }
}
