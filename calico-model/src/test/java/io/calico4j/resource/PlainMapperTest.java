// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import org.junit.jupiter.api.Test;

class PlainMapperTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final NetworkPolicy POLICY = NetworkPolicy.builder()
            .namespace("org-1")
            .name("team-netpol")
            .label("team", "blue")
            .spec(spec -> spec.selector("app == 'web'")
                    .order(10)
                    .addIngress(Rule.allow()
                            .protocol("TCP")
                            .destination(to -> to.ports(80, 443))
                            .build()))
            .build();

    @Test
    void writes_fields_in_declared_order_and_leaves_out_what_is_absent() throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(POLICY))
                .isEqualTo("{\"kind\":\"NetworkPolicy\",\"apiVersion\":\"projectcalico.org/v3\","
                        + "\"metadata\":{\"name\":\"team-netpol\",\"namespace\":\"org-1\",\"labels\":{\"team\":\"blue\"}},"
                        + "\"spec\":{\"order\":10,\"ingress\":[{\"action\":\"Allow\",\"protocol\":\"TCP\","
                        + "\"destination\":{\"ports\":[80,443]}}],\"selector\":\"app == 'web'\"}}");
    }

    @Test
    void reads_what_it_wrote() throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(POLICY);
        assertThat(MAPPER.readValue(json, NetworkPolicy.class)).isEqualTo(POLICY);
        assertThat(MAPPER.readValue(json, Resource.class)).isEqualTo(POLICY);
    }

    @Test
    void reads_null_and_zero_as_absent_where_calico_does() throws JsonProcessingException {
        IPPoolSpec spec = MAPPER.readValue(
                "{\"cidr\":null,\"blockSize\":0,\"ipipMode\":\"\",\"allowedUses\":null,\"disabled\":true}",
                IPPoolSpec.class);
        assertThat(spec).isEqualTo(IPPoolSpec.builder().disabled(true).build());
        assertThat(MAPPER.writeValueAsString(spec)).isEqualTo("{\"cidr\":\"\",\"disabled\":true}");
    }

    @Test
    void tells_an_empty_text_from_none_behind_a_pointer() throws JsonProcessingException {
        IPPoolSpec spec = MAPPER.readValue("{\"assignmentMode\":\"\"}", IPPoolSpec.class);
        assertThat(spec.assignmentMode()).contains("");
        assertThat(MAPPER.writeValueAsString(spec)).isEqualTo("{\"cidr\":\"\",\"assignmentMode\":\"\"}");
    }

    @Test
    void writes_an_empty_source_only_if_an_empty_list_was_given_there() throws JsonProcessingException {
        Rule none = MAPPER.readValue("{\"action\":\"Deny\",\"source\":{}}", Rule.class);
        Rule given = MAPPER.readValue("{\"action\":\"Deny\",\"source\":{\"nets\":[]}}", Rule.class);
        assertThat(given).isEqualTo(none);
        assertThat(MAPPER.writeValueAsString(none)).isEqualTo("{\"action\":\"Deny\"}");
        assertThat(MAPPER.writeValueAsString(given)).isEqualTo("{\"action\":\"Deny\",\"source\":{}}");
    }

    @Test
    void refuses_an_unknown_field() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"spec\":{\"cdir\":\"10.0.0.0/8\"}}", IPPool.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void keeps_an_object_of_an_unknown_kind() throws JsonProcessingException {
        String json = "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\","
                + "\"metadata\":{\"name\":\"w\",\"namespace\":\"org-2\"},\"size\":[1.50,null,{\"deep\":true}]}";
        Resource resource = MAPPER.readValue(json, Resource.class);
        assertThat(resource.key()).hasToString("example.com/Widget/org-2/w");
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(resource))).isEqualTo(MAPPER.readTree(json));
    }

    @Test
    void sets_enumerated_texts_by_constant() {
        assertThat(IPPoolSpec.builder()
                        .ipipMode(EncapsulationMode.CROSS_SUBNET)
                        .build()
                        .ipipMode())
                .contains("CrossSubnet");
    }
}
