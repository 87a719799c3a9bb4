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
import org.jspecify.annotations.Nullable;

/**
 * Loads JSON without a tree, as long as there is nothing to say about it.
 *
 * <p>Takes one object of a known kind that states kind and API version first, a {@code List} of such objects, a list of one kind
 * ({@code NetworkPolicyList}), or an array of all these. Gives up at the first thing that is unusual or wrong, and leaves no trace
 * then: {@link Loader} reads the text again and explains it.
 */
final class JsonLoader {
    private static final String STORAGE_GROUP = "crd.projectcalico.org/";

    private final Collected loaded;

    JsonLoader(Collected loaded) {
        this.loaded = loaded;
    }

    /** What {@link #load} answers if the chunk needs the other way, and nothing was loaded. */
    static final int NOT_PLAIN = -2;

    /** What {@link #load} answers if there was one value. */
    static final int ONE = -1;

    /** Loads the values of the chunk; the answer is where the second of them begins, or one of the two numbers. */
    int load(Chunk chunk) {
        int size = loaded.size();
        int placeCount = loaded.placeCount();
        String text = chunk.source().text();
        try (JsonParser in = JsonTreeParser.FACTORY.createParser(text.substring(chunk.from(), chunk.to()))) {
            int second = ONE;
            JsonToken token = in.nextToken();
            boolean plain = token != null;
            while (plain) {
                plain = token == JsonToken.START_OBJECT
                        ? object(in, chunk, true)
                        : token == JsonToken.START_ARRAY && elements(in, chunk, true);
                token = plain ? in.nextToken() : null;
                if (plain && token == null) {
                    return second;
                }
                second = second == ONE ? offset(in, chunk) : second;
            }
        } catch (IOException | JsonBinder.NotPlain e) {
            // The tree will tell what it is.
        }
        loaded.cut(size, placeCount);
        return NOT_PLAIN;
    }

    /** Reads the object whose start was read. */
    private boolean object(JsonParser in, Chunk chunk, boolean mayBeList) throws IOException {
        int offset = offset(in, chunk);
        String apiVersion = "";
        String kindName = "";
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            boolean version = name.equals("apiVersion");
            if (version || name.equals("kind")) {
                String text = in.nextTextValue();
                if (text == null || text.isEmpty() || !(version ? apiVersion : kindName).isEmpty()) {
                    return false;
                }
                apiVersion = version ? text : apiVersion;
                kindName = version ? kindName : text;
            } else {
                return resource(in, chunk, offset, apiVersion, kindName, mayBeList);
            }
        }
        return resource(in, chunk, offset, apiVersion, kindName, false);
    }

    /** Reads the rest of an object; the name of its first other field was read. */
    private boolean resource(
            JsonParser in, Chunk chunk, int offset, String apiVersion, String kindName, boolean mayBeList)
            throws IOException {
        Kind kind = apiVersion.startsWith(STORAGE_GROUP)
                ? null
                : Kind.find(apiVersion, kindName).orElse(null);
        Class<? extends Resource> type = kind == null ? null : KindTypes.of(kind);
        if (kind == null || type == null) {
            return mayBeList && list(in, chunk, offset, apiVersion, kindName);
        }
        var binder = new JsonBinder(in, !kind.calico());
        loaded.add(chunk, offset, (Resource) binder.object(type, "apiVersion", apiVersion, "kind", kindName));
        return true;
    }

    /** Reads the rest of a list; the name of its first other field was read. */
    private boolean list(JsonParser in, Chunk chunk, int offset, String apiVersion, String statedKind)
            throws IOException {
        Kind of = apiVersion.startsWith(STORAGE_GROUP)
                ? null
                : Kind.findList(apiVersion, statedKind).orElse(null);
        if (of == null && !apiVersion.equals("v1")) {
            return false;
        }
        String kindName = statedKind;
        loaded.beginList();
        boolean items = false;
        @Nullable ListMetadata metadata = null;
        for (String name = in.currentName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "items" -> {
                    if (items || token != JsonToken.START_ARRAY || !items(in, chunk, of)) {
                        return false;
                    }
                    items = true;
                }
                case "metadata" -> {
                    if (metadata != null || token != JsonToken.START_OBJECT) {
                        return false;
                    }
                    metadata = (ListMetadata) new JsonBinder(in, false).object(ListMetadata.class);
                }
                case "kind" -> {
                    if (token != JsonToken.VALUE_STRING || !kindName.isEmpty()) {
                        return false;
                    }
                    kindName = in.getText();
                }
                default -> {
                    return false;
                }
            }
        }
        if (of == null && !kindName.equals("List")) {
            return false;
        }
        ListMetadata given = metadata == null ? ListMetadata.empty() : metadata;
        loaded.endList(chunk, offset, new ManifestObject.ListHeader(apiVersion, kindName, given, items));
        return true;
    }

    /** Reads the items of a list whose start was read: all of one kind, or each of the kind it states. */
    private boolean items(JsonParser in, Chunk chunk, @Nullable Kind of) throws IOException {
        Class<? extends Resource> type = of == null ? null : KindTypes.of(of);
        if (of == null || type == null) {
            return elements(in, chunk, false);
        }
        var binder = new JsonBinder(in, !of.calico());
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                return false;
            }
            int offset = offset(in, chunk);
            Resource item = (Resource) binder.object(type);
            if (!item.kindName().equals(of.kindName())) {
                return false;
            }
            loaded.add(chunk, offset, item);
        }
        return true;
    }

    private boolean elements(JsonParser in, Chunk chunk, boolean mayBeLists) throws IOException {
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.START_OBJECT || !object(in, chunk, mayBeLists)) {
                return false;
            }
        }
        return true;
    }

    private static int offset(JsonParser in, Chunk chunk) {
        return chunk.from() + (int) in.currentTokenLocation().getCharOffset();
    }
}
