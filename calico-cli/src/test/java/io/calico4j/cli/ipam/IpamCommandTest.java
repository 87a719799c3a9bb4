// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpamCommandTest {
    @TempDir
    Path folder;

    private String cluster = "";

    @BeforeEach
    void write_cluster() throws IOException {
        cluster = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: tiny}
                spec: {cidr: 10.0.0.0/28, blockSize: 30}
                ---
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata: {name: node-1}
                spec: {orchRefs: [{nodeName: node-1, orchestrator: k8s}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop}
                spec: {nodeName: node-1}
                status: {phase: Running, podIP: 10.0.0.4}
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMHandle
                metadata: {name: net.web}
                spec: {handleID: net.web, block: {10.0.0.4/30: 1}}
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMHandle
                metadata: {name: net.ghost}
                spec: {handleID: net.ghost, block: {10.0.0.4/30: 1}}
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: BlockAffinity
                metadata: {name: node-1-10-0-0-4-30}
                spec: {cidr: 10.0.0.4/30, node: node-1, state: confirmed, deleted: "false"}
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMBlock
                metadata: {name: 10-0-0-4-30}
                spec:
                  cidr: 10.0.0.4/30
                  affinity: host:node-1
                  allocations: [0, 1, null, null]
                  unallocated: [2, 3]
                  attributes:
                    - {handle_id: net.web, secondary: {node: node-1, namespace: shop, pod: web}}
                    - {handle_id: net.ghost, secondary: {node: node-1, namespace: shop, pod: "<ghost>"}}
                  sequenceNumber: 9
                  sequenceNumberForAllocation: {"0": 7, "1": 8}
                  deleted: false
                """);
    }

    @Test
    void report_shows_use_and_what_is_out_of_order() {
        CliRun run = CliRun.of("ipam", "report", cluster);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("2 addresses in use in 1 block of 1 pool")
                .containsPattern("tiny +10\\.0\\.0\\.0/28 +2 +16 +12\\.5 %")
                .containsPattern("host:node-1 +1 +2 +4 +50\\.0 %")
                .contains("leaked-address  10.0.0.5 is held under net.ghost", "there is no pod shop/<ghost>")
                .contains("repair: release 10.0.0.5 with handle net.ghost and sequence number 8")
                .containsPattern(
                        "held for pod shop/<ghost>, node node-1, handle net\\.ghost +.*manifest\\.yaml:\\d+:\\d+ spec\\.allocations\\[1]")
                .contains("calicoctl ipam release --from-report=leaks.json --from-report=now.json");
    }

    @Test
    void report_answers_programs_and_draws_a_map() throws IOException {
        Path map = folder.resolve("map.svg");
        CliRun run = CliRun.of("ipam", "report", "-o", "json", "--map", map.toString(), cluster);
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/pools/0/cidr").asText()).isEqualTo("10.0.0.0/28");
        assertThat(answer.at("/owners/0/used").asInt()).isEqualTo(2);
        assertThat(answer.at("/findings/0/code").asText()).isEqualTo("CAL4010 leaked-address");
        assertThat(Files.readString(map))
                .contains("10.0.0.4/30, host:node-1: 2 of 4 in use", "10.0.0.8/30: not claimed")
                .endsWith("</svg>\n");
    }

    @Test
    void a_map_has_an_ending_that_says_what_it_is() {
        CliRun run = CliRun.of("ipam", "report", "--map", "map.png", cluster);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("a picture is a .svg or a .html file: map.png");
    }

    @Test
    void plan_says_when_the_pool_runs_dry_and_why_a_size_is_best() throws IOException {
        CliRun run = CliRun.of(
                "ipam",
                "plan",
                cluster,
                "--nodes",
                "3",
                "--pods-per-node",
                "4",
                "--grow",
                "0.5",
                "--from",
                "2030-03-01");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("3 nodes of 4 addresses fit", "room for 4 nodes", "run dry on 2030-03-05")
                .contains("best /30: 1 block a node");
        CliRun json = CliRun.of("ipam", "plan", "-o", "json", cluster, "--nodes", "5", "--pods-per-node", "4");
        assertThat(json.status()).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(json.out());
        assertThat(answer.get("fits").asBoolean()).isFalse();
        assertThat(answer.get("mostNodes").asInt()).isEqualTo(4);
        assertThat(answer.get("unservedAddresses").asInt()).isEqualTo(4);
    }

    @Test
    void wrong_calls_of_plan_are_explained() {
        assertThat(CliRun.of("ipam", "plan", cluster, "--grow", "1").err()).contains("--grow needs --from DATE");
        assertThat(CliRun.of("ipam", "plan", cluster, "--grow", "1", "--from", "soon")
                        .err())
                .contains("no date such as");
        assertThat(CliRun.of("ipam", "plan", cluster, "--family", "6").err()).contains("no pool of IPv6");
        assertThat(CliRun.of("ipam", "plan", cluster, "--pods-per-node", "-1").err())
                .contains("the number of pods is at least 0");
    }

    @Test
    void simulate_shows_a_time_line() throws IOException {
        Path map = folder.resolve("after.html");
        CliRun run = CliRun.of(
                "ipam",
                "simulate",
                cluster,
                "--nodes",
                "1",
                "--nodes-at-end",
                "5",
                "--days",
                "5",
                "--pods-per-node",
                "4",
                "--churn",
                "0.5",
                "--map",
                map.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("pods wait for addresses from day 4 on, with 5 nodes; at the end 4 wait")
                .containsPattern("4 +5 +16 +100\\.0 % .* dry");
        assertThat(Files.readString(map)).startsWith("<!DOCTYPE html>").contains("4 of 4 blocks claimed");
        assertThat(CliRun.of("ipam", "simulate", cluster, "--churn", "2").err()).contains("0..1: 2.0");
    }

    @Test
    void plan_and_simulate_take_what_if_for_an_answer() throws IOException {
        CliRun plan = CliRun.of(
                "ipam",
                "plan",
                "--pool",
                "10.0.0.0/24",
                "--pool",
                "10.0.1.0/24",
                "--block-size",
                "27",
                "--nodes",
                "7",
                "--pods-per-node",
                "60",
                "--surge-per-node",
                "4",
                "--reserve",
                "10.0.0.0/26",
                "--strict-affinity",
                "true",
                "--max-blocks",
                "3",
                "-o",
                "json");
        assertThat(plan.err()).isEmpty();
        JsonNode answer = new ObjectMapper().readTree(plan.out());
        assertThat(answer.get("addressesPerNode").asInt()).isEqualTo(64);
        assertThat(answer.get("blockLimit").asInt()).isEqualTo(3);
        assertThat(answer.at("/current/blocks").asInt()).isEqualTo(14);
        assertThat(answer.get("mostNodes").asInt()).isEqualTo(7);
        assertThat(answer.get("fits").asBoolean()).isTrue();
        Path chart = folder.resolve("chart.svg");
        CliRun simulation = CliRun.of(
                "ipam",
                "simulate",
                "--pool",
                "10.0.0.0/26",
                "--block-size",
                "28",
                "--nodes",
                "2",
                "--grow",
                "0.5",
                "--days",
                "9",
                "--pods-per-node",
                "12",
                "--tunnels-per-node",
                "1",
                "--from",
                "2030-03-01",
                "--chart",
                chart.toString(),
                "-o",
                "json");
        assertThat(simulation.err()).isEmpty();
        assertThat(simulation.status()).isEqualTo(1);
        JsonNode growth = new ObjectMapper().readTree(simulation.out());
        assertThat(growth.get("addresses").asInt()).isEqualTo(64);
        assertThat(growth.get("firstShortage").asInt()).isEqualTo(6);
        assertThat(growth.get("firstShortageDate").asText()).isEqualTo("2030-03-07");
        assertThat(growth.at("/timeline/8/used").asInt()).isEqualTo(64);
        assertThat(Files.readString(chart)).contains("dry from 2030-03-07");
    }

    @Test
    void wrong_what_ifs_are_explained() {
        assertThat(CliRun.of("ipam", "plan").err()).contains("neither a PATH with pools nor --pool CIDR is given");
        assertThat(CliRun.of("ipam", "plan", "--pool", "ten").err()).contains("no range such as 10.0.0.0/16: ten");
        assertThat(CliRun.of("ipam", "plan", "--pool", "10.0.0.0/16", "--block-size", "12")
                        .err())
                .contains("the blockSize of IPv4 is 20..32: 12");
        assertThat(CliRun.of("ipam", "plan", "--pool", "10.0.0.0/16", "--grow", "-1")
                        .err())
                .contains("at least 0: -1.0");
        assertThat(CliRun.of("ipam", "simulate", "--pool", "10.0.0.0/16", "--grow", "1", "--nodes-at-end", "3")
                        .err())
                .contains("say the same thing twice");
        assertThat(CliRun.of("ipam", "simulate", "--pool", "10.0.0.0/16", "--nodes", "2000000000")
                        .err())
                .contains("the number of nodes at the start is 0..20000000: 2000000000");
        assertThat(CliRun.of("ipam", "report", cluster, "--grace-minutes", "-1").err())
                .contains("at least 0 minutes: -1");
    }

    @Test
    void report_reads_what_etcdctl_printed() throws IOException {
        Path dump = folder.resolve("dump.txt");
        Files.writeString(dump, """
                /calico/ipam/v2/assignment/ipv4/block/10.0.0.4-30
                {"cidr":"10.0.0.4/30","affinity":"host:node-1","allocations":[0,0,null,null],"unallocated":[2],\
                "attributes":[{"handle_id":"x","secondary":{"node":"node-1"}}],"deleted":false}
                /calico/ipam/v2/handle/x
                {"block":{"10.0.0.4/30":2},"deleted":false}
                /calico/resources/v3/projectcalico.org/ippools/p
                {"kind":"IPPool","apiVersion":"projectcalico.org/v3","metadata":{"name":"p"},"spec":{"cidr":"10.0.0.0/28"}}
                """);
        CliRun run = CliRun.of("ipam", "report", "--etcd", dump.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "2 addresses in use in 1 block of 1 pool", "lost-address  block 10.0.0.4/30 has lost 1 address")
                .contains("dump.txt:1:1 spec.allocations[3]")
                .contains("no nodes (Node of Calico or Kubernetes): owners are taken to exist");
        assertThat(CliRun.of("ipam", "report").err()).contains("neither a PATH nor --etcd FILE is given");
        assertThat(CliRun.of("ipam", "report", "--etcd", "no-such-file").err()).contains("can't read no-such-file");
    }
}
