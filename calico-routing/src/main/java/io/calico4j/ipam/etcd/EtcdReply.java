// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

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

    /** Whether a watch has ended, or never began. */
    boolean canceled;

    /** What a login gives, to be sent with every later request. */
    String token = "";

    /** What is wrong, empty if nothing is. */
    String error = "";

    /** The values of a list, of what a transaction read, or the changes that a watch saw. */
    final List<EtcdValue> values = new ArrayList<>();

    private EtcdReply() {}

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
                case "canceled" -> canceled = json.getBooleanValue();
                case "kvs" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        values.add(value(json, false));
                    }
                }
                case "events" -> {
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
                revision = Math.max(revision, Long.parseLong(json.getText()));
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
                changed = value(json, true);
            } else {
                json.skipChildren();
            }
        }
        if (changed != null) {
            values.add(deleted ? new EtcdValue(changed.key(), null, changed.revision()) : changed);
        }
    }

    private static EtcdValue value(JsonParser json, boolean mayBeEmpty) throws IOException {
        String key = "";
        String text = "";
        long revision = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "key" -> key = decoded(json.getText());
                case "value" -> text = decoded(json.getText());
                case "mod_revision" -> revision = Long.parseLong(json.getText());
                default -> json.skipChildren();
            }
        }
        if (key.isEmpty() && !mayBeEmpty) {
            throw new IOException("a value without key");
        }
        return new EtcdValue(key, text, revision);
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
