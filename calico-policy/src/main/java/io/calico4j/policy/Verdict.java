// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.internal.policy.table.Judge;
import org.jspecify.annotations.Nullable;

/** The answers of both ends of a flow. There is one instance for each combination, so that asking allocates nothing. */
public final class Verdict {
    private static final int ANSWERS = Answer.values().length;
    private static final Verdict[] ALL = all();
    private static final Verdict[] BY_JUDGE = byJudge();

    private final Answer egress;
    private final Answer ingress;

    private Verdict(Answer egress, Answer ingress) {
        this.egress = egress;
        this.ingress = ingress;
    }

    private static Verdict[] all() {
        Verdict[] all = new Verdict[ANSWERS * ANSWERS];
        for (Answer egress : Answer.values()) {
            for (Answer ingress : Answer.values()) {
                all[place(egress, ingress)] = new Verdict(egress, ingress);
            }
        }
        return all;
    }

    private static Verdict[] byJudge() {
        Answer[] answers = new Answer[4];
        answers[Judge.NOBODY] = Answer.NOT_POLICED;
        answers[Judge.ALLOWED] = Answer.ALLOW;
        answers[Judge.DENIED] = Answer.DENY;
        answers[Judge.REFUSED] = Answer.REFUSED;
        Verdict[] verdicts = new Verdict[answers.length * answers.length];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = of(answers[i % answers.length], answers[i / answers.length]);
        }
        return verdicts;
    }

    /** Returns the verdict that a judge stated. */
    static Verdict ofJudge(int judged) {
        return BY_JUDGE[judged];
    }

    /** Returns the verdict of two answers. */
    public static Verdict of(Answer egress, Answer ingress) {
        return ALL[place(egress, ingress)];
    }

    private static int place(Answer egress, Answer ingress) {
        return egress.place() * ANSWERS + ingress.place();
    }

    /** Returns what the source's policy says. */
    public Answer egress() {
        return egress;
    }

    /** Returns what the destination's policy says. */
    public Answer ingress() {
        return ingress;
    }

    /**
     * Returns both in one: {@code DENY} if either end stops the flow, else {@code UNDECIDABLE} if either cannot be told, else
     * {@code ALLOW}.
     */
    public Answer overall() {
        if (egress.stops() || ingress.stops()) {
            return Answer.DENY;
        }
        return egress == Answer.UNDECIDABLE || ingress == Answer.UNDECIDABLE ? Answer.UNDECIDABLE : Answer.ALLOW;
    }

    /** Tells whether the flow is known to get through. */
    public boolean isAllowed() {
        return overall() == Answer.ALLOW;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict that && egress == that.egress && ingress == that.ingress;
    }

    @Override
    public int hashCode() {
        return place(egress, ingress);
    }

    /** Returns such as {@code egress ALLOW, ingress DENY}. */
    @Override
    public String toString() {
        return "egress " + egress + ", ingress " + ingress;
    }
}
