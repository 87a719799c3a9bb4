// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void the_bar_shows_the_part_that_is_done() {
        assertThat(Progress.bar("reading", 0, 8)).isEqualTo("reading [                              ] 0 %");
        assertThat(Progress.bar("reading", 2, 8)).isEqualTo("reading [=======                       ] 25 %");
        assertThat(Progress.bar("reading", 9, 8)).isEqualTo("reading [==============================] 100 %");
        assertThat(Progress.bar("reading", 3, 0)).isEqualTo("reading …");
    }

    @Test
    void short_work_leaves_no_trace() {
        StringWriter terminal = new StringWriter();
        try (Progress progress = Progress.on(new PrintWriter(terminal), "reading")) {
            progress.total(5);
            progress.advance(5);
        }
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void colours_obey_the_environment() {
        assertThat(Streams.coloursAllowed(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Streams.coloursAllowed(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Streams.coloursAllowed(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Streams.coloursAllowed(Map.of("TERM", "dumb"))).isFalse();
    }
}
