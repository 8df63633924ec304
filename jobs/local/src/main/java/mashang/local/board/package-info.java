/** The board (督办看板): what the supervision office has on its wall, read from the indices, never written. */
@org.jspecify.annotations.NullMarked
package mashang.local.board;
