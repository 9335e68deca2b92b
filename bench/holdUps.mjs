/** Notes how long the page's own thread does not come round, from now on. */
export function watchForHoldUps(page) {
  return page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    window.__longestMs = 0;
    port1.onmessage = () => {
      const now = performance.now();
      window.__longestMs = Math.max(window.__longestMs, now - last);
      last = now;
      // A message a millisecond is enough, and leaves the thread to others.
      setTimeout(() => port2.postMessage(0), 1);
    };
    port2.postMessage(0);
  });
}

/** The longest of those times in milliseconds since the watch began or since it was last asked for. */
export function longestHoldUp(page) {
  return page.evaluate(() => {
    const longest = window.__longestMs;
    window.__longestMs = 0;
    return longest;
  });
}
