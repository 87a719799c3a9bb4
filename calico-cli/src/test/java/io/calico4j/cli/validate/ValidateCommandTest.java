// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

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

class ValidateCommandTest {
    @TempDir
    Path folder;

    private String manifest = "";

    @BeforeEach
    void write_manifest() throws IOException {
        manifest = CliRun.manifest(folder, """
                apiVersion: v1
                kind: Pod
                metadata: {name: db-0, namespace: shop, labels: {role: db}}
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: securty.deny}
                spec: {tier: securty, ingress: [{action: Refuse}]}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: db, namespace: shop}
                spec: {selector: "rol == 'db'"}
                """);
    }

    @Test
    void everything_that_is_wrong_is_said_with_its_line() {
        CliRun run = CliRun.of("validate", manifest);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "CAL2704 unknown-tier  GlobalNetworkPolicy/securty.deny spec.tier\n    " + manifest + ":8:14\n")
                .contains("spec.ingress[0].action\n    " + manifest + ":8:42\n")
                .contains("CAL2705 selects-nothing  NetworkPolicy/shop/db spec.selector\n    " + manifest + ":13:18\n")
                .contains("did you mean \"role\"?")
                .endsWith("3 resources in 1 file: 2 errors, 1 warning\n");
    }

    @Test
    void resources_may_be_looked_at_alone() {
        assertThat(CliRun.of("validate", "--alone", manifest).out())
                .doesNotContain("CAL27")
                .endsWith("3 resources in 1 file: 1 error, 0 warnings\n");
    }

    @Test
    void findings_may_be_accepted_with_a_reason() throws IOException {
        Path accepted = folder.resolve("accepted");
        Files.writeString(accepted, "CAL2704 *: the tier comes later\nCAL2705 *: not yet\nCAL2709 *: never seen\n");
        CliRun run = CliRun.of("validate", "--all", "--accept", accepted.toString(), manifest);
        assertThat(run.out())
                .contains("ACCEPTED\n")
                .contains("    the tier comes later (" + accepted + ":1)\n")
                .contains("CAL2722 unused-suppression\n    " + accepted + ":3:1\n")
                .endsWith("3 resources in 1 file: 1 error, 1 warning, 2 accepted\n");
    }

    @Test
    void programs_get_their_forms() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CliRun.of("validate", "-o", "json", manifest).out());
        assertThat(json.at("/summary/errors").intValue()).isEqualTo(2);
        JsonNode sarif = new ObjectMapper()
                .readTree(CliRun.of("validate", "-o", "sarif", manifest).out());
        assertThat(sarif.at("/runs/0/results")).hasSize(3);
        assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/region/snippet/text")
                        .textValue())
                .isEqualTo("spec: {tier: securty, ingress: [{action: Refuse}]}");
        assertThat(CliRun.of("validate", "-o", "junit", manifest).out()).contains("tests=\"2\" failures=\"2\"");
        assertThat(CliRun.of("validate", "-o", "github", manifest).out())
                .contains("::error file=" + manifest + ",line=8");
    }

    @Test
    void warnings_count_if_wanted() throws IOException {
        String other = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: pool-6}
                spec: {cidr: 10.66.0.0/16, blockSize: 27}
                ---
                apiVersion: projectcalico.org/v3
                kind: StagedGlobalNetworkPolicy
                metadata: {name: gone}
                spec: {stagedAction: Delete}
                """);
        assertThat(CliRun.of("validate", other).status()).isZero();
        assertThat(CliRun.of("validate", "--fail-on", "warning", other).status())
                .isEqualTo(1);
    }

    @Test
    void an_unreadable_file_of_accepted_findings_is_a_wrong_call() {
        CliRun run = CliRun.of("validate", "--accept", folder.resolve("none").toString(), manifest);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("can't read");
    }

    @Test
    void a_folder_without_manifests_is_a_wrong_call_and_not_in_order() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CliRun run = CliRun.of("validate", empty.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no .yaml, .yml or .json files in the folder " + empty);
    }

    @Test
    void what_both_calicoctl_and_felix_refuse_is_said_once() throws IOException {
        String peer = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: BGPPeer
                metadata: {name: router}
                spec: {nodeSelector: "has('router')", peerIP: 192.0.2.1, asNumber: 64999}
                """);
        assertThat(CliRun.of("validate", peer).out()).contains("CAL2017").doesNotContain("CAL2715");
        assertThat(CliRun.of("validate", "--as", "schema", peer).out())
                .contains("CAL2715")
                .doesNotContain("CAL2017");
    }

    @Test
    void each_of_two_with_one_key_has_its_own_findings_at_its_own_place() throws IOException {
        String tier = """
                apiVersion: projectcalico.org/v3
                kind: Tier
                metadata: {name: twice}
                spec: {order: 7, defaultAction: %s}
                """;
        Files.writeString(folder.resolve("a.yaml"), tier.formatted("Deni"));
        Files.writeString(folder.resolve("b.yaml"), "\n\n" + tier.formatted("Pas"));
        String out = CliRun.of(
                        "validate",
                        folder.resolve("a.yaml").toString(),
                        folder.resolve("b.yaml").toString())
                .out();
        assertThat(out)
                .contains("    " + folder.resolve("a.yaml") + ":4:33\n    \"Deni\" is not")
                .contains("    " + folder.resolve("b.yaml") + ":6:33\n    \"Pas\" is not")
                .contains("    " + folder.resolve("b.yaml") + ":5:18\n    given 2 times");
    }

    @Test
    void a_field_that_cannot_be_read_hides_no_mistake_of_another() throws IOException {
        String policy = CliRun.manifest(folder, """
                apiVersion: projectcalico.org/v3
                kind: Tier
                metadata: {name: security}
                spec: {order: [5]}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: db, namespace: shop}
                spec:
                  tier: security
                  selector: role = 'db'
                  ingress: [{action: allow, protocol: TCP, destination: {ports: ['90:80']}}]
                """);
        CliRun run = CliRun.of("validate", policy);
        assertThat(run.out())
                .contains("CAL1003", "CAL1005", "CAL2017", "CAL2002")
                .doesNotContain("CAL2704") // the tier is there
                .endsWith("2 resources in 1 file: 4 errors, 0 warnings\n");
    }

    @Test
    void mere_information_is_for_programs_and_for_those_who_ask() throws IOException {
        String widget = CliRun.manifest(folder, "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}\n");
        for (String form : new String[] {"sarif", "junit", "github"}) {
            assertThat(CliRun.of("validate", "-o", form, widget).out()).as(form).doesNotContain("CAL1017");
            assertThat(CliRun.of("validate", "--all", "-o", form, widget).out())
                    .as(form)
                    .contains("CAL1017");
        }
        assertThat(CliRun.of("validate", "-o", "json", widget).out()).contains("CAL1017");
    }
}
