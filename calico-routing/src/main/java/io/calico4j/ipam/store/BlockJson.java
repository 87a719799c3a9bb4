// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockRestorer;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored text of {@link AllocationBlock}, as Calico v3.32, libcalico-go/lib/backend/model/block.go writes it. */
final class BlockJson {
    private static final int FREE = -1;

    private BlockJson() {}

    static void write(AllocationBlock block, StringBuilder out) {
        out.ensureCapacity(256 + 24 * block.size());
        out.append("{\"cidr\":\"").append(block.cidr()).append("\",\"affinity\":");
        block.affinity().ifPresentOrElse(text -> JsonText.quote(text, out), () -> out.append("null"));
        block.claimedAtEpochSecond()
                .ifPresent(second -> out.append(",\"affinity_claim_time\":\"")
                        .append(Instant.ofEpochSecond(second))
                        .append('"'));
        out.append(",\"allocations\":[");
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            int index = block.attributeIndex(ordinal);
            if (ordinal > 0) {
                out.append(',');
            }
            if (index < 0) {
                out.append("null");
            } else {
                out.append(index);
            }
        }
        out.append("],\"unallocated\":[");
        for (int i = 0; i < block.freeCount(); i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(block.free(i));
        }
        out.append("],\"attributes\":");
        writeAttributes(block, out);
        out.append(",\"sequenceNumber\":").append(Long.toUnsignedString(block.sequenceNumber()));
        out.append(",\"sequenceNumberForAllocation\":");
        writeSequences(block, out);
        out.append(",\"deleted\":").append(block.isDeleted());
        block.hostAffinity().ifPresent(text -> {
            out.append(",\"hostAffinity\":");
            JsonText.quote(text, out);
        });
        out.append('}');
    }

    private static void writeAttributes(AllocationBlock block, StringBuilder out) {
        if (block.attributesAbsent()) {
            out.append("null");
            return;
        }
        out.append('[');
        String separator = "{";
        for (AllocationAttribute attribute : block.attributes()) {
            out.append(separator);
            int start = out.length();
            attribute.handle().ifPresent(handle -> {
                out.append("\"handle_id\":");
                JsonText.quote(handle, out);
            });
            attribute.active().ifPresent(owner -> writeOwner("\"secondary\":", owner, start, out));
            attribute.alternate().ifPresent(owner -> writeOwner("\"alternateOwnerAttrs\":", owner, start, out));
            out.append('}');
            separator = ",{";
        }
        out.append(']');
    }

    private static void writeOwner(String name, OwnerAttributes owner, int start, StringBuilder out) {
        out.append(out.length() > start ? "," : "").append(name);
        int open = out.length();
        owner.forEach((key, value) -> {
            out.append(out.length() == open ? '{' : ',');
            JsonText.quote(key, out);
            out.append(':');
            JsonText.quote(value, out);
        });
        out.append('}');
    }

    /** Writes the map of sequence numbers; its keys are in the order of their text. */
    private static void writeSequences(AllocationBlock block, StringBuilder out) {
        if (block.sequenceNumbersAbsent()) {
            out.append("null");
            return;
        }
        out.append('{');
        int open = out.length();
        for (int first = 0; first < Math.min(10, block.size()); first++) {
            writeSequencesFrom(block, first, open, out);
        }
        out.append('}');
    }

    private static void writeSequencesFrom(AllocationBlock block, int ordinal, int open, StringBuilder out) {
        if (ordinal >= block.size()) {
            return;
        }
        if (block.hasSequenceNumber(ordinal)) {
            out.append(out.length() == open ? "\"" : ",\"").append(ordinal).append("\":");
            appendUnsigned(block.sequenceNumberOf(ordinal), out);
        }
        for (int digit = 0; ordinal > 0 && digit < 10; digit++) {
            writeSequencesFrom(block, 10 * ordinal + digit, open, out);
        }
    }

    private static void appendUnsigned(long number, StringBuilder out) {
        if (number >= 0) {
            out.append(number);
        } else {
            out.append(Long.toUnsignedString(number));
        }
    }

    static AllocationBlock read(JsonParser parser) throws IOException {
        var fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                fields.read(name, parser);
            }
        }
        return fields.toBlock();
    }

    private static final class Fields {
        private @Nullable Cidr cidr;
        private @Nullable String affinity;
        private @Nullable Long claimed;
        private @Nullable String hostAffinity;
        private boolean deleted;
        private long sequence;
        private int[] allocations = {};
        private int[] free = {};
        private @Nullable List<AllocationAttribute> attributes;
        private int[] sequenceOrdinals = new int[64];
        private long[] sequences = new long[64];
        private int sequenceCount;
        private boolean sequencesPresent;

        void read(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "cidr" -> cidr = Cidr.parse(parser.getText());
                case "affinity" -> affinity = parser.getText();
                case "affinity_claim_time" -> claimed = second(parser.getText());
                case "allocations" -> allocations = numbers(parser);
                case "unallocated" -> free = numbers(parser);
                case "attributes" -> attributes = readAttributes(parser);
                case "sequenceNumber" -> sequence = unsigned(parser);
                case "sequenceNumberForAllocation" -> readSequences(parser);
                case "deleted" -> deleted = parser.getBooleanValue();
                case "hostAffinity" -> hostAffinity = parser.getText();
                default -> parser.skipChildren();
            }
        }

        private void readSequences(JsonParser parser) throws IOException {
            sequencesPresent = true;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int ordinal = Integer.parseInt(parser.currentName());
                parser.nextToken();
                if (sequenceCount == AllocationBlock.MAX_SIZE) {
                    throw new IllegalArgumentException("more than " + sequenceCount + " sequence numbers");
                }
                if (sequenceCount == sequences.length) {
                    sequenceOrdinals = Arrays.copyOf(sequenceOrdinals, 2 * sequenceCount);
                    sequences = Arrays.copyOf(sequences, 2 * sequenceCount);
                }
                sequenceOrdinals[sequenceCount] = ordinal;
                sequences[sequenceCount++] = unsigned(parser);
            }
        }

        AllocationBlock toBlock() {
            if (cidr == null) {
                throw new IllegalArgumentException("a block without range");
            }
            BlockRestorer block = BlockRestorer.of(cidr);
            block.affinity(affinity, claimed).sequenceNumber(sequence).legacy(deleted, hostAffinity);
            if (attributes != null) {
                block.attributes();
                attributes.forEach(block::attribute);
            }
            for (int i = 0; i < allocations.length; i++) {
                if (allocations[i] != FREE) {
                    block.allocation(i, allocations[i]);
                }
            }
            for (int ordinal : free) {
                block.free(ordinal);
            }
            if (sequencesPresent) {
                block.sequenceNumbers();
                for (int i = 0; i < sequenceCount; i++) {
                    block.sequenceNumber(sequenceOrdinals[i], sequences[i]);
                }
            }
            return block.toBlock();
        }
    }

    private static long second(String text) {
        try {
            return OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time: " + text, e);
        }
    }

    private static long unsigned(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Long.parseUnsignedLong(parser.getText())
                : parser.getLongValue();
    }

    private static int[] numbers(JsonParser parser) throws IOException {
        int[] numbers = new int[64];
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (count == AllocationBlock.MAX_SIZE) {
                throw new IllegalArgumentException("more than " + count + " numbers");
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = token == JsonToken.VALUE_NULL ? FREE : parser.getIntValue();
        }
        return Arrays.copyOf(numbers, count);
    }

    private static List<AllocationAttribute> readAttributes(JsonParser parser) throws IOException {
        List<AllocationAttribute> attributes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String handle = null;
            OwnerAttributes active = null;
            OwnerAttributes alternate = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "handle_id" -> handle = parser.getText();
                    case "secondary" -> active = OwnerAttributes.of(JsonText.readPairs(parser));
                    case "alternateOwnerAttrs" -> alternate = OwnerAttributes.of(JsonText.readPairs(parser));
                    default -> parser.skipChildren();
                }
            }
            attributes.add(AllocationAttribute.of(handle, active, alternate));
        }
        return attributes;
    }
}
