// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.ipam.JsonText;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockText;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stored text of each kind of value: Calico's own JSON for blocks, affinities, handles and settings.
 *
 * <p>Nodes, pools and reservations are written in a short form of the resources' manifests. Unknown members are passed
 * over.
 */
public final class IpamJson {
    /*
     * Names are not gathered in a table: those of handles are ranges of blocks, so the table would grow with the pools and
     * be searched longer than a name takes to read.
     */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private IpamJson() {}

    /** Returns the text of the value under a key. */
    public static <V> String write(IpamKey<V> key, V value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        if (value instanceof AllocationBlock block) {
            return new String(BlockText.write(block), StandardCharsets.UTF_8);
        }
        StringBuilder out = new StringBuilder(64);
        if (value instanceof BlockAffinity affinity) {
            out.append("{\"state\":\"").append(affinity.state().text()).append("\",\"deleted\":");
            out.append(affinity.deleted()).append('}');
        } else if (value instanceof AllocationHandle handle) {
            writeHandle(handle, out);
        } else if (value instanceof IpamConfig config) {
            writeConfig(config, out);
        } else if (value instanceof IpamNode node) {
            out.append("{\"name\":");
            JsonText.quote(node.name(), out);
            out.append(",\"labels\":");
            JsonText.map(node.labels().asMap(), out);
            out.append('}');
        } else if (value instanceof IpamPool pool) {
            PoolJson.write(pool, out);
        } else if (value instanceof IpamReservation reservation) {
            out.append("{\"name\":");
            JsonText.quote(reservation.name(), out);
            out.append(",\"reservedCIDRs\":");
            JsonText.list(reservation.entries(), out);
            out.append('}');
        } else {
            out.append(value);
        }
        return out.toString();
    }

    /** Returns the text of the value under a key in UTF-8. */
    public static <V> byte[] encode(IpamKey<V> key, V value) {
        return Objects.requireNonNull(value, "value") instanceof AllocationBlock block
                ? BlockText.write(block)
                : write(key, value).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeHandle(AllocationHandle handle, StringBuilder out) {
        out.append("{\"block\":{");
        if (handle.blocks().size() == 1) { // as most have, and sorting by text takes longer than writing
            handle.forEach((block, count) ->
                    out.append('"').append(block).append("\":").append(count));
            out.append("},\"deleted\":").append(handle.isDeleted()).append('}');
            return;
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        handle.forEach((block, count) -> counts.put(block.toString(), count));
        String separator = "\"";
        for (var count : counts.entrySet()) {
            out.append(separator).append(count.getKey()).append("\":").append(count.getValue());
            separator = ",\"";
        }
        out.append("},\"deleted\":").append(handle.isDeleted()).append('}');
    }

    private static void writeConfig(IpamConfig config, StringBuilder out) {
        StringBuilder members = new StringBuilder();
        if (config.strictAffinity()) {
            members.append(",\"strict_affinity\":true");
        }
        if (config.autoAllocateBlocks()) {
            members.append(",\"auto_allocate_blocks\":true");
        }
        if (config.maxBlocksPerHost() != 0) {
            members.append(",\"maxBlocksPerHost\":").append(config.maxBlocksPerHost());
        }
        config.vmAddressPersistence().ifPresent(text -> {
            members.append(",\"kubeVirtVMAddressPersistence\":");
            JsonText.quote(text, members);
        });
        out.append('{')
                .append(members, Math.min(1, members.length()), members.length())
                .append('}');
    }

    /**
     * Returns the value of a text.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if the text is not the JSON of such a value
     */
    public static <V> V read(IpamKey<V> key, String text) {
        return decode(key, Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the value of a text in UTF-8; it may refer to the array, which must not change any more.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if the text is not the JSON of such a value
     */
    @SuppressWarnings("unchecked") // what is read is of the key's kind
    public static <V> V decode(IpamKey<V> key, byte[] text) {
        Objects.requireNonNull(text, "text");
        if (Objects.requireNonNull(key, "key").kind() == IpamKey.Kind.HOST) {
            return (V) new String(text, StandardCharsets.UTF_8);
        }
        if (key.kind() == IpamKey.Kind.AFFINITY && text.length == 0) {
            return (V) new BlockAffinity(AffinityState.UNSTATED, false);
        }
        try {
            if (key.kind() == IpamKey.Kind.BLOCK) {
                return (V) BlockText.read(text);
            }
            if (key.kind() == IpamKey.Kind.HANDLE) {
                AllocationHandle single = HandleText.tryRead(text);
                if (single != null) {
                    return (V) single;
                }
            }
            return (V) parse(key.kind(), text);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(key, e);
        } catch (FormatException e) {
            throw malformed(key, e);
        }
    }

    private static Object parse(IpamKey.Kind kind, byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an object expected");
            }
            return read(kind, parser);
        }
    }

    private static IpamException malformed(IpamKey<?> key, Exception cause) {
        return new IpamException(IpamError.DATASTORE, "malformed value under " + key.path(), cause);
    }

    private static Object read(IpamKey.Kind kind, JsonParser parser) throws IOException {
        return switch (kind) {
            case AFFINITY -> readAffinity(parser);
            case HANDLE -> readHandle(parser);
            case CONFIG -> readConfig(parser);
            case NODE -> readNode(parser);
            case POOL -> PoolJson.read(parser);
            case RESERVATION -> readReservation(parser);
            case BLOCK, HOST -> throw new IllegalArgumentException("read elsewhere");
        };
    }

    private static BlockAffinity readAffinity(JsonParser parser) throws IOException {
        AffinityState state = AffinityState.UNSTATED;
        boolean deleted = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("state")) {
                String text = parser.getText();
                state = AffinityState.ofText(text).orElseThrow(() -> new IllegalArgumentException(text));
            } else if (name.equals("deleted")) {
                deleted = parser.getBooleanValue();
            } else {
                parser.skipChildren();
            }
        }
        return new BlockAffinity(state, deleted);
    }

    private static AllocationHandle readHandle(JsonParser parser) throws IOException {
        TreeMap<Cidr, Integer> counts = new TreeMap<>();
        boolean deleted = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("block") && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    Cidr block = Cidr.parse(parser.currentName());
                    parser.nextToken();
                    counts.put(block, parser.getIntValue());
                }
            } else if (name.equals("deleted")) {
                deleted = parser.getBooleanValue();
            } else {
                parser.skipChildren();
            }
        }
        return AllocationHandle.of(counts).withDeleted(deleted);
    }

    private static IpamConfig readConfig(JsonParser parser) throws IOException {
        boolean strict = false;
        boolean auto = false;
        int max = 0;
        Optional<String> persistence = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "strict_affinity" -> strict = parser.getBooleanValue();
                case "auto_allocate_blocks" -> auto = parser.getBooleanValue();
                case "maxBlocksPerHost" -> max = parser.getIntValue();
                case "kubeVirtVMAddressPersistence" -> persistence = Optional.of(parser.getText());
                default -> parser.skipChildren();
            }
        }
        return new IpamConfig(strict, auto, max, persistence);
    }

    private static IpamNode readNode(JsonParser parser) throws IOException {
        String name = "";
        Labels labels = Labels.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("name")) {
                name = parser.getText();
            } else if (member.equals("labels")) {
                labels = Labels.copyOf(JsonText.readMap(parser));
            } else {
                parser.skipChildren();
            }
        }
        return new IpamNode(name, labels);
    }

    private static IpamReservation readReservation(JsonParser parser) throws IOException {
        String name = "";
        List<String> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("name")) {
                name = parser.getText();
            } else if (member.equals("reservedCIDRs")) {
                entries = JsonText.readList(parser);
            } else {
                parser.skipChildren();
            }
        }
        return new IpamReservation(name, entries);
    }
}
