// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.resource.Resource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Manifests changed at random: no reader throws, and what it reads without an error it writes and reads again. */
class ManifestFuzzTest {
    private static final List<ManifestReader> READERS =
            List.of(ManifestReader.strict(), ManifestReader.lenient(), ManifestReader.calicoctl());

    @Property(tries = 1500, seed = "320320")
    void no_reader_throws(@ForAll long seed) {
        check(new Mutations(seed).text());
    }

    @Property(tries = 400_000)
    @Tag("long")
    void no_reader_throws_for_a_long_time(@ForAll long seed) {
        check(new Mutations(seed).text());
    }

    @Property(tries = 1000, seed = "320321")
    void the_short_way_through_json_reads_what_the_tree_does(@ForAll long seed) {
        String text = new Mutations(seed).text();
        var quick = new Collected();
        if (new JsonLoader(quick).load(chunk(text, true)) == JsonLoader.ONE) {
            var findings = new Findings();
            var slow = new Collected();
            new Loader(ReaderMode.STRICT, findings, slow).load(chunk(text, true));
            assertThat(findings.errors()).as(text).isZero();
            assertThat(resources(quick)).isEqualTo(resources(slow));
            assertThat(quick.objects())
                    .extracting(ManifestObject::list)
                    .isEqualTo(slow.objects().stream().map(ManifestObject::list).toList());
            assertThat(quick.objects())
                    .extracting(ManifestObject::position)
                    .isEqualTo(slow.objects().stream()
                            .map(ManifestObject::position)
                            .toList());
        }
    }

    private static Chunk chunk(String text, boolean json) {
        return new Chunk(new SourceText("text", text), 0, text.length(), json);
    }

    private static List<Resource> resources(Collected loaded) {
        return loaded.objects().stream().flatMap(o -> o.resources().stream()).toList();
    }

    private static void check(String text) {
        for (ManifestReader reader : READERS) {
            Manifest manifest = reader.readString(text);
            assertThat(manifest.diagnostics())
                    .allSatisfy(d -> assertThat(d.message()).isNotBlank().hasSizeLessThan(1_000));
            assertThat(manifest.renderDiagnostics()).isNotNull();
            /* Half a surrogate pair, which no file can hold, is written as the replacement character. */
            List<Resource> whole =
                    StandardCharsets.UTF_8.newEncoder().canEncode(text) ? manifest.resources() : List.of();
            for (Resource resource : whole) {
                String json = ManifestWriter.json().write(resource);
                String yaml = ManifestWriter.yaml().write(resource);
                assertThat(ManifestReader.lenient().readString(json).resources())
                        .as(json)
                        .containsExactly(resource);
                assertThat(ManifestReader.lenient().readString(yaml).resources())
                        .as(yaml)
                        .containsExactly(resource);
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Manifest fromBytes = ManifestReader.strict().read(new ByteArrayInputStream(bytes), "bytes");
        assertThat(fromBytes.diagnostics()).filteredOn(Diagnostic::isError).hasSizeLessThan(100_000);
    }
}
