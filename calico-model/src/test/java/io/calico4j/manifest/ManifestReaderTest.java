// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static final String POLICY = """
            apiVersion: projectcalico.org/v3
            kind: NetworkPolicy
            metadata:
              name: allow-web
              namespace: shop
            spec:
              order: 12.5
              selector: app == "web"
              ingress:
              - action: Allow
                protocol: TCP
                source:
                  nets: [10.1.0.0/16, 10.2.0.0/16]
                destination:
                  ports: [80, 443, "8080:8090", http]
            """;

    private static final String POOL = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata:
              name: pool-a
            spec:
              cidr: 10.7.0.0/20
              blockSize: 27
            """;

    private static Manifest strict(String text) {
        return ManifestReader.strict().readString(text, "m.yaml");
    }

    private static Manifest lenient(String text) {
        return ManifestReader.lenient().readString(text, "m.yaml");
    }

    private static Manifest calicoctl(String text) {
        return ManifestReader.calicoctl().readString(text, "m.yaml");
    }

    private static Diagnostic only(Manifest manifest) {
        assertThat(manifest.diagnostics()).as(manifest.renderDiagnostics()).hasSize(1);
        return manifest.diagnostics().asList().get(0);
    }

    @Test
    void reads_resources_of_several_documents_in_order() {
        Manifest manifest = strict(POLICY + "---\n# between\n---\n" + POOL + "---\n");
        assertThat(manifest.diagnostics()).isEmpty();
        assertThat(manifest.resources()).extracting(Resource::kind).containsExactly(Kind.NETWORK_POLICY, Kind.IP_POOL);
        NetworkPolicy policy = manifest.resources(NetworkPolicy.class).get(0);
        assertThat(policy.spec().order()).contains(12.5);
        assertThat(policy.spec().selector()).contains("app == \"web\"");
        assertThat(policy.metadata().namespace()).contains("shop");
        assertThat(manifest.resources(IPPool.class).get(0).spec().blockSize()).contains(27L);
    }

    @Test
    void reports_all_problems_of_a_document_at_once_each_at_its_place() {
        Manifest manifest = strict("""
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata:
                  name: bad
                  namespace: shop
                  lables: {a: b}
                spec:
                  order: many
                  selectr: all()
                  ingress:
                  - action: Allow
                    ipVersion: 4.5
                    protocol: 300
                    source: all
                  - action: Deny
                    action: Log
                  egress: {}
                """);
        assertThat(manifest.resources()).isEmpty();
        assertThat(manifest.diagnostics())
                .extracting(
                        d -> d.code().name(),
                        d -> d.path().toString(),
                        d -> d.position().map(p -> p.line() + ":" + p.column()).orElse(""),
                        d -> d.subject().orElse(""))
                .containsExactly(
                        tuple("unknown-field", "metadata.lables", "6:3", "NetworkPolicy/shop/bad"),
                        tuple("wrong-type", "spec.order", "8:10", "NetworkPolicy/shop/bad"),
                        tuple("unknown-field", "spec.selectr", "9:3", "NetworkPolicy/shop/bad"),
                        tuple("wrong-type", "spec.ingress[0].ipVersion", "12:16", "NetworkPolicy/shop/bad"),
                        tuple("out-of-range", "spec.ingress[0].protocol", "13:15", "NetworkPolicy/shop/bad"),
                        tuple("wrong-type", "spec.ingress[0].source", "14:13", "NetworkPolicy/shop/bad"),
                        tuple("duplicate-key", "spec.ingress[1].action", "16:5", "NetworkPolicy/shop/bad"),
                        tuple("wrong-type", "spec.egress", "17:11", "NetworkPolicy/shop/bad"));
        assertThat(manifest.diagnostics().asList().get(2).hint()).contains("did you mean \"selector\"?");
        assertThat(manifest.renderDiagnostics()).contains("    selectr: all()\n");
    }

    @Test
    void keeps_the_good_documents_beside_a_bad_one_but_not_like_calicoctl() {
        String text = POOL + "---\nkind: [\n---\n" + POLICY;
        assertThat(strict(text).resources()).hasSize(2);
        assertThat(strict(text).diagnostics().hasErrors()).isTrue();
        assertThat(calicoctl(text).resources()).isEmpty();
    }

    @Test
    void lenient_takes_what_can_be_understood() {
        String text = POOL + "  foo: 1\n  blockSize: 28\n  allowedUses: [Workload, null]\n";
        assertThat(strict(text).resources()).isEmpty();
        Manifest manifest = lenient(text);
        IPPool pool = manifest.resources(IPPool.class).get(0);
        assertThat(pool.spec().blockSize()).contains(28L);
        assertThat(manifest.diagnostics())
                .allMatch(d -> d.severity() == Severity.WARNING)
                .extracting(Diagnostic::code)
                .containsExactlyInAnyOrder(
                        ManifestCodes.UNKNOWN_FIELD, ManifestCodes.DUPLICATE_KEY, ManifestCodes.NULL_ELEMENT);
    }

    @Test
    void knows_where_every_value_stands() {
        Manifest manifest = strict("# head\n---\n" + POOL + "---\n" + POLICY);
        NetworkPolicy policy = manifest.resources(NetworkPolicy.class).get(0);
        assertThat(manifest.positionOf(policy.key())).contains(new SourcePosition("m.yaml", 11, 1));
        assertThat(manifest.positionOf(policy.key(), FieldPath.parse("spec.ingress[0].destination.ports[2]")))
                .contains(new SourcePosition("m.yaml", 25, 24));
        assertThat(manifest.positionOf(policy.key(), FieldPath.parse("spec.ingress[0].icmp.type")))
                .contains(new SourcePosition("m.yaml", 20, 5));
        assertThat(manifest.positionOf(
                        policy.withMetadata(policy.metadata().withName("other")).key()))
                .isEmpty();
    }

    @Test
    void warns_of_a_selector_that_is_a_tag() {
        Manifest manifest = strict(POLICY.replace("app == \"web\"", "!has(route-reflector)"));
        assertThat(manifest.resources(NetworkPolicy.class).get(0).spec().selector())
                .isEmpty();
        Diagnostic warning = only(manifest);
        assertThat(warning.code()).isEqualTo(ManifestCodes.TAG_NOT_TEXT);
        assertThat(warning.severity()).isEqualTo(Severity.WARNING);
        assertThat(warning.path()).hasToString("spec.selector");
        assertThat(warning.position().orElseThrow().line()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.1", "010, 8", "yes, true", "n, false", "1e3, 1000", "123456789.0, 1.2345679e+08", "0x1F, 31"})
    void warns_of_numbers_and_truth_values_that_become_texts(String written, String read) {
        Manifest manifest = strict(POOL.replace("  name: pool-a", "  name: pool-a\n  labels: {v: " + written + "}"));
        assertThat(manifest.resources().get(0).metadata().labels()).containsEntry("v", read);
        assertThat(only(manifest).code()).isEqualTo(ManifestCodes.COERCED_SCALAR);
    }

    @Test
    void warns_of_field_names_in_other_case() {
        Manifest manifest = strict(POOL.replace("blockSize", "BLOCKSIZE"));
        assertThat(manifest.resources(IPPool.class).get(0).spec().blockSize()).contains(27L);
        assertThat(only(manifest).code()).isEqualTo(ManifestCodes.FIELD_CASE);
    }

    @Test
    void of_two_spellings_of_a_field_the_later_in_byte_order_wins() {
        Manifest manifest = calicoctl(POOL + "  BlockSize: 30\nSPEC:\n  natOutgoing: true\n  cidr: 10.9.0.0/16\n");
        IPPool pool = manifest.resources(IPPool.class).get(0);
        assertThat(pool.spec().blockSize()).contains(27L);
        assertThat(pool.spec().cidr()).isEqualTo("10.7.0.0/20");
        assertThat(pool.spec().natOutgoing()).isTrue();
    }

    @Test
    void warns_of_content_on_a_separator_line_and_of_text_behind_a_document() {
        String inline = POLICY + "--- {apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: lost}}\n";
        assertThat(only(strict(inline)).code()).isEqualTo(ManifestCodes.SEPARATOR_CONTENT);
        assertThat(strict(inline).resources()).hasSize(2);
        assertThat(only(calicoctl(inline)).code()).isEqualTo(ManifestCodes.SEPARATOR_CONTENT);
        assertThat(calicoctl(inline).resources()).hasSize(1);

        String behind = POLICY + "...\n" + POOL;
        assertThat(only(strict(behind)).code()).isEqualTo(ManifestCodes.TEXT_AFTER_DOCUMENT);
        assertThat(strict(behind).resources()).hasSize(2);
        assertThat(only(calicoctl(behind)).code()).isEqualTo(ManifestCodes.TEXT_AFTER_DOCUMENT);
        assertThat(calicoctl(behind).resources()).hasSize(1);
    }

    @Test
    void reads_the_documents_of_files_that_were_joined_without_a_line_feed() {
        String joined = POOL.stripTrailing() + "---\n" + POLICY.stripTrailing() + "---\n"
                + POOL.replace("pool-a", "pool-b") + "---\n" + POOL.replace("pool-a", "pool-c");
        Manifest manifest = strict(joined);
        assertThat(manifest.resources())
                .extracting(resource -> resource.metadata().name())
                .containsExactly("pool-a", "allow-web", "pool-b", "pool-c");
        assertThat(manifest.diagnostics())
                .extracting(Diagnostic::code, d -> d.position().orElseThrow().line())
                .containsExactly(tuple(ManifestCodes.SYNTAX, 7), tuple(ManifestCodes.SYNTAX, 22));
        assertThat(ManifestReader.lenient().readString(joined).resources()).hasSize(4);
        assertThat(calicoctl(joined).resources()).isEmpty();
        String other = "a: [\n" + joined;
        assertThat(strict(other).resources())
                .extracting(r -> r.metadata().name())
                .containsExactly("pool-c");
        assertThat(only(strict("a: b---\n")).code()).isEqualTo(ManifestCodes.NO_KIND);
    }

    @Test
    void reads_lists_of_any_kinds_and_typed_lists() {
        Manifest manifest = strict("""
                apiVersion: v1
                kind: List
                metadata: {resourceVersion: "7"}
                items:
                - apiVersion: projectcalico.org/v3
                  kind: IPPool
                  metadata: {name: first}
                - apiVersion: projectcalico.org/v3
                  kind: NetworkPolicyList
                  items:
                  - metadata: {name: second, namespace: ns}
                """);
        assertThat(manifest.diagnostics()).isEmpty();
        assertThat(manifest.objects()).hasSize(1);
        assertThat(manifest.objects().get(0).list().orElseThrow().metadata().resourceVersion())
                .contains("7");
        assertThat(manifest.resources())
                .extracting(r -> r.key().toString())
                .containsExactly("IPPool/first", "NetworkPolicy/ns/second");
        assertThat(manifest.positionOf(manifest.resources().get(1).key(), FieldPath.of("metadata", "name")))
                .contains(new SourcePosition("m.yaml", 11, 22));
    }

    @Test
    void a_list_with_one_bad_item_keeps_the_others_and_names_its_place() {
        Manifest manifest = strict("""
                {"apiVersion": "v1", "kind": "List", "items": [
                  {"apiVersion": "projectcalico.org/v3", "kind": "IPPool", "metadata": {"name": "good"}},
                  {"apiVersion": "projectcalico.org/v3", "kind": "IPPool", "metadata": {"name": "bad"}, "spec": 5}
                ]}
                """);
        assertThat(manifest.resources()).extracting(r -> r.metadata().name()).containsExactly("good");
        assertThat(only(manifest).path()).hasToString("items[1].spec");
        assertThat(only(manifest).position().orElseThrow().line()).isEqualTo(3);
    }

    @Test
    void keeps_objects_of_unknown_kinds_whole() {
        Manifest manifest = strict("apiVersion: acme.io/v1\nkind: Rocket\nmetadata: {name: r}\nspec: {stages: 3}\n");
        UnknownResource rocket = manifest.resources(UnknownResource.class).get(0);
        assertThat(rocket.metadata().name()).isEqualTo("r");
        assertThat(rocket.content().members().get("spec"))
                .isEqualTo(Content.Mapping.of(java.util.Map.of("stages", new Content.Numeral("3"))));
        assertThat(only(manifest).severity()).isEqualTo(Severity.INFORMATION);
        assertThat(only(strict("apiVersion: projectcalico.org/v3\nkind: NetworkPolcy\n"))
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(only(calicoctl("apiVersion: acme.io/v1\nkind: Rocket\n")).isError())
                .isTrue();
    }

    @Test
    void gives_stored_objects_their_own_metadata_back() {
        Manifest manifest = strict("""
                apiVersion: crd.projectcalico.org/v1
                kind: NetworkPolicy
                metadata:
                  name: default.web
                  namespace: shop
                  resourceVersion: "77"
                  labels: {projectcalico.org/tier: default}
                  annotations:
                    projectcalico.org/metadata: '{"creationTimestamp":"2024-05-06T07:08:09Z","labels":{"a":"b"},"annotations":{"c":"d"}}'
                spec:
                  tier: default
                """);
        assertThat(manifest.diagnostics()).as(manifest.renderDiagnostics()).isEmpty();
        NetworkPolicy policy = manifest.resources(NetworkPolicy.class).get(0);
        assertThat(policy.apiVersion()).isEqualTo("projectcalico.org/v3");
        assertThat(policy.metadata().name()).isEqualTo("web");
        assertThat(policy.metadata().namespace()).contains("shop");
        assertThat(policy.metadata().resourceVersion()).contains("77");
        assertThat(policy.metadata().labels())
                .containsExactly(
                        java.util.Map.entry("a", "b"), java.util.Map.entry("projectcalico.org/tier", "default"));
        assertThat(policy.metadata().annotations()).containsExactly(java.util.Map.entry("c", "d"));
        assertThat(policy.metadata().creationTimestamp()).isPresent();
    }

    @Test
    void refuses_stored_metadata_that_is_no_json() {
        Manifest manifest = strict("""
                apiVersion: crd.projectcalico.org/v1
                kind: IPPool
                metadata: {name: p, annotations: {projectcalico.org/metadata: "{"}}
                """);
        assertThat(only(manifest).code()).isEqualTo(ManifestCodes.BAD_STORED_METADATA);
        assertThat(manifest.resources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "# c\n", "---\n", "---\n# c\n---\n"})
    void an_empty_source_is_fine_but_for_calicoctl(String text) {
        assertThat(strict(text).diagnostics()).isEmpty();
        assertThat(strict(text).resources()).isEmpty();
        assertThat(calicoctl(text).diagnostics().hasErrors()).isEqualTo(!text.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\n", "- a\n", "42", "[1]", "- - {}"})
    void refuses_documents_that_are_no_objects(String text) {
        assertThat(only(strict(text)).code()).isEqualTo(ManifestCodes.NOT_AN_OBJECT);
        assertThat(only(calicoctl(text)).code()).isEqualTo(ManifestCodes.NOT_AN_OBJECT);
    }

    @Test
    void reads_json_streams_and_arrays() {
        String pool = "{\"apiVersion\":\"projectcalico.org/v3\",\"kind\":\"IPPool\",\"metadata\":{\"name\":\"p1\"}}";
        String other = pool.replace("p1", "p2");
        assertThat(strict(pool + "\n" + other).resources()).hasSize(2);
        assertThat(strict("[" + pool + ",\n" + other + "]").resources()).hasSize(2);
        assertThat(strict(pool + "\n---\n" + other).resources()).hasSize(2);
        assertThat(strict(pool + "\n---\n" + other).diagnostics()).isEmpty();
        assertThat(strict("{apiVersion: projectcalico.org/v3, kind: IPPool, metadata: {name: p3},} # yaml")
                        .resources())
                .hasSize(1);
    }

    @Test
    void explains_bad_json_at_its_place() {
        Manifest manifest = strict("""
                {
                  "apiVersion": "projectcalico.org/v3", "kind": "IPPool",
                  "metadata": {"name": "p1"},
                  "spec": {"cidr": 5, "blockSize": "27", "foo": 1, "disabled": true, "disabled": true}
                }
                """);
        assertThat(manifest.diagnostics())
                .extracting(
                        d -> d.code().name(),
                        d -> d.position().orElseThrow().line() + ":"
                                + d.position().orElseThrow().column())
                .containsExactly(
                        tuple("coerced-scalar", "4:20"),
                        tuple("wrong-type", "4:36"),
                        tuple("unknown-field", "4:42"),
                        tuple("duplicate-key", "4:70"));
        Manifest broken = strict("{\"apiVersion\": \"projectcalico.org/v3\",\n \"kind\" \"IPPool\"}");
        assertThat(only(broken).code()).isEqualTo(ManifestCodes.SYNTAX);
        assertThat(only(broken).position().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void reads_files_and_folders_sorted_and_reports_what_it_cannot_read(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b/.hidden"));
        Files.writeString(folder.resolve("b/2.yml"), POLICY);
        Files.writeString(folder.resolve("a.yaml"), POOL);
        Files.writeString(folder.resolve("c.json"), "{\"apiVersion\":\"v9\",\"kind\":\"X\"}");
        Files.writeString(folder.resolve("b/.hidden/no.yaml"), "kind: [");
        Files.writeString(folder.resolve("readme.md"), "kind: [");
        Manifest manifest = ManifestReader.strict().read(folder, folder.resolve("missing.yaml"));
        assertThat(manifest.resources())
                .extracting(Resource::kind)
                .containsExactly(Kind.IP_POOL, Kind.NETWORK_POLICY, Kind.UNKNOWN);
        assertThat(manifest.diagnostics().errors())
                .extracting(Diagnostic::code)
                .containsExactly(ManifestCodes.UNREADABLE);
        assertThat(manifest.positionOf(manifest.resources().get(1).key())
                        .orElseThrow()
                        .source())
                .isEqualTo(folder.resolve("b/2.yml").toString());
    }

    @Test
    void reads_streams_in_utf_8_and_utf_16_and_refuses_other_bytes() {
        assertThat(read(POOL.getBytes(StandardCharsets.UTF_8)).resources()).hasSize(1);
        assertThat(read(("\ufeff" + POOL).getBytes(StandardCharsets.UTF_8)).resources())
                .hasSize(1);
        assertThat(read(("\ufeff" + POOL).getBytes(StandardCharsets.UTF_16LE)).resources())
                .hasSize(1);
        assertThat(read(("\ufeff" + POOL).getBytes(StandardCharsets.UTF_16BE)).resources())
                .hasSize(1);
        assertThat(only(read(("# \u00e9\n" + POOL).getBytes(StandardCharsets.ISO_8859_1)))
                        .code())
                .isEqualTo(ManifestCodes.CHARACTER);
        assertThat(ManifestReader.strict().read(new StringReader(POLICY), "r").resources())
                .hasSize(1);
    }

    private static Manifest read(byte[] bytes) {
        return ManifestReader.strict().read(new ByteArrayInputStream(bytes), "bytes");
    }

    @Test
    void free_addresses_of_a_block_are_null_and_nothing_wrong() {
        Manifest manifest = ManifestReader.strict().readString("""
                apiVersion: projectcalico.org/v3
                kind: IPAMBlock
                metadata: {name: 10-7-0-0-30}
                spec:
                  cidr: 10.7.0.0/30
                  allocations: [null, 1, null, 0]
                """);
        assertThat(manifest.diagnostics()).isEmpty();
        assertThat(manifest.resources(IPAMBlock.class).get(0).spec().allocations())
                .contains(List.of(Optional.empty(), Optional.of(1L), Optional.empty(), Optional.of(0L)));
    }

    @Test
    void reads_one_document_as_a_given_type() {
        String text = "metadata: {name: as-given}\nspec: {cidr: 10.3.0.0/16}\n";
        Manifest manifest = ManifestReader.calicoctl().readStringAs(IPPool.class, text);
        assertThat(manifest.resources(IPPool.class).get(0).spec().cidr()).isEqualTo("10.3.0.0/16");
        assertThat(ManifestReader.strict()
                        .readStringAs(IPPool.class, "- a")
                        .diagnostics()
                        .hasErrors())
                .isTrue();
        assertThat(ManifestReader.strict()
                        .readStringAs(IPPool.class, "")
                        .diagnostics()
                        .hasErrors())
                .isTrue();
    }

    @Test
    void does_not_flood_with_the_problems_of_one_document() {
        Manifest manifest = strict(POOL + "  allowedUses: [" + "{}, ".repeat(5_000) + "]\n---\n" + POLICY + "foo: 1\n");
        assertThat(manifest.diagnostics()).hasSizeLessThan(1_100);
        assertThat(manifest.diagnostics()).extracting(Diagnostic::code).contains(ManifestCodes.MORE_PROBLEMS);
        assertThat(manifest.diagnostics()).extracting(Diagnostic::code).contains(ManifestCodes.UNKNOWN_FIELD);
    }

    @Test
    void what_would_read_as_a_merge_is_written_in_quotes() {
        Resource policy = ManifestReader.strict()
                .readString("{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy,"
                        + " metadata: {name: merged, annotations: {'<<': '<<'}}, spec: {}}")
                .resources()
                .get(0);
        String yaml = ManifestWriter.yaml().write(policy);
        assertThat(yaml).contains("    \"<<\": \"<<\"\n");
        assertThat(ManifestReader.strict().readString(yaml).resources()).containsExactly(policy);
    }

    @Test
    void zero_of_an_unknown_kind_has_no_sign() {
        Manifest manifest =
                ManifestReader.lenient().readString("{apiVersion: a/v1, kind: Odd, metadata: {name: zero}, x: -0.0}");
        assertThat(manifest.resources()).hasSize(1);
        String yaml = ManifestWriter.yaml().write(manifest.resources().get(0));
        assertThat(yaml).contains("x: 0\n");
        assertThat(ManifestReader.lenient().readString(yaml).resources()).isEqualTo(manifest.resources());
    }

    @Test
    void a_key_of_bytes_is_not_the_text_it_is_written_as() {
        Manifest manifest = ManifestReader.strict().readString("apiVersion: a/v1\n!!binary kind: Tier\n");
        assertThat(manifest.resources()).isEmpty();
        assertThat(manifest.diagnostics()).extracting(d -> d.code().id()).containsExactly("CAL1016");
    }
}
