import { describe, expect, it } from 'vitest';
import { recordingsRecipe, recordingsTable, slopes } from '../../../engine/testing/recordings';
import { type Role, roleOf, rolesFor, withRole, withSamples } from './editRecipe';

const TABLE = recordingsTable(slopes(4));
const RECIPE = recordingsRecipe();
const after = (name: string, role: Role) => ({ ...RECIPE, ...withRole(TABLE, RECIPE, name, role) });

describe('the role of a column', () => {
  it('takes the place of the one that the column had', () => {
    const recipe = after('x', 'order');
    expect([recipe.order, recipe.features, roleOf(recipe, 'step')]).toEqual(['x', [], 'none']);
  });

  it('of which there is one is taken from another column', () => {
    const recipe = after('part', 'label');
    expect([roleOf(recipe, 'part'), roleOf(recipe, 'kind'), roleOf(recipe, 'rec')]).toEqual([
      'label',
      'none',
      'series',
    ]);
  });

  it('of a feature keeps the order of the file', () => {
    expect(after('step', 'feature')).toMatchObject({ features: ['step', 'x'], order: null });
  });

  it('is one that suits what the column holds', () => {
    const [texts] = TABLE.columns;
    expect(texts && rolesFor(texts)).toEqual(['none', 'feature', 'series', 'label', 'parts']);
    const times = { name: 't', kind: 'time', values: new Float64Array(), datesOnly: false } as const;
    expect(rolesFor(times)).not.toContain('feature');
  });
});

describe('the choice of samples', () => {
  const steps = { median: 8, most: 11 };

  it('makes windows shorter than recordings, and whole recordings as long as the longest', () => {
    expect(withSamples(RECIPE, 'windows', steps)).toEqual({ samples: 'windows', length: 4, stride: 2 });
    expect(withSamples({ ...RECIPE, length: 4 }, 'recordings', steps)).toEqual({ samples: 'recordings', length: 11 });
  });

  it('keeps a length that makes windows already', () => {
    expect(withSamples({ ...RECIPE, length: 5, stride: 3 }, 'windows', steps)).toEqual({
      samples: 'windows',
      stride: 3,
    });
  });
});
