// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.internal.ipam.JsonText;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of {@link AllocationBlock}, in whatever order and with whatever spaces it is written. */
final class BlockJson {
    private static final int FREE = -1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private BlockJson() {}

    /**
     * Reads any JSON of a block; unknown members are passed over.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is no block
     */
    static AllocationBlock read(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an object expected");
            }
            return read(parser);
        }
    }

    private static AllocationBlock read(JsonParser parser) throws IOException {
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
                block.unallocated(ordinal);
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
