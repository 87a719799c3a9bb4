// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

/** A question that needed more work than its caller allowed, and of which no useful part could be answered. */
public final class BudgetExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String question;
    private final long limit;
    private final String advice;

    /**
     * Creates the exception.
     *
     * @param question what was asked and what was counted, such as {@code "expanding aliases (nodes)"}
     * @param limit the number of units of work that was allowed
     * @param advice what the caller can do, such as {@code "raise maxAliasNodes"}
     */
    public BudgetExceededException(String question, long limit, String advice) {
        super(question + " takes more than " + limit + ": " + advice);
        this.question = question;
        this.limit = limit;
        this.advice = advice;
    }

    /** Returns what was asked, and what was counted. */
    public String question() {
        return question;
    }

    /** Returns the number of units of work that was allowed. */
    public long limit() {
        return limit;
    }

    /** Returns what the caller can do. */
    public String advice() {
        return advice;
    }
}
