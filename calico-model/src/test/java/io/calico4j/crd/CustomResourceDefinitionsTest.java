// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.crd.CustomResourceDefinitions.Form;
import io.calico4j.crd.CustomResourceDefinitions.Strictness;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.UnknownResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CustomResourceDefinitionsTest {
    private static final Path CALICOS =
            Path.of(System.getProperty("calico4j.real", "../../shared/real")).resolve("crds");

    private static final String SPEC = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/";

    /** Calico's schema has an integer where its type, and every mark by name, is a number or a text; see docs/differences.md. */
    private static final List<String> MARK = List.of(
            "FelixConfiguration" + SPEC + "properties/istioDSCPMark/type: integer, but ours is null",
            "FelixConfiguration" + SPEC + "properties/istioDSCPMark/anyOf/0/type: ours alone says integer",
            "FelixConfiguration" + SPEC + "properties/istioDSCPMark/anyOf/1/type: ours alone says string");

    private static final Pattern RULE = Pattern.compile("(.*)/x-kubernetes-validations/\\d+/rule");
    private static final Pattern FIELD =
            Pattern.compile("\\b(?:self|oldSelf)\\.((?:(?:source|destination)\\.)?[a-zA-Z]+)\\b");

    @Test
    void every_definition_is_read_back_as_it_was_written() {
        List<UnknownResource> all = CustomResourceDefinitions.all();
        assertThat(all).hasSize(22);
        String yaml = ManifestWriter.yaml().write(all);
        assertThat(ManifestReader.strict().readString(yaml).resources()).containsExactlyElementsOf(all);
        assertThat(ManifestWriter.yaml().write(CustomResourceDefinitions.all())).isEqualTo(yaml);
    }

    @Test
    void the_definition_of_a_pool_says_what_it_is() {
        Map<String, String> facts = facts(CustomResourceDefinitions.of(Kind.IP_POOL));
        assertThat(facts)
                .containsEntry("/metadata/name", "ippools.projectcalico.org")
                .containsEntry("/spec/scope", "Cluster")
                .containsEntry("/spec/names/kind", "IPPool")
                .containsEntry("/spec/names/listKind", "IPPoolList")
                .containsEntry("/spec/names/singular", "ippool");
        String spec = SPEC;
        assertThat(facts)
                .containsEntry(spec + "properties/cidr/format", "cidr")
                .containsEntry(spec + "properties/blockSize/maximum", "128")
                .containsEntry(spec + "properties/assignmentMode/default", "Automatic")
                .containsEntry(spec + "properties/ipipMode/enum/2", "CrossSubnet")
                .containsEntry(spec + "properties/natOutgoing/type", "boolean")
                .containsEntry(spec + "required/0", "cidr");
        assertThat(facts.get(spec + "properties/cidr/description")).isNotBlank();
        assertThat(facts.values()).contains("the block size must be 20 to 32 for IPv4 and 116 to 128 for IPv6");
        assertThat(facts(CustomResourceDefinitions.of(Kind.IP_POOL, Strictness.CALICO))
                        .keySet())
                .noneMatch(path -> path.contains("x-kubernetes-validations"));
    }

    @Test
    void only_stored_kinds_have_a_definition() {
        assertThat(CustomResourceDefinitions.kinds())
                .contains(Kind.TIER, Kind.NETWORK_POLICY)
                .doesNotContain(Kind.POD, Kind.NODE);
        assertThatThrownBy(() -> CustomResourceDefinitions.of(Kind.NODE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fields_types_enumerations_defaults_and_bounds_are_those_of_calicos_own_definitions() throws IOException {
        assertThat(differences(Form.NATIVE, "projectcalico-org-v3.yaml.gz")).containsExactlyElementsOf(MARK);
    }

    @Test
    void those_of_the_storage_form_too() throws IOException {
        assertThat(differences(Form.STORAGE, "crd-projectcalico-org-v1.yaml.gz"))
                .containsExactlyElementsOf(MARK);
    }

    @Test
    void the_storage_form_has_the_same_kinds_and_checks_less() {
        assertThat(CustomResourceDefinitions.kinds(Form.STORAGE))
                .hasSize(22)
                .contains(Kind.IPAM_CONFIG)
                .doesNotContain(Kind.IPAM_CONFIGURATION);
        Map<String, String> affinity =
                facts(CustomResourceDefinitions.of(Kind.STORED_BLOCK_AFFINITY, Strictness.STRICT, Form.STORAGE));
        assertThat(affinity)
                .containsEntry("/metadata/name", "blockaffinities.crd.projectcalico.org")
                .containsEntry("/spec/versions/0/name", "v1")
                .containsEntry(SPEC + "properties/deleted/type", "string")
                .containsEntry(
                        SPEC + "properties/deleted/description",
                        "Whether the claim is being deleted, as the text true or false.")
                .doesNotContainKey(SPEC + "properties/cidr/format");
        assertThatThrownBy(() -> CustomResourceDefinitions.of(Kind.IPAM_CONFIGURATION, Strictness.CALICO, Form.STORAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crd.projectcalico.org/v1");
    }

    /** How our definitions differ from those that Calico installs. */
    private static List<String> differences(Form form, String file) throws IOException {
        Path installed = CALICOS.resolve(file);
        assumeTrue(
                Files.isRegularFile(installed),
                "no definitions of Calico at " + installed + ": nothing to compare with");
        Map<String, UnknownResource> theirs = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(installed))) {
            for (UnknownResource resource :
                    ManifestReader.lenient().read(in, "calico").resources(UnknownResource.class)) {
                theirs.put(resource.metadata().name(), resource);
            }
        }
        List<String> differences = new ArrayList<>();
        for (Kind kind : CustomResourceDefinitions.kinds(form)) {
            UnknownResource own = CustomResourceDefinitions.of(kind, Strictness.CALICO, form);
            UnknownResource other =
                    Objects.requireNonNull(theirs.get(own.metadata().name()));
            compare(kind, facts(other), facts(own), differences);
        }
        return differences;
    }

    @Test
    void rules_between_fields_speak_of_fields_there_are() {
        List<String> strangers = new ArrayList<>();
        int rules = 0;
        for (UnknownResource definition : CustomResourceDefinitions.all()) {
            for (Map.Entry<String, String> fact : facts(definition).entrySet()) {
                Matcher rule = RULE.matcher(fact.getKey());
                if (rule.matches()) {
                    rules++;
                    Matcher field = FIELD.matcher(fact.getValue());
                    String type = rule.group(1);
                    while (field.find()) {
                        String path = type + "/properties/" + field.group(1).replace(".", "/properties/");
                        if (facts(definition).keySet().stream().noneMatch(p -> p.startsWith(path + "/"))) {
                            strangers.add(path);
                        }
                    }
                }
            }
        }
        assertThat(rules).isGreaterThan(30);
        assertThat(strangers).isEmpty();
    }

    private static void compare(
            Kind kind, Map<String, String> theirs, Map<String, String> own, List<String> differences) {
        theirs.forEach((path, value) -> {
            if (isCompared(path) && !value.equals(own.get(path))) {
                differences.add(kind + path + ": " + value + ", but ours is " + own.get(path));
            }
        });
        own.forEach((path, value) -> {
            if (isCompared(path) && !theirs.containsKey(path)) {
                differences.add(kind + path + ": ours alone says " + value);
            }
        });
    }

    /** Left out: words, rules between fields, what kubectl prints, and how the file was made. */
    private static boolean isCompared(String path) {
        return !path.endsWith("/description")
                && !path.contains("/x-kubernetes-validations")
                && !path.contains("/additionalPrinterColumns")
                && !path.startsWith("/metadata/annotations")
                && !path.equals("/spec/preserveUnknownFields");
    }

    /** All scalars by their path. */
    static Map<String, String> facts(UnknownResource resource) {
        Map<String, String> facts = new TreeMap<>();
        collect("", resource.content(), facts);
        return facts;
    }

    private static void collect(String path, Content value, Map<String, String> facts) {
        if (value instanceof Content.Mapping mapping) {
            mapping.members().forEach((name, member) -> collect(path + "/" + name, member, facts));
        } else if (value instanceof Content.Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                collect(path + "/" + i, sequence.elements().get(i), facts);
            }
        } else if (value instanceof Content.Text text) {
            facts.put(path, text.text());
        } else if (value instanceof Content.Numeral number) {
            facts.put(path, number.json());
        } else if (value instanceof Content.Flag flag) {
            facts.put(path, String.valueOf(flag.value()));
        }
    }
}
