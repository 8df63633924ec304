/** Servers of tests that ask who is there: TLS with a certificate of our own, passwords, keys. */
@NullMarked
package mashang.local.security;

import org.jspecify.annotations.NullMarked;
