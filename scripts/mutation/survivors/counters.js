/** Survivors of the area `counters`. */
export const COUNTERS = [];
