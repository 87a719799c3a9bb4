// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.internal.decode.JsonBinder;
import io.calico4j.internal.yaml.JsonTreeParser;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ListMetadata;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads JSON without a tree, as long as there is nothing to say about it.
 *
 * <p>Takes one object of a known kind that states kind and API version first, or a {@code List} of such objects. Gives up at the
 * first thing that is unusual or wrong, and leaves no trace then: {@link Loader} reads the text again and explains it.
 */
final class JsonLoader {
    private static final String STORAGE_GROUP = "crd.projectcalico.org/";

    private final Collected loaded;

    JsonLoader(Collected loaded) {
        this.loaded = loaded;
    }

    /** Loads the chunk; returns false, with nothing loaded, if it needs the other way. */
    boolean load(Chunk chunk) {
        int size = loaded.size();
        int placeCount = loaded.placeCount();
        String text = chunk.source().text();
        try (JsonParser in = JsonTreeParser.FACTORY.createParser(text.substring(chunk.from(), chunk.to()))) {
            if (in.nextToken() == JsonToken.START_OBJECT && object(in, chunk, true) && in.nextToken() == null) {
                return true;
            }
        } catch (IOException | JsonBinder.NotPlain e) {
            // The tree will tell what it is.
        }
        loaded.cut(size, placeCount);
        return false;
    }

    /** Reads the object whose start was read. */
    private boolean object(JsonParser in, Chunk chunk, boolean mayBeList) throws IOException {
        int offset = chunk.from() + (int) in.currentTokenLocation().getCharOffset();
        Map<String, String> stated = new LinkedHashMap<>(4);
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (name.equals("apiVersion") || name.equals("kind")) {
                String text = in.nextTextValue();
                if (text == null || stated.put(name, text) != null) {
                    return false;
                }
                continue;
            }
            if (stated.size() == 2) {
                return resource(in, chunk, offset, stated);
            }
            return mayBeList && "v1".equals(stated.get("apiVersion")) && list(in, chunk, offset, stated);
        }
        return stated.size() == 2 && resource(in, chunk, offset, stated);
    }

    private boolean resource(JsonParser in, Chunk chunk, int offset, Map<String, String> stated) throws IOException {
        Kind kind = kind(stated);
        Class<? extends Resource> type = kind == null ? null : KindTypes.of(kind);
        if (kind == null || type == null) {
            return "List".equals(stated.get("kind"))
                    && "v1".equals(stated.get("apiVersion"))
                    && !loaded.inList()
                    && list(in, chunk, offset, stated);
        }
        var binder = new JsonBinder(in, !kind.calico());
        loaded.add(chunk, offset, (Resource) binder.object(type, stated));
        return true;
    }

    private static @Nullable Kind kind(Map<String, String> stated) {
        String version = stated.getOrDefault("apiVersion", "");
        return version.startsWith(STORAGE_GROUP)
                ? null
                : Kind.find(version, stated.getOrDefault("kind", "")).orElse(null);
    }

    /** Reads the rest of a list; the name of its first other field was read. */
    private boolean list(JsonParser in, Chunk chunk, int offset, Map<String, String> stated) throws IOException {
        loaded.beginList();
        boolean items = false;
        ListMetadata metadata = ListMetadata.empty();
        for (String name = in.currentName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "items" -> {
                    if (items || token != JsonToken.START_ARRAY || !items(in, chunk)) {
                        return false;
                    }
                    items = true;
                }
                case "metadata" -> {
                    if (token != JsonToken.START_OBJECT) {
                        return false;
                    }
                    metadata = (ListMetadata) new JsonBinder(in, false).object(ListMetadata.class, Map.of());
                }
                case "kind" -> {
                    if (token != JsonToken.VALUE_STRING || stated.put(name, in.getText()) != null) {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        if (!"List".equals(stated.get("kind"))) {
            return false;
        }
        loaded.endList(chunk, offset, new ManifestObject.ListHeader("v1", "List", metadata, items));
        return true;
    }

    private boolean items(JsonParser in, Chunk chunk) throws IOException {
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.START_OBJECT || !object(in, chunk, false)) {
                return false;
            }
        }
        return true;
    }
}
