/**
 * What all commands share: their exit statuses, options for output, reading of the manifests they are given, and the
 * way findings are shown.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.command;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
