import type { Column, SequenceRecipe, Table } from '#engine';
import { inColumnOrder } from '../../recipes/inColumnOrder';

/** Roles that one column has at most. */
const SINGLE_ROLES = ['series', 'label', 'order', 'parts'] as const;

/** What a column is for. */
export type Role = 'none' | 'feature' | (typeof SINGLE_ROLES)[number];

/** The roles that a column can play: times are no features, and texts have no order. */
export function rolesFor({ kind }: Column): readonly Role[] {
  const fits = (role: Role): boolean =>
    role === 'feature' ? kind !== 'time' : role !== 'order' || kind !== 'category';
  return (['none', 'feature', ...SINGLE_ROLES] as const).filter(fits);
}

/** What a column is for by a recipe. */
export function roleOf(recipe: SequenceRecipe, name: string): Role {
  return SINGLE_ROLES.find((role) => recipe[role] === name) ?? (recipe.features.includes(name) ? 'feature' : 'none');
}

/** Gives a column a role in place of the one that it had, and takes a role that one column has at most from another. */
export function withRole(table: Table, recipe: SequenceRecipe, name: string, role: Role): Partial<SequenceRecipe> {
  const others = recipe.features.filter((feature) => feature !== name);
  const single = SINGLE_ROLES.map((own) => [own, role === own ? name : recipe[own] === name ? null : recipe[own]]);
  return {
    ...(Object.fromEntries(single) as Pick<SequenceRecipe, (typeof SINGLE_ROLES)[number]>),
    features: inColumnOrder(table, role === 'feature' ? [...others, name] : others),
  };
}

/** Makes samples of whole recordings, or of windows shorter than the longest, half of which is new. */
export function withSamples(
  { length, stride }: SequenceRecipe,
  samples: SequenceRecipe['samples'],
  steps: { readonly median: number; readonly most: number },
): Partial<SequenceRecipe> {
  if (samples === 'recordings') return { samples, length: Math.max(1, steps.most) };
  if (length < steps.most) return { samples, stride };
  const half = Math.max(1, Math.round(steps.median / 2));
  return { samples, length: half, stride: Math.max(1, Math.round(half / 2)) };
}
