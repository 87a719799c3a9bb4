// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

/** The step of a live migration that a workload endpoint is in: Calico v3.32, felix/dataplane/linux/live_migration.go. */
public enum MigrationState {
    /** No migration: routes of normal priority. */
    BASE,
    /** The workload is being copied to this node: no routes yet. */
    TARGET,
    /** The copy has announced itself: routes of elevated priority. */
    LIVE,
    /** The migration is over and its routes keep their elevated priority for a while. */
    TIME_WAIT;

    /** Returns the state that follows when the endpoint is marked as the target of a migration. */
    public MigrationState marked() {
        return this == BASE ? TARGET : this;
    }

    /** Returns the state that follows when the workload announces its address (gratuitous ARP or RARP). */
    public MigrationState announced() {
        return this == TARGET ? LIVE : this;
    }

    /** Returns the state that follows when the role of target is taken away. */
    public MigrationState cleared() {
        return this == TARGET || this == LIVE ? TIME_WAIT : this;
    }

    /** Returns the state that follows when the waiting time (30 s unless configured) is over. */
    public MigrationState expired() {
        return this == TIME_WAIT ? BASE : this;
    }

    /** Returns the state that follows when the endpoint is marked as the source of a migration: always {@link #BASE}. */
    public MigrationState markedAsSource() {
        return BASE;
    }
}
