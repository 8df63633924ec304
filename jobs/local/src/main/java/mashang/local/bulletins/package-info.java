/** What units are told of how they work (月跟踪、季通报、半年小结、全年考核), made of the indices of a running city and of nothing else. */
@NullMarked
package mashang.local.bulletins;

import org.jspecify.annotations.NullMarked;
