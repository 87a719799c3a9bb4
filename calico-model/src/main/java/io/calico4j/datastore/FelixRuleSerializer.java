// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes a rule flat, with the names Calico gives the fields of both ends. */
final class FelixRuleSerializer extends JsonSerializer<FelixRule> {
    FelixRuleSerializer() {}

    @Override
    public void serialize(FelixRule rule, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeStartObject();
        text("action", rule.action(), out);
        object("ip_version", rule.ipVersion(), out);
        object("protocol", rule.protocol(), out);
        object("!protocol", rule.notProtocol(), out);
        object("icmp_type", rule.icmp().type(), out);
        object("icmp_code", rule.icmp().code(), out);
        object("!icmp_type", rule.notIcmp().type(), out);
        object("!icmp_code", rule.notIcmp().code(), out);
        conditions("src", rule.source(), out);
        conditions("dst", rule.destination(), out);
        negatives("!src", rule.source(), out);
        negatives("!dst", rule.destination(), out);
        originals("src", rule.source(), out);
        originals("dst", rule.destination(), out);
        object("http", rule.http(), out);
        object("metadata", rule.metadata(), out);
        out.writeEndObject();
    }

    private static void conditions(String end, FelixEntity entity, JsonGenerator out) throws IOException {
        list(end + "_nets", entity.nets(), out);
        text(end + "_selector", entity.selector(), out);
        list(end + "_ports", entity.ports(), out);
        text(end + "_service", entity.service(), out);
        text(end + "_service_ns", entity.serviceNamespace(), out);
    }

    private static void negatives(String end, FelixEntity entity, JsonGenerator out) throws IOException {
        list(end + "_nets", entity.notNets(), out);
        text(end + "_selector", entity.notSelector(), out);
        list(end + "_ports", entity.notPorts(), out);
    }

    private static void originals(String end, FelixEntity entity, JsonGenerator out) throws IOException {
        text("orig_" + end + "_selector", entity.originalSelector(), out);
        text("orig_" + end + "_namespace_selector", entity.originalNamespaceSelector(), out);
        text("!orig_" + end + "_selector", entity.notSelector(), out);
        list("orig_" + end + "_service_acct_names", entity.originalServiceAccounts(), out);
        text("orig_" + end + "_service_acct_selector", entity.originalServiceAccountSelector(), out);
    }

    private static void text(String name, String value, JsonGenerator out) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    private static void list(String name, List<?> value, JsonGenerator out) throws IOException {
        if (!value.isEmpty()) {
            out.writeFieldName(name);
            out.writeStartArray();
            for (Object element : value) {
                out.writePOJO(element);
            }
            out.writeEndArray();
        }
    }

    private static void object(String name, Optional<?> value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writePOJOField(name, value.get());
        }
    }
}
