import { beforeEach, expect, it } from 'vitest';
import { dismissNotice, notify, useView } from './viewStore';

const shown = () => useView.getState().notices.at(-1);

beforeEach(() => useView.setState({ notices: [] }));

it('one message is shown at a time: a new one takes the place of one that informs', () => {
  notify({ tone: 'info', message: 'first' });
  notify({ tone: 'info', message: 'second' });
  expect(shown()?.message).toBe('second');
  dismissNotice(shown()?.id ?? 0);
  expect(shown()).toBeUndefined();
});

it('one that stays and that a later message hides comes back, once, until it is closed', () => {
  notify({ tone: 'error', stays: true, message: 'broken' });
  notify({ tone: 'error', stays: true, message: 'broken' });
  notify({ tone: 'info', message: 'saved' });
  expect(shown()?.message).toBe('saved');
  dismissNotice(shown()?.id ?? 0);
  expect(shown()?.message).toBe('broken');
  dismissNotice(shown()?.id ?? 0);
  expect(shown()).toBeUndefined();
});

it('a message that was taken away by now takes no other with it', () => {
  notify({ tone: 'info', message: 'first' });
  const id = shown()?.id ?? 0;
  notify({ tone: 'info', message: 'second' });
  dismissNotice(id);
  expect(shown()?.message).toBe('second');
});
