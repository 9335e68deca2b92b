import { expect, test } from './launchApp';

test('the page is isolated, so that shared memory and precise timers are available', async ({ page }) => {
  expect(await page.evaluate(() => [crossOriginIsolated, isSecureContext, typeof SharedArrayBuffer])).toEqual([
    true,
    true,
    'function',
  ]);
});

test('the page may compile WebAssembly and start a worker from a blob', async ({ page }) => {
  const answer = await page.evaluate(async () => {
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const module = await WebAssembly.compile(empty);
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(6 * 7)'], { type: 'text/javascript' })));
    const said = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    worker.terminate();
    return [module instanceof WebAssembly.Module, said];
  });
  expect(answer).toEqual([true, 42]);
});

test('the page has no WebRTC, which no policy reaches', async ({ page }) => {
  expect(await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => name.includes('RTC')))).toEqual(
    [],
  );
});

test.describe('the security policy', () => {
  // What it forbids is reported as an error of the page, which is the point here.
  test.use({ allowedFaults: /Content[ -]Security[ -]Policy/ });

  test('lets the page reach nothing but itself', async ({ page }) => {
    const reached = await page.evaluate(async () => {
      const attempt = (what: () => Promise<unknown>) =>
        what().then(
          () => 'reached',
          () => 'refused',
        );
      const loaded = (element: HTMLElement) =>
        new Promise((resolve, reject) => {
          element.onload = resolve;
          element.onerror = () => reject(new Error('not loaded'));
          document.body.append(element);
        });
      return {
        itself: await attempt(() => fetch(location.href)),
        elsewhere: await attempt(() => fetch('http://127.0.0.1:1/')),
        script: await attempt(() =>
          loaded(Object.assign(document.createElement('script'), { src: 'data:text/javascript,1' })),
        ),
        image: await attempt(() => loaded(Object.assign(new Image(), { src: 'https://example.org/x.png' }))),
      };
    });
    expect(reached).toEqual({ itself: 'reached', elsewhere: 'refused', script: 'refused', image: 'refused' });
  });

  test('opens no other page', async ({ page }) => {
    const opened = await page.evaluate(() => {
      Object.assign(document.body.appendChild(document.createElement('a')), {
        href: 'https://example.org/?data',
        target: '_blank',
      }).click();
      try {
        return window.open('https://example.org/?data');
      } catch {
        // As Firefox refuses it.
        return null;
      }
    });
    expect(opened).toBeNull();
    expect(
      page
        .context()
        .pages()
        .filter((other) => other.url().includes('example.org')),
    ).toEqual([]);
  });

  test('evaluates no strings', async ({ page }) => {
    // A script of the page itself: what a debugger evaluates is exempt.
    const refused = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), { once: true });
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is what must be refused
          setTimeout('document.title = "evaluated"', 0);
        }),
    );
    expect(refused).toBe('eval');
    expect(await page.title()).not.toBe('evaluated');
  });
});
