import { beforeEach, describe, expect, it, vi } from 'vitest';

const saveProject = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
const endTraining = vi.hoisted(() => vi.fn(() => Promise.resolve()));
const training = vi.hoisted(() => ({ runs: false }));
const showFailure = vi.hoisted(() => vi.fn());
vi.mock('./saveProject', () => ({ saveProject }));
vi.mock('../i18n/showFailure', () => ({ showFailure }));
vi.mock('./unsavedGuard', () => ({ endTraining, isTraining: () => training.runs }));

const { saveBeforeClose } = await import('./saveBeforeClose');

beforeEach(() => {
  vi.clearAllMocks();
  training.runs = false;
});

describe('saving before the window closes', () => {
  it('says whether the file was written', async () => {
    saveProject.mockResolvedValueOnce(true);
    expect(await saveBeforeClose()).toBe(true);
    saveProject.mockResolvedValueOnce(false);
    expect(await saveBeforeClose()).toBe(false);
    expect(endTraining).not.toHaveBeenCalled();
  });

  it('ends a training first, so that what it has learned is saved', async () => {
    training.runs = true;
    saveProject.mockImplementationOnce(() => {
      expect(endTraining).toHaveBeenCalledOnce();
      return Promise.resolve(true);
    });
    expect(await saveBeforeClose()).toBe(true);
  });

  it('shows why it failed, and the window stays', async () => {
    const full = new Error('full');
    saveProject.mockRejectedValueOnce(full);
    expect(await saveBeforeClose()).toBe(false);
    expect(showFailure).toHaveBeenCalledWith(full);
  });
});
