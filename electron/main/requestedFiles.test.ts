import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isDroppable, projectInArguments, RequestedFiles } from './requestedFiles';

describe('projectInArguments', () => {
  const folder = path.resolve('/home/ada');

  it('finds the project among the arguments, relative to where the app was started', () => {
    const args = ['/opt/seqloom', '--no-sandbox', 'nets/a.SEQLOOM'];
    expect(projectInArguments(args, folder)).toBe(path.join(folder, 'nets', 'a.SEQLOOM'));
  });

  it('takes an address of a local file, as some Linux desktops hand it over, and none of another machine', () => {
    const file = path.join(folder, 'nets', 'a b.seqloom');
    expect(projectInArguments(['/opt/seqloom', pathToFileURL(file).href], folder)).toBe(file);
    expect(projectInArguments(['/opt/seqloom', 'file://elsewhere/a%2Fb.seqloom'], folder)).toBeNull();
  });

  it('is null for a plain start, and for a switch that looks like one', () => {
    expect(projectInArguments(['/opt/seqloom.seqloom', '.'], folder)).toBeNull();
    expect(projectInArguments(['/opt/seqloom', '--log=a.seqloom'], folder)).toBeNull();
  });
});

describe('RequestedFiles', () => {
  it('holds the latest request until it is taken', () => {
    const requested = new RequestedFiles();
    requested.request('before.seqloom');
    let heard = 0;
    requested.onRequest(() => (heard += 1));
    requested.request(null);
    expect([requested.take(), requested.take(), heard]).toEqual(['before.seqloom', null, 0]);
    requested.request('a.seqloom');
    requested.request('b.seqloom');
    expect([requested.take(), heard]).toEqual(['b.seqloom', 2]);
  });
});

describe('a dropped file', () => {
  it('is a project by its whole path, and nothing else', () => {
    expect(isDroppable(path.resolve('/home/ada/Net.seqloom'))).toBe(true);
    for (const refused of ['Net.seqloom', '/etc/passwd', '/home/ada/.ssh/id_ed25519', '/home/ada/.seqloom/x', '']) {
      expect(isDroppable(refused)).toBe(false);
    }
  });
});
