// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A user of etcd and its password, which no text of this type shows. */
record EtcdLogin(String user, String password) {
    /** Returns the request that asks for a token. */
    String request() {
        return "{\"name\":\"" + quoted(user) + "\",\"password\":\"" + quoted(password) + "\"}";
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    @Override
    public String toString() {
        return "user " + user;
    }
}
