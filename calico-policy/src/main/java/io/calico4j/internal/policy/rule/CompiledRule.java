// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule as a list of field matchers, all of which must hold.
 *
 * <p>{@link #shape()} sums up those that depend only on family, protocol and destination port; the others are tested by
 * {@link #testRest}, so that a rule whose shape admits a flow matches it if the rest holds.
 */
public final class CompiledRule {
    /** The rule matches. */
    public static final int MATCH = 1;
    /** It does not. */
    public static final int NO_MATCH = 0;
    /** The flow is refused as a whole. */
    public static final int REFUSED = -1;

    private final Rule source;
    private final int index;
    private final Action action;
    private final Shape shape;
    private final FieldMatcher[] matchers;
    private final FieldMatcher[] rest;

    CompiledRule(Rule source, int index, Action action, Shape shape, FieldMatcher[] matchers, FieldMatcher[] rest) {
        this.source = source;
        this.index = index;
        this.action = action;
        this.shape = shape;
        this.matchers = matchers;
        this.rest = rest;
    }

    /** Returns the rule as the resource, or its conversion, states it. */
    public Rule source() {
        return source;
    }

    /** Returns its place among the rules of its policy and direction. */
    public int index() {
        return index;
    }

    /** Returns what it does. */
    public Action action() {
        return action;
    }

    /** Returns which flows it can match at all, as far as family, protocol and destination port go. */
    public Shape shape() {
        return shape;
    }

    /**
     * Returns what the shape does not speak for, if it is nothing but tests of membership in sets of addresses; empty if there is
     * anything else.
     */
    public Optional<List<SetTest>> setTests() {
        List<SetTest> tests = new ArrayList<>();
        for (FieldMatcher matcher : rest) {
            if (!(matcher instanceof Matchers.InSet test)) {
                return Optional.empty();
            }
            tests.add(new SetTest(test.end() == FlowEnd.SOURCE, test.set(), test.negated()));
        }
        return Optional.of(tests);
    }

    /** Returns the sort of what the shape does not speak for. */
    public Residue residue() {
        return rest.length == 0
                ? Residue.NOTHING
                : rest.length == 1 && rest[0] instanceof Matchers.InSet ? Residue.ONE_SET : Residue.GENERAL;
    }

    /** Returns the matcher of {@link Residue#ONE_SET}. */
    public SetTest setTest() {
        return setTests().orElseThrow().get(0);
    }

    /** What has to be tested of a rule whose shape admits the flow. */
    public enum Residue {
        /** Nothing. */
        NOTHING,
        /** Membership in one set of addresses. */
        ONE_SET,
        /** Anything, by {@link CompiledRule#testRest}. */
        GENERAL
    }

    /**
     * A test of membership in a set of addresses.
     *
     * @param ofSource whether the source is tested, not the destination
     * @param set the set
     * @param negated whether the address must not be in it
     */
    public record SetTest(boolean ofSource, NumberedSet set, boolean negated) {}

    /** Tests what the shape does not speak for. Allocates nothing. */
    public int testRest(Flow flow, int source, int destination, Membership membership) {
        return test(rest, flow, source, destination, membership);
    }

    /** Tests all criteria. Allocates nothing. */
    public int test(Flow flow, int source, int destination, Membership membership) {
        return test(matchers, flow, source, destination, membership);
    }

    private static int test(FieldMatcher[] all, Flow flow, int source, int destination, Membership membership) {
        for (FieldMatcher matcher : all) {
            if (!matcher.holds(flow, source, destination, membership)) {
                return matcher.refuses(flow) ? REFUSED : NO_MATCH;
            }
        }
        return MATCH;
    }

    /** Returns the criteria as data, in the order in which they are tested. */
    public List<Criterion> criteria(MemberLists lists) {
        List<Criterion> criteria = new ArrayList<>();
        for (FieldMatcher matcher : matchers) {
            criteria.add(matcher.criterion(lists));
        }
        return List.copyOf(criteria);
    }

    /** Returns the places, among the criteria, of those that a flow does not meet. */
    public List<Integer> failing(Flow flow, int source, int destination, Membership membership) {
        List<Integer> failing = new ArrayList<>();
        for (int i = 0; i < matchers.length; i++) {
            if (!matchers[i].holds(flow, source, destination, membership)) {
                failing.add(i);
            }
        }
        return List.copyOf(failing);
    }

    /** Ends the use of its sets. */
    public void release(SetCatalog sets) {
        for (FieldMatcher matcher : matchers) {
            if (matcher instanceof Matchers.InSet test) {
                sets.leave(test.set());
            } else if (matcher instanceof Matchers.ServicePort test) {
                sets.leave(test.set());
            } else if (matcher instanceof Matchers.Ports ports) {
                ports.named().forEach(sets::leave);
            }
        }
    }
}
