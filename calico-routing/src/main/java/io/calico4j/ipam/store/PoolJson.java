// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.internal.ipam.JsonText;
import java.io.IOException;
import java.util.List;

/** The stored text of {@link IpamPool}. */
final class PoolJson {
    private PoolJson() {}

    static void write(IpamPool pool, StringBuilder out) {
        out.append("{\"name\":");
        JsonText.quote(pool.name(), out);
        out.append(",\"cidr\":");
        JsonText.quote(pool.cidr(), out);
        out.append(",\"blockSize\":").append(pool.blockSize());
        out.append(",\"disabled\":").append(pool.disabled()).append(",\"nodeSelector\":");
        JsonText.quote(pool.nodeSelector(), out);
        out.append(",\"namespaceSelector\":");
        JsonText.quote(pool.namespaceSelector(), out);
        out.append(",\"allowedUses\":");
        JsonText.list(pool.allowedUses(), out);
        out.append(",\"assignmentMode\":\"").append(pool.manual() ? "Manual" : "Automatic");
        out.append("\",\"allocatable\":").append(pool.allocatable()).append('}');
    }

    static IpamPool read(JsonParser parser) throws IOException {
        String name = "";
        String cidr = "";
        String nodeSelector = "";
        String namespaceSelector = "";
        List<String> uses = List.of();
        int blockSize = 0;
        boolean disabled = false;
        boolean manual = false;
        boolean allocatable = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (member) {
                case "name" -> name = parser.getText();
                case "cidr" -> cidr = parser.getText();
                case "blockSize" -> blockSize = parser.getIntValue();
                case "disabled" -> disabled = parser.getBooleanValue();
                case "nodeSelector" -> nodeSelector = parser.getText();
                case "namespaceSelector" -> namespaceSelector = parser.getText();
                case "allowedUses" -> uses = JsonText.readList(parser);
                case "assignmentMode" -> manual = parser.getText().equals("Manual");
                case "allocatable" -> allocatable = parser.getBooleanValue();
                default -> parser.skipChildren();
            }
        }
        return new IpamPool(
                name, cidr, blockSize, disabled, nodeSelector, namespaceSelector, uses, manual, allocatable);
    }
}
