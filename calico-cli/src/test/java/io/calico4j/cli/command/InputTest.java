// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {
    private static final String POLICY = """
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata: {name: twice}
            spec: {%s}
            """;

    @TempDir
    Path folder;

    @Test
    void of_two_with_one_key_the_last_counts_and_is_the_one_that_has_a_place() throws IOException {
        Path first = write("a.yaml", POLICY.formatted("order: 1, selector: has(a)"));
        Path last = write("b.yaml", "# the one that counts\n" + POLICY.formatted("order: 2"));
        Input input = read(first, last);
        ResourceKey key = ResourceKey.parse("GlobalNetworkPolicy/twice");
        assertThat(input.cluster()
                        .find(GlobalNetworkPolicy.class, "twice")
                        .orElseThrow()
                        .spec()
                        .order())
                .contains(2.0);
        assertThat(input.positionOf(key, FieldPath.of("spec", "order")))
                .contains(new SourcePosition(last.toString(), 5, 15));
        assertThat(input.positionOf(key, FieldPath.of("spec", "selector")))
                .as("a field that only the one that does not count has")
                .map(SourcePosition::source)
                .contains(last.toString());
        assertThat(read(last, first).positionOf(key, FieldPath.root()))
                .map(SourcePosition::source)
                .contains(first.toString());
    }

    @Test
    void of_two_with_one_key_in_one_file_the_last_counts() throws IOException {
        Path file = write("c.yaml", POLICY.formatted("order: 1") + "---\n" + POLICY.formatted("order: 3"));
        assertThat(read(file).positionOf(ResourceKey.parse("GlobalNetworkPolicy/twice"), FieldPath.of("spec", "order")))
                .contains(new SourcePosition(file.toString(), 9, 15));
    }

    @Test
    void what_names_no_namespace_is_found_in_the_default_one() throws IOException {
        Path file = write("d.yaml", """
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: here}
                """);
        Input input = read(file);
        assertThat(input.cluster().find(ResourceKey.parse("NetworkPolicy/default/here")))
                .isPresent();
        assertThat(input.positionOf(ResourceKey.parse("NetworkPolicy/default/here"), FieldPath.root()))
                .isEqualTo(input.positionOf(ResourceKey.parse("NetworkPolicy/here"), FieldPath.root()))
                .isPresent();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Input read(Path... files) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Input.read(new Session(nowhere, nowhere, false, false), List.of(files));
    }
}
