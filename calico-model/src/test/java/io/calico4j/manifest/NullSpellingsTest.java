// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One field in two spellings, of which one is null: keys count in the order of their bytes, upper case first. */
class NullSpellingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Types: [Ingress], types: null | {}",
                "types: [Ingress], Types: null | {\"types\":[\"Ingress\"]}",
                "Order: 5, order: null | {}",
                "order: 5, Order: null | {\"order\":5}",
                "Selector: has(a), selector: null | {\"selector\":\"has(a)\"}",
                "selector: has(a), Selector: null | {\"selector\":\"has(a)\"}",
            })
    void a_null_takes_back_what_can_be_absent(String spec, String expected) {
        Manifest manifest = ManifestReader.calicoctl()
                .readString("{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: a}, spec: {"
                        + spec + "}}");
        assertThat(ManifestWriter.json().write(manifest.resources().get(0))).endsWith("\"spec\":" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LabelsToApply: {a: b}, labelsToApply: null | {}",
                "LABELSTOAPPLY: {a: b}, LabelsToApply: null, labelsToApply: {c: d} | {\"labelsToApply\":{\"c\":\"d\"}}",
                "LabelsToApply: {a: b}, labelsToApply: {c: d} | {\"labelsToApply\":{\"a\":\"b\",\"c\":\"d\"}}",
            })
    void a_null_takes_back_a_map_and_later_keys_count(String spec, String expected) {
        Manifest manifest = ManifestReader.calicoctl()
                .readString(
                        "{apiVersion: projectcalico.org/v3, kind: Profile, metadata: {name: a}, spec: {" + spec + "}}");
        assertThat(ManifestWriter.json().write(manifest.resources().get(0))).endsWith("\"spec\":" + expected + "}");
    }
}
