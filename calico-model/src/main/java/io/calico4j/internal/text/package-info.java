/** What every room needs of plain texts. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
