/**
 * Which selector matches which endpoint, and which addresses a selector stands for, kept up to date change by change.
 *
 * <p>{@link io.calico4j.index.MatchIndex} keeps the relation between selectors and endpoints with labels inherited from
 * parents, {@link io.calico4j.index.MemberIndex} the addresses and named ports of member sets, and
 * {@link io.calico4j.index.RuleMemberSets} says which member sets a rule needs. The room stands on
 * {@code io.calico4j.label} and {@code io.calico4j.net}.
 *
 * <pre>{@code
 * var index = MatchIndex.<String, String>create();
 * index.updateParent("kns.shop", Labels.of("pcns.team", "sales"));
 * index.updateEndpoint("web-1", Labels.of("app", "web"), List.of("kns.shop"));
 * index.updateSelector("allow-web", Selector.parse("app == 'web' && pcns.team == 'sales'")).started();
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.index;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
