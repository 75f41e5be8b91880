// The side of a position; never the side of an order.

/** `long` levels stand below the price and are sold into a fall; `short` levels stand above and are bought into a rise. */
export type Side = 'long' | 'short';

export const SIDES: readonly Side[] = ['long', 'short'];
