import type { ParameterPlan, WeightPlace } from './parameters';
import { fetchWeight, storeWeight } from './parameters';

/** The slots of an optimizer for a weight: its place, and the float where the slot's own parameters begin. */
export interface SlotPlace {
  readonly place: WeightPlace;
  readonly start: number;
}

/** All slots in use, weight by weight within each slot. They are laid out as the parameters are, one set after another. */
export function slotPlaces({ places, size }: ParameterPlan, slots: number, slotsAt: number): SlotPlace[] {
  const all = [...places.values()].flat();
  return Array.from({ length: slots }, (_, slot) =>
    all.map((place) => ({ place, start: slotsAt / 4 + slot * size })),
  ).flat();
}

/** Copies slots out of the kernels' memory. */
export function fetchSlots(slots: readonly SlotPlace[], floats: Float32Array): Float32Array[] {
  return slots.map(({ place, start }) => fetchWeight(place, floats, start));
}

/** Copies slots into the kernels' memory; false, with nothing written, when their sizes do not fit. */
export function storeSlots(slots: readonly SlotPlace[], values: readonly Float32Array[], into: Float32Array): boolean {
  if (values.length !== slots.length) return false;
  if (!slots.every(({ place }, i) => values[i]?.length === place.size)) return false;
  slots.forEach(({ place, start }, i) => storeWeight(place, values[i] as Float32Array, into, start));
  return true;
}
