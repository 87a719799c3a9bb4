/**
 * What a person sees: styled text, tables and a progress bar.
 *
 * <p>{@link io.calico4j.cli.terminal.Screen} is the entry; it knows whether it writes to a terminal. Text from outside
 * passes through {@link io.calico4j.cli.terminal.Text}, which lets no control characters out. The room knows nothing of
 * Calico.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.terminal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
