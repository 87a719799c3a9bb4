/**
 * Calico's internal form of its resources: keys and values as the agent on each node gets them.
 *
 * <p>Experimental: the form follows Calico's internals and may change with them. Start at {@link
 * io.calico4j.datastore.RecordProcessor}:
 *
 * <pre>{@code
 * RecordProcessor processor = RecordProcessor.forFelix();
 * for (DatastoreRecord record : processor.update(policy).records()) {
 *     System.out.println(record.key().path() + " " + record.value());
 * }
 * }</pre>
 *
 * <p>Depends on {@code kubernetes}, {@code resource}, {@code label} and {@code net}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.datastore;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
