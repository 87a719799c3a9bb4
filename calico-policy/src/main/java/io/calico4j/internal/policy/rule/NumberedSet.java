// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

/** A set that rules test membership of, with its number and its users. Sets of addresses and sets of ports are numbered apart. */
public final class NumberedSet {
    private final SetKey key;
    private int id;
    private int users;
    private int query = -1;

    NumberedSet(SetKey key) {
        this.key = key;
    }

    /** Returns what makes it. */
    public SetKey key() {
        return key;
    }

    /** Returns its number among the sets of its sort. */
    public int id() {
        return id;
    }

    /** Returns the number of the query that finds its holders; -1 if it has none. */
    public int query() {
        return query;
    }

    /** Sets the number of the query, once, before anybody asks for it. */
    public void query(int number) {
        this.query = number;
    }

    void number(int newId) {
        this.id = newId;
    }

    void use() {
        users++;
    }

    /** Ends one use, and tells whether it was the last. */
    boolean leave() {
        return --users == 0;
    }
}
