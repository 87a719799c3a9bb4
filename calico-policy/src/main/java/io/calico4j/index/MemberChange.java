// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

/**
 * A member that came to or went from a member set.
 *
 * @param set the set's id
 * @param member the member
 */
public record MemberChange<S>(S set, Member member) {}
