// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private static final String POOLS = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata: {name: plain}
            spec: {cidr: 10.11.0.0/16, natOutgoing: true}
            ---
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata: {name: tunnelled}
            spec: {cidr: 10.12.0.0/20, ipipMode: Always, blockSize: 28, nodeSelector: rack == 'a'}
            ---
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata: {name: six}
            spec: {cidr: "fd00:13::/48", vxlanMode: CrossSubnet, disabled: true, disableBGPExport: true}
            """;

    @TempDir
    Path folder;

    @Test
    void pools_show_capacity_encapsulation_and_the_mtu_they_should_have() throws IOException {
        CliRun run = CliRun.of("inspect", "--network-mtu", "9001", CliRun.manifest(folder, POOLS));
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("""
                IP POOLS
                  NAME       CIDR          ADDRESSES  BLOCKS          ENCAPSULATION       MTU  NAT  NODES
                  plain      10.11.0.0/16     65,536  0 of 1,024 /26  none               9001  yes  all()
                  six        fd00:13::/48       2^80  0 of 2^74 /122  VXLAN CrossSubnet  8931  no   all()        disabled, not announced
                  tunnelled  10.12.0.0/20      4,096  0 of 256 /28    IPIP Always        8981  no   rack == 'a'
                """);
    }

    @Test
    void pools_that_the_operator_will_make_are_among_them() throws IOException {
        CliRun run = CliRun.of("inspect", CliRun.manifest(folder, """
                apiVersion: operator.tigera.io/v1
                kind: Installation
                metadata: {name: default}
                spec:
                  calicoNetwork:
                    ipPools:
                    - {cidr: 10.16.0.0/16, encapsulation: VXLANCrossSubnet, natOutgoing: Disabled, blockSize: 27}
                    - {cidr: 10.17.0.0/20, name: second, nodeSelector: rack == 'b'}
                    - {cidr: "fd00:18::/112"}
                    - {cidr: 10.19.0.0/24}
                ---
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: there-already}
                spec: {cidr: 10.19.0.0/24}
                """));
        assertThat(run.out()).contains("""
                IP POOLS
                  NAME                 CIDR           ADDRESSES  BLOCKS           ENCAPSULATION       MTU  NAT  NODES
                  there-already        10.19.0.0/24         256  0 of 4 /26       none               1500  no   all()
                  default-ipv4-ippool  10.16.0.0/16      65,536  0 of 2,048 /27   VXLAN CrossSubnet  1450  no   all()
                  second               10.17.0.0/20       4,096  0 of 64 /26      IPIP Always        1480  yes  rack == 'b'
                  default-ipv6-ippool  fd00:18::/112     65,536  0 of 1,024 /122  none               1500  yes  all()
                """);
    }

    @Test
    void answers_programs_with_the_same_facts() throws IOException {
        CliRun run = CliRun.of("inspect", "-o", "json", CliRun.manifest(folder, POOLS));
        JsonNode pools = new ObjectMapper().readTree(run.out()).path("pools");
        assertThat(pools).hasSize(3);
        assertThat(pools.get(2).path("name").asText()).isEqualTo("tunnelled");
        assertThat(pools.get(2).path("capacity").asInt()).isEqualTo(4096);
        assertThat(pools.get(2).path("mtuBytes").asInt()).isEqualTo(1480);
        assertThat(pools.get(2).path("natOutgoing").asBoolean()).isFalse();
    }

    @Test
    void findings_show_their_line_with_a_caret_and_make_the_status_1() throws IOException {
        String path = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: typo}
                spec:
                  cdir: 10.14.0.0/16
                """);
        CliRun run = CliRun.of("inspect", path);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(path + ": 0 resources in 1 file, 1 error\n")
                .contains("error CAL1", "\n      |   cdir: 10.14.0.0/16\n      |   ^\n", "cidr");
    }

    @Test
    void warnings_make_the_status_1_on_demand() throws IOException {
        String path = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: tagged}
                spec:
                  selector: !has(trusted)
                """);
        assertThat(CliRun.of("inspect", path).status()).isZero();
        CliRun strict = CliRun.of("inspect", "--fail-on", "warning", path);
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out()).contains("1 warning", "  selector: !has(trusted)");
    }

    @Test
    void many_findings_alike_are_cut_short() throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            yaml.append("---\nkind: IPPool\napiVersion: projectcalico.org/v3\nmetadata: {name: p")
                    .append(i);
            yaml.append("}\nspec: {oops: ").append(i).append("}\n");
        }
        String path = CliRun.manifest(folder, yaml.toString());
        assertThat(CliRun.of("inspect", path).out())
                .contains("IPPool/p9 spec.oops", "and 4 more of error", "--all shows them")
                .doesNotContain("IPPool/p10 ");
        assertThat(CliRun.of("inspect", "--all", path).out())
                .contains("IPPool/p13 spec.oops")
                .doesNotContain("more of error");
    }

    @Test
    void policies_stand_in_the_order_they_are_asked() throws IOException {
        CliRun run = CliRun.of("inspect", CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: Tier
                metadata: {name: early}
                spec: {order: 50, defaultAction: Pass}
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: without-order}
                spec: {egress: [{action: Allow}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: team, namespace: org-7}
                spec: {podSelector: {matchLabels: {app: web}}, ingress: [{}], policyTypes: [Ingress]}
                ---
                apiVersion: projectcalico.org/v3
                kind: StagedGlobalNetworkPolicy
                metadata: {name: lost.one}
                spec: {tier: lost, order: 1.5, namespaceSelector: has(x), types: [Ingress, Egress]}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: early.db, namespace: org-8}
                spec: {tier: early, order: 3, selector: app == 'db', ingress: [{action: Deny}, {action: Log}]}
                """));
        assertThat(run.out()).contains("""
                POLICIES  in the order they are asked
                  ORDER  KIND                       POLICY          APPLIES TO         RULES
                  tier early, order 50, else Pass
                      3  NetworkPolicy              org-8/early.db  app == 'db'        2 in
                  tier default, order 1000000, else Deny
                   1000  Kubernetes NetworkPolicy   org-7/team      app == 'web'       1 in
                   last  GlobalNetworkPolicy        without-order   all()              1 out
                  tier lost, which is not among the resources
                    1.5  StagedGlobalNetworkPolicy  lost.one        namespaces has(x)  0 in, 0 out  staged
                """);
    }

    @Test
    void a_folder_is_read_with_all_below_it_as_the_reader_does() throws IOException {
        Files.createDirectories(folder.resolve("b/.git"));
        Files.writeString(folder.resolve("b/pool.yml"), POOLS);
        Files.writeString(folder.resolve("b/.git/pool.yaml"), POOLS);
        Files.writeString(
                folder.resolve("a.json"),
                "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"}}");
        Files.writeString(folder.resolve("notes.txt"), "not a manifest");
        assertThat(CliRun.of("inspect", folder.toString()).out())
                .startsWith(folder + ": 4 resources in 2 files, no findings\n");
    }

    @Test
    void names_cannot_steer_the_terminal() throws IOException {
        CliRun run = CliRun.of("inspect", "--color", "never", CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: "evil\\e[2J"}
                spec: {cidr: 10.15.0.0/16}
                """));
        assertThat(run.out()).contains("evil\\u001b[2J").doesNotContain("\u001b");
    }
}
