// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
    private static final String BROKEN = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: kube-system}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: dns-0, namespace: shop}
            ---
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata:
              name: deny
            spec:
              oder: 2000        # last
              types: [Ingress]
              selector: !has(host)
              namespaceSelector: name == 'kube-system'
            """;

    @TempDir
    Path folder;

    @Test
    void it_shows_what_it_would_change_and_changes_nothing() throws IOException {
        String manifest = CliRun.manifest(folder, BROKEN);
        CliRun run = CliRun.of("fix", manifest);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                --- %s
                +++ %s
                @@ -12,6 +12,6 @@
                   name: deny
                 spec:
                -  oder: 2000        # last
                +  order: 2000        # last
                   types: [Ingress]
                -  selector: !has(host)
                +  selector: '!has(host)'
                   namespaceSelector: name == 'kube-system'
                """.formatted(manifest, manifest));
        assertThat(run.err()).isEqualTo("2 repairs; --write applies them\n");
        assertThat(Files.readString(Path.of(manifest))).isEqualTo(BROKEN);
    }

    @Test
    void values_are_repaired_where_it_is_certain_what_was_meant() throws IOException {
        String text = """
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: deny}
                spec:
                  selector: has('role')
                  types: [Ingress]
                  ingress: [{action: allow, source: {selector: role = 'db'}}]
                """;
        String manifest = CliRun.manifest(folder, text);
        assertThat(CliRun.of("fix", "--write", manifest).err()).isEqualTo("3 repairs written\n");
        assertThat(Files.readString(Path.of(manifest)))
                .isEqualTo(text.replace("has('role')", "'has(role)'")
                        .replace("allow,", "Allow,")
                        .replace("role = 'db'", "\"role == 'db'\""));
    }

    @Test
    void with_write_it_repairs_until_nothing_is_left() throws IOException {
        String manifest = CliRun.manifest(folder, BROKEN);
        assertThat(CliRun.of("fix", "--write", manifest).status()).isZero();
        assertThat(CliRun.of("fix", "--write", manifest).status()).isZero();
        CliRun last = CliRun.of("fix", "--write", manifest);
        assertThat(last.err()).isEqualTo("nothing to repair\n");
        assertThat(Files.readString(Path.of(manifest)))
                .isEqualTo(BROKEN.replace("oder:", "order:")
                        .replace("!has(host)", "'!has(host)'")
                        .replace("name == 'kube-system'", "\"projectcalico.org/name == 'kube-system'\""));
    }

    @Test
    void documents_that_are_stuck_together_are_parted_and_words_get_their_spelling() throws IOException {
        String manifest = CliRun.manifest(folder, """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: front, namespace: shop}
                spec:
                  podSelector: {}
                  ingress:
                  - {}---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: back, namespace: shop}
                spec:
                  selector: \u201call()\u201d
                  ingress: [{action: allow, protocol: tcp, destination: {ports: ['8080-8090']}}]
                """);
        CliRun run = CliRun.of("fix", "--write", manifest);
        assertThat(run.out())
                .contains("-  - {}---\n+  - {}\n+---\n apiVersion")
                .contains("+  selector: 'all()'")
                .contains("+  ingress: [{action: Allow, protocol: TCP, destination: {ports: ['8080:8090']}}]");
        assertThat(CliRun.of("validate", "--fail-on", "warning", manifest).out())
                .isEqualTo("2 resources in 1 file: nothing wrong\n");
    }
}
