// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalicoCliTest {
    @TempDir
    Path folder;

    @Test
    void without_a_command_it_shows_what_there_is() {
        CliRun run = CliRun.of();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Usage: calico4j", "inspect", "select", "Examples:", "Exit status:");
    }

    @Test
    void every_command_explains_itself_with_examples() {
        for (String command : new String[] {"inspect", "select"}) {
            CliRun run = CliRun.of(command, "--help");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("Usage: calico4j " + command, "Examples:", "Exit status:", "--output");
        }
    }

    @Test
    void wrong_calls_are_answered_shortly_with_status_2() {
        assertThat(CliRun.of("inspekt").err())
                .contains("Did you mean: calico4j inspect or calico4j explain?", "Try 'calico4j --help'.");
        assertThat(CliRun.of("inspect"))
                .isEqualTo(new CliRun(
                        2,
                        "",
                        "calico4j inspect: Missing required parameter: 'PATH'" + System.lineSeparator()
                                + "Try 'calico4j inspect --help'." + System.lineSeparator()));
        assertThat(CliRun.of("inspect", "--output", "xml", folder.toString()).status())
                .isEqualTo(2);
        assertThat(CliRun.of("inspect", folder.resolve("nowhere").toString()).err())
                .startsWith("calico4j inspect: no such file or folder: ");
    }

    @Test
    void completes_itself_in_a_shell() {
        CliRun run = CliRun.of("generate-completion");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("complete -F _complete_calico4j", "--network-mtu", "--why");
    }

    @Test
    void says_its_version_and_that_of_calico() {
        assertThat(CliRun.of("--version").out()).contains("calico4j ", "Calico v3.32");
    }
}
