// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.table.Program;
import io.calico4j.policy.stack.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What endpoints with equal policies and equal profiles ask, at every stage. Immutable but for the pictures it keeps. */
public final class Plan {
    private static final int PICTURES = 8;

    private final List<PolicyEntry> applied;
    private final PolicyLists lists;
    private final List<ProfileEntry> profileEntries;
    private final List<String> profiles;
    private final boolean host;
    private final @Nullable Program[] programs;
    /** Pictures of paths through profiles that were asked for last; written by racing threads. */
    private final @Nullable Object[] pictures = new Object[PICTURES];

    Plan(
            List<PolicyEntry> applied,
            PolicyLists lists,
            List<ProfileEntry> profiles,
            boolean host,
            @Nullable Program[] programs) {
        this.applied = applied;
        this.lists = lists;
        this.profileEntries = List.copyOf(profiles);
        this.profiles = profiles.stream().map(entry -> entry.fact().name()).toList();
        this.host = host;
        this.programs = programs;
    }

    static int place(Stage stage, Direction direction, boolean pending) {
        return stage.place() * 4 + (direction == Direction.EGRESS ? 2 : 0) + (pending ? 1 : 0);
    }

    /** Returns the ordered policies. */
    public PolicyLists lists() {
        return lists;
    }

    /** Returns all policies that apply, at whichever stage. */
    public List<PolicyEntry> applied() {
        return applied;
    }

    /** Returns the profiles. */
    public List<ProfileEntry> profileEntries() {
        return profileEntries;
    }

    /** Returns the names of the profiles. */
    public List<String> profiles() {
        return profiles;
    }

    /** Tells whether this is the plan of host endpoints. */
    public boolean host() {
        return host;
    }

    /**
     * Returns the program of a stage; null where the stage does not exist, because no policy stands in its list.
     *
     * @param pending whether staged policies count
     */
    public @Nullable Program program(Stage stage, Direction direction, boolean pending) {
        return programs[place(stage, direction, pending)];
    }

    /** Returns a picture that was kept lately for a path with this or another number; null if there is none. */
    public @Nullable Object picture(int path) {
        return pictures[path & (PICTURES - 1)];
    }

    /** Keeps an immutable picture of a path with a number, in the place of older ones. */
    public void keepPicture(int path, Object made) {
        pictures[path & (PICTURES - 1)] = made;
    }
}
