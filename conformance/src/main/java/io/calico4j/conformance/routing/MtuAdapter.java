// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.mtu.MtuInputs;
import io.calico4j.mtu.MtuPlan;

/** {@code routing/mtu}: a node's network and encapsulations to the MTUs of its devices and pods. */
public final class MtuAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public MtuAdapter() {}

    @Override
    public String file() {
        return "routing/mtu";
    }

    @Override
    public Outcome run(JsonNode line) {
        MtuPlan plan = MtuPlan.of(inputs(line.path("input")));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("podMTU", plan.podMtuBytes());
        for (Encapsulation encapsulation : Encapsulation.values()) {
            answer.put(configurationField(encapsulation), plan.deviceMtuBytes().get(encapsulation));
        }
        return Outcome.same(line.path("expect"), answer);
    }

    private static MtuInputs inputs(JsonNode input) {
        MtuInputs inputs = MtuInputs.ofHostMtu(input.path("hostMTU").asInt())
                .withKubernetesProvider(input.path("kubernetesProvider").asText())
                .withWireguardHostEncryption(
                        input.path("wireguardHostEncryption").asBoolean());
        for (Encapsulation encapsulation : Encapsulation.values()) {
            if (input.path(switchField(encapsulation)).asBoolean()) {
                inputs = inputs.withEnabled(encapsulation);
            }
            inputs = inputs.withConfigured(
                    encapsulation, input.path(configurationField(encapsulation)).asInt());
        }
        return inputs;
    }

    private static String configurationField(Encapsulation encapsulation) {
        return switch (encapsulation) {
            case IPIP -> "ipipMTU";
            case VXLAN -> "vxlanMTU";
            case VXLAN_V6 -> "vxlanMTUV6";
            case WIREGUARD -> "wireguardMTU";
            case WIREGUARD_V6 -> "wireguardMTUV6";
        };
    }

    private static String switchField(Encapsulation encapsulation) {
        return switch (encapsulation) {
            case IPIP -> "ipipEnabled";
            case VXLAN -> "vxlanEnabled";
            case VXLAN_V6 -> "vxlanEnabledV6";
            case WIREGUARD -> "wireguardEnabled";
            case WIREGUARD_V6 -> "wireguardEnabledV6";
        };
    }
}
