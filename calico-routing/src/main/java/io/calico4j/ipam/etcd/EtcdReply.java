// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What etcd's JSON gateway answers, of whatever request: members that are absent have their defaults.
 *
 * <p>Authority: etcd 3.4, api/etcdserverpb/rpc.proto. Bytes are in base64, 64-bit numbers are texts.
 */
final class EtcdReply {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The revision of the whole store when it answered. */
    long revision;

    /** Whether the conditions of a transaction held. */
    boolean succeeded;

    /** Whether a list goes on behind the last of {@link #values}. */
    boolean more;

    /** The octets of the last key of a list, also if they are no text; empty if there is none. */
    byte[] lastKey = new byte[0];

    /** Whether a watch has begun with this. */
    boolean created;

    /** Whether a watch has ended, or never began. */
    boolean canceled;

    /** Whether a watch tells of changes with this, be it of keys that are no text. */
    private boolean changes;

    /** What a login gives, to be sent with every later request. */
    String token = "";

    /** What is wrong, empty if nothing is. */
    String error = "";

    /** The values of a list, of what a transaction read, or the changes that a watch saw. */
    final List<EtcdValue> values = new ArrayList<>();

    private EtcdReply() {}

    /**
     * Returns the revision up to which a watch has told everything with this answer, 0 if it says nothing of that. What
     * tells of changes may be stamped with a later revision than those, and so may the first answer.
     */
    long lastRevision() {
        return values.isEmpty()
                ? (created || changes ? 0 : revision)
                : values.get(values.size() - 1).revision();
    }

    static EtcdReply parse(String text) throws IOException {
        EtcdReply reply = new EtcdReply();
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an answer of etcd: " + text.substring(0, Math.min(80, text.length())));
            }
            reply.members(json);
        }
        return reply;
    }

    private void members(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (name) {
                case "header" -> header(json);
                case "succeeded" -> succeeded = json.getBooleanValue();
                case "more" -> more = json.getBooleanValue();
                case "token" -> this.token = json.getText();
                case "created" -> created = json.getBooleanValue();
                case "canceled" -> canceled = json.getBooleanValue();
                case "kvs" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        EtcdValue value = value(json);
                        if (value != null) {
                            values.add(value);
                        }
                    }
                }
                case "events" -> {
                    changes = true;
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        event(json);
                    }
                }
                case "responses" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        members(json);
                    }
                }
                case "result", "response_range" -> members(json);
                case "error" -> error(json, token);
                default -> json.skipChildren();
            }
        }
    }

    private void header(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("revision")) {
                revision = Math.max(revision, number(json));
            }
        }
    }

    private void error(JsonParser json, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            error = json.getText();
            return;
        }
        error = "unknown";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("message")) {
                error = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    private void event(JsonParser json) throws IOException {
        boolean deleted = false;
        EtcdValue changed = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                deleted = json.getText().equals("DELETE");
            } else if (name.equals("kv")) {
                changed = value(json);
            } else {
                json.skipChildren();
            }
        }
        if (changed != null) {
            values.add(deleted ? new EtcdValue(changed.key(), null, changed.revision()) : changed);
        }
    }

    /** Reads a key and its value; {@code null} if the key is no text, and so none of Calico's. */
    private @Nullable EtcdValue value(JsonParser json) throws IOException {
        byte[] key = new byte[0];
        String text = "";
        long mod = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "key" -> key = decoded(json.getText());
                case "value" -> text = new String(decoded(json.getText()), StandardCharsets.UTF_8);
                case "mod_revision" -> mod = number(json);
                default -> json.skipChildren();
            }
        }
        lastKey = key;
        try {
            String path = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            return new EtcdValue(path, text, mod);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static long number(JsonParser json) throws IOException {
        try {
            return Long.parseLong(json.getText());
        } catch (NumberFormatException e) {
            throw new IOException("not a revision: " + json.getText(), e);
        }
    }

    private static byte[] decoded(String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("not in base64: " + base64, e);
        }
    }
}
