// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.wire.RandomValues;
import io.calico4j.internal.wire.WireType;
import io.calico4j.kubernetes.conversion.ConversionCodes;
import io.calico4j.kubernetes.conversion.StorageConverter;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordProcessorTest {
    private static CalicoResource resource(String yaml) {
        return (CalicoResource)
                ManifestReader.strict().readString(yaml).resources().get(0);
    }

    private static CalicoResource pool(String name, String cidr) {
        return resource("{apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: " + name + "}, spec: {cidr: "
                + cidr + "}}");
    }

    private static List<String> shown(Updates updates) {
        return updates.records().stream()
                .map(record -> record.path().orElseThrow() + (record.value().isPresent() ? "" : " gone"))
                .toList();
    }

    @Test
    void long_durations_are_numbers_with_an_exponent() {
        Updates updates = RecordProcessor.forFelix().update(resource("""
                apiVersion: projectcalico.org/v3
                kind: FelixConfiguration
                metadata: {name: default}
                spec:
                  ipsetsRefreshInterval: 999999.5s
                  routeRefreshInterval: 1000000s
                  iptablesRefreshInterval: 999999h
                  nftablesRefreshInterval: 2562047h47m16.854775807s
                  iptablesLockProbeInterval: 1234.5678s
                """));
        assertThat(parameter(updates, "IpsetsRefreshInterval")).isEqualTo("999999.5");
        assertThat(parameter(updates, "RouteRefreshInterval")).isEqualTo("1e+06");
        assertThat(parameter(updates, "IptablesRefreshInterval")).isEqualTo("3.5999964e+09");
        assertThat(parameter(updates, "NftablesRefreshInterval")).isEqualTo("9.223372036854776e+09");
        assertThat(parameter(updates, "IptablesLockProbeIntervalMillis")).isEqualTo("1.2345678e+06");
    }

    private static String parameter(Updates updates, String name) {
        return updates.records().stream()
                .filter(record -> record.path().orElse("").endsWith("/" + name))
                .map(record -> ((DatastoreValue.Text) record.value().orElseThrow()).text())
                .findFirst()
                .orElse("none of that name");
    }

    /** The uid is the staged policy's own, of any form, and no identity in Kubernetes. */
    @Test
    void a_staged_kubernetes_policy_may_have_any_uid() {
        Updates updates = RecordProcessor.forFelix().update(resource("""
                apiVersion: projectcalico.org/v3
                kind: StagedKubernetesNetworkPolicy
                metadata: {name: web, namespace: shop, uid: seventeen}
                spec: {podSelector: {}, policyTypes: [Ingress]}
                """));
        assertThat(updates.diagnostics().hasErrors()).isFalse();
        assertThat(shown(updates)).containsExactly("/calico/v1/policy/StagedKubernetesNetworkPolicy/shop/web");
    }

    @Test
    void an_empty_text_among_the_networks_of_a_set_is_left_out_or_shown_as_calico_does() {
        CalicoResource set = resource("{apiVersion: projectcalico.org/v3, kind: NetworkSet, metadata: {name: a,"
                + " namespace: b}, spec: {nets: [10.1.2.3/8, '', fd00::1]}}");
        CalicoResource global = resource("{apiVersion: projectcalico.org/v3, kind: GlobalNetworkSet, metadata: {name:"
                + " a}, spec: {nets: ['', 10.0.0.1]}}");
        assertThat(nets(FelixConverter.standard(), set)).containsExactly("10.0.0.0/8", "fd00::1/128");
        assertThat(nets(FelixConverter.calicoExact(), set)).containsExactly("10.0.0.0/8", "<nil>", "fd00::1/128");
        assertThat(nets(FelixConverter.standard(), global)).containsExactly("10.0.0.1/32");
        assertThat(nets(FelixConverter.calicoExact(), global)).containsExactly("<nil>", "10.0.0.1/32");
    }

    private static List<String> nets(FelixConverter converter, CalicoResource set) {
        Updates updates = RecordProcessor.of(converter, false, false).update(set);
        return ((FelixNetworkSet) updates.records().get(0).value().orElseThrow()).nets();
    }

    @Test
    void a_policy_is_folded_into_one_selector() throws Exception {
        Updates updates = RecordProcessor.forFelix().update(resource("""
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop, resourceVersion: "4"}
                spec:
                  order: 12
                  types: [Ingress]
                  selector: app == 'web'
                  ingress: [{action: Pass, protocol: TCP, source: {namespaceSelector: env == 'prod', nets: [10.0.0.1]}}]
                """));
        DatastoreRecord record = updates.records().get(0);
        assertThat(record.path()).contains("/calico/v1/policy/NetworkPolicy/shop/web");
        assertThat(record.revision()).isEqualTo("4");
        assertThat(new ObjectMapper().writeValueAsString(record.value().orElseThrow()))
                .isEqualTo("{\"namespace\":\"shop\",\"tier\":\"default\",\"order\":12,\"inbound_rules\":[{\"action\":"
                        + "\"next-tier\",\"protocol\":\"tcp\",\"src_nets\":[\"10.0.0.1/32\"],\"src_selector\":"
                        + "\"pcns.env == \\\"prod\\\"\",\"orig_src_namespace_selector\":\"env == 'prod'\"}],"
                        + "\"selector\":\"(app == 'web') && projectcalico.org/namespace == 'shop'\","
                        + "\"types\":[\"ingress\"]}");
    }

    @Test
    void of_pools_with_one_cidr_the_lowest_name_is_seen() {
        RecordProcessor processor = RecordProcessor.forFelix();
        String path = "/calico/v1/ipam/v4/pool/10.0.0.0-16";
        assertThat(shown(processor.update(pool("b", "10.0.0.0/16")))).containsExactly(path);
        assertThat(shown(processor.update(pool("c", "10.0.0.9/16")))).isEmpty();
        assertThat(shown(processor.delete(ResourceKey.of(Kind.IP_POOL, "b"), "")))
                .containsExactly(path);
        assertThat(shown(processor.delete(ResourceKey.of(Kind.IP_POOL, "c"), "")))
                .containsExactly(path + " gone");
        assertThat(processor
                        .delete(ResourceKey.of(Kind.IP_POOL, "c"), "")
                        .diagnostics()
                        .asList()
                        .get(0)
                        .code())
                .isEqualTo(ConversionCodes.UNKNOWN_RESOURCE);
        assertThat(processor
                        .update(pool("d", "10.0.0.1"))
                        .diagnostics()
                        .asList()
                        .get(0)
                        .code())
                .isEqualTo(ConversionCodes.INCOMPLETE_KEY);
    }

    @Test
    void a_parameter_from_an_annotation_goes_away_with_it() {
        RecordProcessor processor = RecordProcessor.forFelix();
        String configuration = """
                apiVersion: projectcalico.org/v3
                kind: FelixConfiguration
                metadata: {name: node.worker-1, annotations: {%s}}
                spec: {bpfEnabled: true, reportingInterval: 90s, kubeNodePortRanges: ["30000:32767", 5000]}
                """;
        Updates first = processor.update(resource(configuration.formatted("config.projectcalico.org/Extra: \"1\"")));
        assertThat(values(first))
                .containsEntry("/calico/v1/host/worker-1/config/BPFEnabled", "true")
                .containsEntry("/calico/v1/host/worker-1/config/ReportingIntervalSecs", "90")
                .containsEntry("/calico/v1/host/worker-1/config/KubeNodePortRanges", "30000:32767,5000")
                .containsEntry("/calico/v1/host/worker-1/config/Extra", "1")
                .containsEntry("/calico/v1/host/worker-1/config/BPFLogLevel", "gone");
        Updates second = processor.update(resource(configuration.formatted("")));
        assertThat(values(second)).containsEntry("/calico/v1/host/worker-1/config/Extra", "gone");
    }

    private static Map<String, String> values(Updates updates) {
        TreeMap<String, String> values = new TreeMap<>();
        for (DatastoreRecord record : updates.records()) {
            values.put(
                    record.path().orElseThrow(),
                    record.value()
                            .map(value -> ((DatastoreValue.Text) value).text())
                            .orElse("gone"));
        }
        return values;
    }

    @Property(tries = 60)
    void no_resource_makes_a_processor_or_the_storage_form_throw(@ForAll long seed) {
        RandomValues random = new RandomValues(seed);
        RecordProcessor felix = RecordProcessor.of(FelixConverter.calicoExact(), false, true);
        RecordProcessor bgp = RecordProcessor.of(FelixConverter.standard(), true, true);
        for (Kind kind : Kind.values()) {
            if (kind.calico()) {
                CalicoResource resource = (CalicoResource) random.of(WireType.of(kind.type()));
                for (RecordProcessor processor : List.of(felix, bgp)) {
                    assertThat(processor.update(resource)).isNotNull();
                    assertThat(processor.delete(resource.key(), "9")).isNotNull();
                }
                CalicoResource stored = StorageConverter.write(resource).value().orElse(null);
                if (stored != null && kind != Kind.TIER && kind.apiVersions().contains("projectcalico.org/v3")) {
                    assertThat(StorageConverter.read(stored).value()).hasValue(resource);
                }
            }
        }
    }

    @Test
    void a_staged_kubernetes_policy_with_a_bad_rule_has_no_value() {
        String policy = """
                apiVersion: projectcalico.org/v3
                kind: StagedKubernetesNetworkPolicy
                metadata: {name: web, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: %s}]}], stagedAction: Set}
                """;
        assertThat(shown(RecordProcessor.forFelix().update(resource(policy.formatted("80")))))
                .containsExactly("/calico/v1/policy/StagedKubernetesNetworkPolicy/shop/web");
        assertThat(shown(RecordProcessor.forFelix().update(resource(policy.formatted("'90:80'")))))
                .containsExactly("/calico/v1/policy/StagedKubernetesNetworkPolicy/shop/web gone");
    }

    @Test
    void durations_are_printed_as_go_prints_floats() {
        String configuration = """
                apiVersion: projectcalico.org/v3
                kind: FelixConfiguration
                metadata: {name: default}
                spec: {reportingInterval: %s, iptablesLockProbeInterval: %s}
                """;
        assertThat(values(RecordProcessor.forFelix().update(resource(configuration.formatted("50us", "1500us")))))
                .containsEntry("/calico/v1/config/ReportingIntervalSecs", "5e-05")
                .containsEntry("/calico/v1/config/IptablesLockProbeIntervalMillis", "1.5");
        assertThat(values(RecordProcessor.forFelix().update(resource(configuration.formatted("1h0m0.25s", "2s")))))
                .containsEntry("/calico/v1/config/ReportingIntervalSecs", "3600.25")
                .containsEntry("/calico/v1/config/IptablesLockProbeIntervalMillis", "2000");
    }

    /** What a processor has shown equals what one that starts anew shows of the resources that are left. */
    @Property(tries = 200)
    void history_does_not_matter(@ForAll @Size(max = 20) List<@IntRange(max = 63) Integer> steps) {
        RecordProcessor processor = RecordProcessor.forFelix();
        TreeMap<String, DatastoreRecord> seen = new TreeMap<>();
        TreeMap<String, CalicoResource> left = new TreeMap<>();
        for (int step : steps) {
            String name = String.valueOf((char) ('a' + step % 4));
            int block = step / 4 % 4;
            boolean delete = step / 16 == 0;
            if (delete) {
                left.remove(name);
                keep(processor.delete(ResourceKey.of(Kind.IP_POOL, name), ""), seen);
            } else {
                CalicoResource pool = pool(name, block == 3 ? "none" : "10." + block + ".0.0/16");
                if (block == 3) {
                    left.remove(name);
                } else {
                    left.put(name, pool);
                }
                keep(processor.update(pool), seen);
            }
        }
        TreeMap<String, DatastoreRecord> fresh = new TreeMap<>();
        RecordProcessor anew = RecordProcessor.forFelix();
        List<CalicoResource> backwards = new ArrayList<>(left.descendingMap().values());
        backwards.forEach(pool -> keep(anew.update(pool), fresh));
        assertThat(seen).isEqualTo(fresh);
    }

    private static void keep(Updates updates, Map<String, DatastoreRecord> seen) {
        for (DatastoreRecord record : updates.records()) {
            String path = record.path().orElseThrow();
            if (record.value().isPresent()) {
                seen.put(path, record);
            } else {
                seen.remove(path);
            }
        }
    }
}
